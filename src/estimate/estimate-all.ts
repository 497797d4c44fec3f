import type { Ensemble } from '../tally/side-stream.ts';
import { type Diagnostics, diagnose } from './diagnostics.ts';
import { freeEnergies } from './free-energies.ts';
import type { Estimate } from './measured.ts';
import { warningsOf } from './warnings.ts';

/** Free energies with errors, what tells whether to trust them, and the same in plain words. */
export interface Estimates {
  readonly estimates: Estimate[];
  readonly diagnostics: Diagnostics;
  readonly warnings: string[];
}

/**
 * All free-energy estimates of a pair of ensembles, or of forward works alone (the others then are NaN with a reason).
 * @throws RangeError when the forward ensemble has no works
 */
export function estimateAll(forward: Ensemble, reverse: Ensemble | null): Estimates {
  const energies = freeEnergies(forward, reverse);
  const diagnostics = diagnose(forward, reverse, energies);
  const { estimates } = energies;
  return { estimates, diagnostics, warnings: warningsOf(forward, reverse, estimates, diagnostics) };
}
