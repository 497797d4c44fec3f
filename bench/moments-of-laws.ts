import type { Result } from '../src/experiment/result.ts';
import type { Moments } from '../src/tally/moments.ts';

/**
 * Moments of the protocol work as a whole run reports them: mean and variance are what its laws measured. Higher ones are those of a normal
 * law of this variance, as the exact one is: so the answer is not held against an error of its own.
 */
export function momentsOfLaws({ laws, timing }: Result): Moments {
  const count = timing.trajectories;
  const measured = (id: string) => laws.find((law) => law.id === id)!.measured!;
  const m2 = measured('work-variance') * (count - 1);
  const m4 = (3 * m2 ** 2) / count;
  return { count, mean: measured('mean-work'), m2, m3: 0, m4, minimum: Number.NaN, maximum: Number.NaN };
}
