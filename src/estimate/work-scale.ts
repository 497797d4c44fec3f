import { bracketOf } from '../tally/fermi-sums.ts';
import type { Bins } from '../tally/histogram.ts';
import type { WorkScale } from '../tally/work-scale.ts';
import { barRoot } from './bar-root.ts';

/** Widest bracket, in kT: beyond it the pilot says so little that no estimate from it would be trusted. */
const widest = 12;

/** Most bins of a work histogram; at least two thirds as many are used. */
const mostBins = 160;

/** Mantissas of round bin widths; neighbours differ by a factor of 1.5 at most. */
const mantissas = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/**
 * Fixes histogram bins and the bracket of Bennett's ratio from the first works of an ensemble (usually 4096 of each direction):
 * the bracket is the pilot's root ± max(1, 10 standard errors), the bins span W_F and −W_R with a fifth of their range to spare.
 *
 * @param forward pilot works W_F in kT
 * @param reverse pilot works W_R in kT, or null: then there is no bracket
 * @param ratio N_F/N_R of the ensemble to come, when it differs from the pilot's
 */
export function workScale(forward: Float64Array, reverse: Float64Array | null = null, ratio?: number): WorkScale {
  const values = [
    forward.filter(Number.isFinite),
    (reverse ?? new Float64Array(0)).filter(Number.isFinite).map((w) => -w),
  ];
  return { bins: roundBins(values), bracket: reverse && bracketAround(forward, reverse, ratio) };
}

/** A bracket that holds both. */
export function bracketOver(a: WorkScale['bracket'], b: WorkScale['bracket']): WorkScale['bracket'] {
  if (!a || !b) return a ?? b;
  const low = Math.min(a.center - a.halfWidth, b.center - b.halfWidth);
  const high = Math.max(a.center + a.halfWidth, b.center + b.halfWidth);
  return bracketOf((low + high) / 2, (high - low) / 2);
}

function bracketAround(forward: Float64Array, reverse: Float64Array, ratio?: number): WorkScale['bracket'] {
  const valid = (works: Float64Array) => works.filter((w) => w > Number.NEGATIVE_INFINITY);
  const [f, r] = [valid(forward), valid(reverse)];
  const root = barRoot(f, r);
  if (Number.isNaN(root)) return bracketOf(0, 1);
  const c = root - Math.log(f.length / r.length);
  const information = (works: Float64Array, shift: number) =>
    works.reduce((sum, w) => sum + 1 / (2 + 2 * Math.cosh(w + shift)), 0);
  const square = 1 / (information(f, -c) + information(r, c)) - 1 / f.length - 1 / r.length;
  const halfWidth = Math.min(widest, Math.max(1, 10 * Math.sqrt(Math.max(0, square))));
  return bracketOf(root - Math.log(ratio ?? f.length / r.length), halfWidth);
}

/** Round bins over all values; outliers many times farther out than the outermost hundredth do not stretch them. */
function roundBins(sides: readonly Float64Array[]): Bins {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const side of sides) {
    if (side.length === 0) continue;
    const sorted = side.toSorted();
    const at = (place: number) => sorted[place]!;
    const last = sorted.length - 1;
    const [middle, outer] = [at(Math.floor(last / 2)), Math.floor(last / 100)];
    low = Math.min(low, Math.max(at(0), middle - 10 * (middle - at(outer))));
    high = Math.max(high, Math.min(at(last), middle + 10 * (at(last - outer) - middle)));
  }
  if (low > high) return roundBinsOver(-1, 1);
  const spread = high - low;
  const least = Math.max(1e-6, 1e-9 * Math.max(Math.abs(low), Math.abs(high)));
  const margin = spread > least ? spread / 5 : 1;
  return roundBinsOver(low - margin, high + margin);
}

function roundBinsOver(low: number, high: number): Bins {
  const raw = (high - low) / (mostBins - 2);
  const decade = 10 ** Math.floor(Math.log10(raw));
  const width = Number((mantissas.find((m) => m * decade >= raw)! * decade).toPrecision(2));
  const first = Math.floor(low / width);
  return { lower: Number((first * width).toPrecision(12)), width, count: Math.ceil(high / width) - first };
}
