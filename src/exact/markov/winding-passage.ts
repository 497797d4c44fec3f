import { SpecError } from '../../errors.ts';
import { type FirstPassage, firstPassage } from './first-passage.ts';

/** First completion of a turn, once the way the ring is written and once against it. */
export interface WindingPassage {
  forward: FirstPassage;
  backward: FirstPassage;
}

/**
 * First time at which a walk on a ring of n ≤ 31 states is back at its start having wound once: the ring is unrolled to a line that
 * ends n steps away on either side. The chances have the ratio e^A and the times the same law (Haldane symmetry; H. Ge, J. Phys. Chem.
 * B 112, 61 (2008)), which is also the same for every start.
 *
 * @param forward rate of i → i+1 @param backward rate of i+1 → i, both for i = 0 … n−1 with n ≡ 0
 * @throws SpecError for lists of different lengths
 */
export function windingPassage(forward: readonly number[], backward: readonly number[]): WindingPassage {
  const n = forward.length;
  if (backward.length !== n) throw SpecError.of('backward', backward.length, `must give ${n} rates as forward does`);
  const line = [...forward, ...forward].flatMap((rate, k) => [
    { from: k, to: k + 1, rate },
    { from: k + 1, to: k, rate: backward[k % n]! },
  ]);
  return {
    forward: firstPassage(line, 2 * n + 1, [2 * n], [0])[n]!,
    backward: firstPassage(line, 2 * n + 1, [0], [2 * n])[n]!,
  };
}
