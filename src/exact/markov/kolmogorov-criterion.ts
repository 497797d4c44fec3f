import type { ExactNumber } from '../exact-number.ts';
import { affinity } from './affinity.ts';
import type { Channel } from './channel.ts';
import { communicatingClasses } from './communicating-classes.ts';
import { type Cycle, cycleBasis } from './cycle-basis.ts';

/** Whether the rates allow detailed balance; if not, a fundamental cycle that breaks it most. */
export interface KolmogorovCriterion {
  holds: boolean;
  /** The largest |A| over the fundamental cycles, 0 without cycles; NaN with the reason where a cycle has a one-way step. */
  largestAffinity: ExactNumber;
  worst: Cycle | undefined;
}

/**
 * Kolmogorov's criterion: the stationary law obeys detailed balance, channel by channel, exactly if every cycle's product of rates is
 * the same both ways round (A. Kolmogorov, Math. Ann. 112, 155 (1936)); it suffices to look at a cycle basis. States that are left
 * for good do not count.
 *
 * @param tolerance the largest |A| that rounding of the rates may cause
 * @throws SpecError as `checkChannels`
 */
export function kolmogorovCriterion(channels: readonly Channel[], n: number, tolerance = 1e-9): KolmogorovCriterion {
  const recurrent = new Set(communicatingClasses(channels, n).flatMap((c) => (c.closed ? c.states : [])));
  let worst: Cycle | undefined;
  let largestAffinity: ExactNumber = { value: 0 };
  for (const cycle of cycleBasis(channels, n, ({ from, rate }) => rate > 0 && recurrent.has(from))) {
    const a = affinity(channels, cycle.steps);
    if (a.reason) return { holds: false, largestAffinity: a, worst: cycle };
    if (Math.abs(a.value) <= largestAffinity.value) continue;
    largestAffinity = { value: Math.abs(a.value) };
    worst = cycle;
  }
  return { holds: largestAffinity.value <= tolerance, largestAffinity, worst };
}
