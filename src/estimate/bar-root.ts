import { risingRoot } from './rising-root.ts';

/** ln Σ f(x_i + shift) of Fermi functions f(x) = 1/(1 + e^x), and the mean of f weighted by f, free of underflow. */
export function logFermiSum(works: ArrayLike<number>, minimum: number, shift: number): { log: number; mean: number } {
  const a = minimum + shift;
  let sum = 0;
  let squares = 0;
  const least = Math.exp(-Math.abs(a));
  for (let i = 0; i < works.length; i++) {
    const b = works[i]! + shift;
    if (!Number.isFinite(b)) continue;
    // f(b)/f(a) and f(b), written so that no exponential overflows (b ≥ a), with one for each work.
    if (a > 0) {
      const fall = Math.exp(a - b);
      const small = fall * least;
      const ratio = (fall * (1 + least)) / (1 + small);
      sum += ratio;
      squares += (ratio * small) / (1 + small);
    } else {
      const f = 1 / (1 + Math.exp(b));
      const ratio = (1 + least) * f;
      sum += ratio;
      squares += ratio * f;
    }
  }
  const logLargest = Math.min(0, -a) - Math.log1p(least);
  return { log: logLargest + Math.log(sum), mean: squares / sum };
}

interface Extent {
  readonly count: number;
  readonly finite: number;
  readonly minimum: number;
  readonly maximum: number;
}

function extentOf(works: ArrayLike<number>): Extent {
  let count = 0;
  let finite = 0;
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < works.length; i++) {
    const w = works[i]!;
    if (Number.isNaN(w) || w === Number.NEGATIVE_INFINITY) continue;
    count++;
    if (w === Number.POSITIVE_INFINITY) continue;
    finite++;
    if (w < minimum) minimum = w;
    if (w > maximum) maximum = w;
  }
  return { count, finite, minimum, maximum };
}

/**
 * ΔF in kT solving Bennett's equation Σ f_F = Σ f_R (as in `bar`) over stored works W_F and W_R, to rounding, in log space: a
 * solution exists even where the densities are far apart. Works of +∞ count with weight zero, NaN and −∞ not at all. NaN when
 * a side has no finite work.
 */
export function barRoot(forward: ArrayLike<number>, reverse: ArrayLike<number>): number {
  const f = extentOf(forward);
  const r = extentOf(reverse);
  if (!f.finite || !r.finite) return Number.NaN;
  // Beyond all works by the logarithm of the counts, one sum exceeds the other for certain.
  const margin = 2 + Math.log(f.count) + Math.log(r.count);
  const low = Math.min(f.minimum, -r.maximum) - margin;
  const high = Math.max(f.maximum, -r.minimum) + margin;
  const root = risingRoot(
    (c) => {
      const sumF = logFermiSum(forward, f.minimum, -c);
      const sumR = logFermiSum(reverse, r.minimum, c);
      return { value: sumF.log - sumR.log, slope: 2 - sumF.mean - sumR.mean };
    },
    low,
    high,
  );
  return root + Math.log(f.count / r.count);
}
