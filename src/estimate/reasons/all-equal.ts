import type { WorkTally } from '../../tally/work-tally.ts';

/** Whether several works are finite and all the same. */
export function allEqual({ count, infinite, moments }: WorkTally): boolean {
  return count > 1 && infinite === 0 && moments.minimum === moments.maximum;
}
