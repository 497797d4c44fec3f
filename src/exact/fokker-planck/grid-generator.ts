import { SpecError } from '../../errors.ts';
import { gaussLegendre } from '../gauss-legendre.ts';
import type { SparseJumps } from '../linear/uniformisation.ts';
import { bernoulli } from './bernoulli.ts';
import { checkFokkerPlanck, type FokkerPlanckModel } from './fokker-planck-model.ts';

/** The two rates through each face between neighbouring cells, of each state. */
interface Hops {
  left: Int32Array;
  right: Int32Array;
  /** Rate left → right. */
  up: Float64Array;
  /** Rate right → left. */
  down: Float64Array;
}

/**
 * A Fokker–Planck equation as a jump process between sites, a site being a cell in a state. Sites are numbered so that jumps join
 * close numbers: on a ring cells alternate between its two halves (0, n − 1, 1, n − 2, …), which leaves no corner entries.
 */
export interface GridGenerator {
  cells: number;
  states: number;
  /** Cell width h. */
  width: number;
  /** Centre of the cell of each site. */
  x: Float64Array;
  /** Site of a cell in a state. */
  site: (cell: number, state: number) => number;
  /** Faces in rising order, the states of a face together. */
  hops: Hops;
  /** Hops and switches together; nothing leaves the grid. */
  jumps: SparseJumps;
}

const rule = gaussLegendre(5);

/**
 * ∂p_s/∂t = −∂j_s/∂x + Σ_{s′} (k_{s′→s} p_{s′} − k_{s→s′} p_s), j = A p − ∂(D p)/∂x (Itô), on n cells by exponential fitting (D. L.
 * Scharfetter, H. K. Gummel, IEEE Trans. Electron Devices 16, 64 (1969)): with q = D p and z = ∫A/D dx between two centres (five Gauss
 * points),
 *
 *   j = [B(−z) q_i − B(z) q_{i+1}]/h, B(z) = z/(e^z − 1),
 *
 * so that p ∝ e^{∫A/D}/D has no current at all, rates are ≥ 0 however coarse the grid, and errors are of order h².
 *
 * @throws SpecError as `checkFokkerPlanck`, for fewer than 8 cells, and where drift, diffusion or a rate is not what it must be
 */
export function gridGenerator(model: FokkerPlanckModel, n: number): GridGenerator {
  checkFokkerPlanck(model);
  if (!(Number.isInteger(n) && n >= 8)) throw SpecError.of('cells', n, 'must be an integer ≥ 8');
  const { from, boundary, states, switches = [] } = model;
  const s = states.length;
  const width = (model.to - from) / n;
  const ring = boundary === 'periodic';
  const place = (cell: number) => (!ring ? cell : cell < n / 2 ? 2 * cell : 2 * (n - 1 - cell) + 1);
  const site = (cell: number, state: number) => place(cell) * s + state;
  const centre = (cell: number) => from + (cell + 0.5) * width;

  const x = new Float64Array(n * s);
  const diffusion = new Float64Array(n * s);
  for (let cell = 0; cell < n; cell++) {
    states.forEach((state, k) => {
      x[site(cell, k)] = centre(cell);
      diffusion[site(cell, k)] = diffusionAt(state.diffusion, centre(cell));
    });
  }

  const faces = ring ? n : n - 1;
  const hops: Hops = {
    left: new Int32Array(faces * s),
    right: new Int32Array(faces * s),
    up: new Float64Array(faces * s),
    down: new Float64Array(faces * s),
  };
  for (let face = 0; face < faces; face++) {
    states.forEach(({ drift, diffusion: spread }, k) => {
      let z = 0;
      rule.nodes.forEach((node, i) => {
        // The last face of a ring lies on its seam: past it, positions start anew.
        const along = centre(face) + (width * (1 + node)) / 2;
        const at = along < model.to ? along : along - (model.to - from);
        z += (width / 2) * rule.weights[i]! * (drift(at) / diffusionAt(spread, at));
      });
      if (!Number.isFinite(z)) throw SpecError.of('drift', String(z), `must be finite near x = ${centre(face)}`);
      const [left, right] = [site(face, k), site((face + 1) % n, k)];
      const hop = face * s + k;
      hops.left[hop] = left;
      hops.right[hop] = right;
      hops.up[hop] = (diffusion[left]! * bernoulli(-z)) / width ** 2;
      hops.down[hop] = (diffusion[right]! * bernoulli(z)) / width ** 2;
    });
  }

  const sources = [...hops.left, ...hops.right];
  const targets = [...hops.right, ...hops.left];
  const rates = [...hops.up, ...hops.down];
  switches.forEach((edge, i) => {
    for (let cell = 0; cell < n; cell++) {
      const rate = edge.rate(centre(cell));
      if (!(rate >= 0 && rate < Infinity)) {
        throw SpecError.of(`switches.${i}.rate`, String(rate), `must be finite and ≥ 0 at x = ${centre(cell)}`);
      }
      sources.push(site(cell, edge.from));
      targets.push(site(cell, edge.to));
      rates.push(rate);
    }
  });
  const jumps = {
    from: Int32Array.from(sources),
    to: Int32Array.from(targets),
    rate: Float64Array.from(rates),
    leaving: new Float64Array(n * s),
  };
  return { cells: n, states: s, width, x, site, hops, jumps };
}

function diffusionAt(diffusion: (x: number) => number, x: number): number {
  const value = diffusion(x);
  if (!(value > 0 && value < Infinity)) throw SpecError.of('diffusion', String(value), `must be > 0 at x = ${x}`);
  return value;
}
