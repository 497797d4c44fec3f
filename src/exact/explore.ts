import { lineMinimum } from './line-minimum.ts';

/** What a search over all scales saw of a reduced potential on an interval. */
export interface Landscape {
  /** Points looked at, rising, and the potential there. */
  x: number[];
  u: number[];
  /** Local minima, lowest first. */
  minima: { x: number; u: number }[];
}

/** Steps away from a minimum, over all scales a double precision coordinate can have around it. */
const ladders = [2, 6].map((n) => Array.from({ length: 36 * n + 1 }, (_, i) => 10 ** (i / n - 18)));

/** Points of the whole line: 0 and ± every scale from 1e-18 to 1e18. */
export function linePoints(perDecade = 16): number[] {
  const right = Array.from({ length: 36 * perDecade + 1 }, (_, i) => 10 ** (i / perDecade - 18));
  return [...right.map((x) => -x).reverse(), 0, ...right];
}

const mostMinima = 48;
/** Wells this far above the deepest do not matter to any average. */
const shallow = 120;

/**
 * Finds the wells of u: local minima on the base points are followed down, then the neighbourhood of each is looked at
 * on a geometric ladder, which shows further wells (`perDecade` steps per decade); repeated until none is new. A well is found if a point of the base
 * grid or of a ladder lies on a slope that leads into it. u gives +∞ where the density is zero.
 */
export function explore(u: (x: number) => number, base: readonly number[], perDecade: 2 | 6 = 6): Landscape {
  const ladder = ladders[perDecade === 2 ? 0 : 1]!;
  const lo = base[0]!;
  const hi = base[base.length - 1]!;
  let x = [...base];
  let value = x.map(u);
  const minima: { x: number; u: number }[] = [];
  for (let round = 0; round < 4; round++) {
    const fresh: { x: number; u: number }[] = [];
    for (const { a, i, b } of candidates(value, minima[0]?.u)) {
      if (minima.some((m) => m.x >= x[a]! && m.x <= x[b]!)) continue;
      const found = lineMinimum(u, x[a]!, x[i]!, x[b]!);
      if (!fresh.some((m) => m.x === found.x)) fresh.push({ x: found.x, u: found.value });
    }
    if (!fresh.length) break;
    minima.push(...fresh);
    minima.sort((p, q) => p.u - q.u);
    const seen = new Map(x.map((p, i) => [p, value[i]!]));
    for (const m of fresh) {
      seen.set(m.x, m.u);
      if (m.u > minima[0]!.u + shallow) continue;
      for (const step of ladder)
        for (const p of [m.x - step, m.x + step]) {
          if (p < lo || p > hi || seen.has(p)) continue;
          const v = u(p);
          // Closer in than this the well is flat: nothing to see but rounding.
          if (Math.abs(v - m.u) > 1e-3) seen.set(p, v);
        }
    }
    const sorted = [...seen].sort((p, q) => p[0] - q[0]);
    x = sorted.map((p) => p[0]);
    value = sorted.map((p) => p[1]);
  }
  return { x, u: value, minima };
}

/** The lowest local minima of a sampled function, each with the places around it; what is level to 1e-3 is one place. */
function candidates(u: readonly number[], lowest = Infinity): { a: number; i: number; b: number }[] {
  const first: number[] = [];
  const low: number[] = [];
  for (let i = 0; i < u.length; i++) {
    const reference = i ? u[first.at(-1)!]! : Number.NaN;
    const level = Math.abs(u[i]! - reference) <= 1e-3 + 4 * Number.EPSILON * Math.abs(reference);
    if (i && (level || u[i] === reference)) {
      if (u[i]! < u[low.at(-1)!]!) low[low.length - 1] = i;
    } else {
      first.push(i);
      low.push(i);
    }
  }
  const at = (k: number) => u[low[k]!] ?? Infinity;
  return low
    .map((i, k) => ({ a: low[k - 1] ?? 0, i, b: low[k + 1] ?? u.length - 1, k }))
    .filter(({ k }) => at(k) < Math.min(at(k - 1), lowest + 1e4) && at(k) <= at(k + 1))
    .sort((p, q) => u[p.i]! - u[q.i]!)
    .slice(0, mostMinima);
}

/**
 * Panel ends for ∫e^{−u}dx: the minima, both sides of every jump, and points where u has moved by about 2. Intervals
 * where u stays above its least value by `level` at every point seen are left out (returned as separate runs).
 */
export function panelEnds(landscape: Landscape, level: number): number[][] {
  const { x, u, minima } = landscape;
  const floor = minima[0]?.u ?? Infinity;
  const bottoms = new Set(minima.map((m) => m.x));
  const height = (i: number) => Math.min(u[i]! - floor, level);
  const runs: number[][] = [];
  let run: number[] = [];
  let last = level;
  for (let i = 0; i < x.length; i++) {
    const high = height(i) >= level;
    const before = i === 0 || height(i - 1) >= level;
    const after = i + 1 === x.length || height(i + 1) >= level;
    if (high && before && after) continue;
    const moved = Math.abs(height(i) - last) > 2;
    const jumps = i + 1 === x.length || Math.abs(height(i + 1) - height(i)) > 2;
    if (high && before) run = [x[i]!];
    else if (high || !run.length || moved || jumps || bottoms.has(x[i]!)) run.push(x[i]!);
    else continue;
    last = height(i);
    if (high && !before) {
      if (run.length > 1) runs.push(run);
      run = after ? [] : [x[i]!];
    }
  }
  if (run.length > 1) runs.push(run);
  return runs;
}
