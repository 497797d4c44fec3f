import type { Law, Measurement } from '../model/system.ts';
import { variance } from '../tally/moments.ts';

/**
 * Var w = 2kT⟨w⟩ where the work is Gaussian and the free energy does not change: Jarzynski's equality for a normal law.
 *
 * @param meanWork the exact ⟨w⟩
 */
export const workVariance = (meanWork: (m: Measurement) => number): Law => ({
  id: 'work-variance',
  kind: 'equality',
  statement: 'Var w = 2kT⟨w⟩',
  unit: '',
  measured: (m) => variance(m.moments('work')),
  expected: (m) => 2 * m.parameters.kT! * meanWork(m),
  scale: (m) => m.kT ** 2,
});
