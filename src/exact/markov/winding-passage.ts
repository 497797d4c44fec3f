import { SpecError } from '../../errors.ts';
import { type FirstPassage, firstPassage } from './first-passage.ts';

/** First completion of a turn, once the way the ring is written and once against it. */
export interface WindingPassage {
  forward: FirstPassage;
  backward: FirstPassage;
}

/**
 * First time at which a walk on a ring of n ≤ 31 states, started at `start`, is back there having wound once: the ring is unrolled to
 * a line that ends at ±n steps. The chances have the ratio e^A and the times the same law (Haldane symmetry; H. Ge, J. Phys. Chem. B
 * 112, 61 (2008)).
 *
 * @param forward rate of i → i+1 @param backward rate of i+1 → i, both for i = 0 … n−1 with n ≡ 0
 * @throws SpecError for lists of different lengths
 */
export function windingPassage(forward: readonly number[], backward: readonly number[], start: number): WindingPassage {
  const n = forward.length;
  if (backward.length !== n) throw SpecError.of('backward', backward.length, `must give ${n} rates as forward does`);
  const line = Array.from({ length: 2 * n }, (_, k) => k % n).flatMap((i, k) => [
    { from: k, to: k + 1, rate: forward[i]! },
    { from: k + 1, to: k, rate: backward[i]! },
  ]);
  return {
    forward: firstPassage(line, 2 * n + 1, [2 * n], [0])[n]!,
    backward: firstPassage(line, 2 * n + 1, [0], [2 * n])[n]!,
  };
}
