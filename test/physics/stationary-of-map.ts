/** A Markov chain on a line or a ring whose step uses one standard normal. */
export interface NoisyMap {
  /** x′ of x and the normal. */
  readonly step: (x: number, z: number) => number;
  /** Where the stationary law lives; a ring closes at its ends. */
  readonly from: number;
  readonly to: number;
  readonly ring?: boolean;
  readonly cells: number;
  /** Steps after which the chain is stationary. */
  readonly steps: number;
}

const reach = 7;
const count = 57;

/** Normals and weights of the trapezium rule, which is exact to rounding for smooth functions of a normal. */
const normals = Array.from({ length: count }, (_, q) => -reach + (2 * reach * q) / (count - 1));
const raw = normals.map((z) => Math.exp((-z * z) / 2));
const total = raw.reduce((s, w) => s + w, 0);
const weights = raw.map((w) => w / total);

/** Lagrange's cubic shares of a point at t ∈ [0, 1) between the second and third of four cells: they keep moments up to the third. */
const shares = (t: number) => [
  (-t * (t - 1) * (t - 2)) / 6,
  ((t + 1) * (t - 1) * (t - 2)) / 2,
  (-(t + 1) * t * (t - 2)) / 2,
  ((t + 1) * t * (t - 1)) / 6,
];

/**
 * Average of f(x, z) over the stationary law of a chain, z being the normal of the step to come: its transition is iterated on a
 * grid, fine enough for six digits where steps are several cells wide.
 */
export function stationaryOfMap(map: NoisyMap, f: (x: number, z: number) => number): number {
  const { from, to, ring, cells, step } = map;
  const h = (to - from) / cells;
  const grid = Array.from({ length: cells }, (_, i) => from + (i + 0.5) * h);
  const target: number[] = [];
  const share: number[] = [];
  for (const x of grid)
    for (const [q, z] of normals.entries()) {
      const at = (step(x, z) - from) / h - 0.5;
      const first = Math.floor(at) - 1;
      shares(at - first - 1).forEach((s, k) => {
        const cell = ring ? (((first + k) % cells) + cells) % cells : first + k;
        const inside = cell >= 0 && cell < cells;
        target.push(inside ? cell : 0);
        share.push(inside ? s * weights[q]! : 0);
      });
    }
  const each = 4 * count;
  let p = new Float64Array(cells).fill(1 / cells);
  for (let round = 0; round < map.steps; round++) {
    const next = new Float64Array(cells);
    for (let i = 0; i < cells; i++)
      for (let k = i * each; k < (i + 1) * each; k++) next[target[k]!]! += p[i]! * share[k]!;
    p = next;
  }
  const mass = p.reduce((s, v) => s + v, 0);
  return grid.reduce((s, x, i) => s + p[i]! * normals.reduce((r, z, q) => r + weights[q]! * f(x, z), 0), 0) / mass;
}
