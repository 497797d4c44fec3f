import { barRoot } from './bar-root.ts';
import type { Estimate } from './measured.ts';

/** Energy differences in kT between a state and the next, from samples of either. */
export interface NeighbourWorks {
  /** u_{k+1} − u_k at samples of state k. */
  readonly forward: Float64Array;
  /** u_k − u_{k+1} at samples of state k + 1. */
  readonly reverse: Float64Array;
}

/** Bennett's ratio between all neighbours. */
export interface BarChain {
  /** Between each state and the next; NaN where their energies do not overlap at all. In kT. */
  readonly steps: readonly { readonly value: number; readonly standardError: number }[];
  /** From the first to the last. */
  readonly total: Estimate;
}

/**
 * Bennett's acceptance ratio between neighbouring states, and their sum. Each state's samples enter two neighbouring ratios, so the
 * error of the sum is taken from what every sample adds to it (its influence to first order), not from the single errors.
 */
export function barChain(pairs: readonly NeighbourWorks[]): BarChain {
  const steps = pairs.map(barStep);
  const variance = steps.reduce((sum, { reverse }, k) => {
    const next = steps[k + 1]?.forward;
    return (
      sum + (k === 0 ? scatter(steps[0]!.forward) : 0) + scatter(next ? reverse.map((x, n) => x + next[n]!) : reverse)
    );
  }, 0);
  const value = steps.reduce((sum, step) => sum + step.value, 0);
  const gap = steps.findIndex((step) => Number.isNaN(step.value));
  return {
    steps: steps.map((step) => ({
      value: step.value,
      standardError: Math.sqrt(scatter(step.forward) + scatter(step.reverse)),
    })),
    total: {
      id: 'bar',
      value,
      standardError: Math.sqrt(variance),
      reason: gap < 0 ? null : `states ${gap} and ${gap + 1} do not overlap at all`,
    },
  };
}

/** ΔF, and what each sample of either side adds to it. */
function barStep({ forward, reverse }: NeighbourWorks) {
  const none = (works: Float64Array) => new Float64Array(works.length).fill(Number.NaN);
  const value = barRoot(forward, reverse);
  const shift = Math.log(forward.length / reverse.length) - value;
  const fermi = (works: Float64Array, by: number) => works.map((w) => 1 / (1 + Math.exp(w + by)));
  const f = fermi(forward, shift);
  const r = fermi(reverse, -shift);
  const information = [f, r].reduce((sum, side) => sum + side.reduce((s, x) => s + x * (1 - x), 0), 0);
  if (!(information > 0)) return { value: Number.NaN, forward: none(forward), reverse: none(reverse) };
  return {
    value,
    forward: f.map((x) => -x / information),
    reverse: r.map((x) => x / information),
  };
}

/** Variance of the sum of independent numbers, from their own scatter. */
function scatter(numbers: Float64Array): number {
  const { length } = numbers;
  const mean = numbers.reduce((sum, x) => sum + x, 0) / length;
  return (numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) * length) / (length - 1);
}
