import type { Result } from '../src/experiment/result.ts';
import type { Moments } from '../src/tally/moments.ts';

/**
 * Moments of the protocol work as a whole run reports them: those whose mean, variance and errors are what its laws measured. The third is not
 * reported; it is that of a normal law, and enters nothing but the fourth of rounds taken together, times the difference of their means.
 */
export function momentsOfLaws({ laws, timing }: Result): Moments {
  const count = timing.trajectories;
  const law = (id: string) => laws.find((l) => l.id === id)!;
  const [{ measured: mean }, { measured: variance, standardError }] = [law('mean-work'), law('work-variance')];
  const m2 = variance! * (count - 1);
  // As in `standardErrorOfVariance`, solved for the fourth moment.
  const m4 = count * (count * standardError! ** 2 + ((m2 / count) ** 2 * (count - 3)) / (count - 1));
  return { count, mean: mean!, m2, m3: 0, m4, minimum: Number.NaN, maximum: Number.NaN };
}
