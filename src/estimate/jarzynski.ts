import { logMeanExp } from '../tally/log-sum-exp.ts';
import type { WorkTally } from '../tally/work-tally.ts';
import { type Measured, measured, unavailable } from './measured.ts';

/**
 * Free energy difference from forward works, ΔF = −ln⟨e^{−W_F}⟩, in kT; infinite works have weight zero
 * (Jarzynski, PRL 78, 2690 (1997)).
 */
export function jarzynskiForward(work: WorkTally): Measured {
  return exponentialAverage(work, -1);
}

/** Free energy difference from reverse works, ΔF = +ln⟨e^{−W_R}⟩, in kT. */
export function jarzynskiReverse(work: WorkTally): Measured {
  return exponentialAverage(work, 1);
}

function exponentialAverage({ count, exponential }: WorkTally, sign: 1 | -1): Measured {
  if (count === 0) return unavailable('no works');
  return measured(sign * logMeanExp(exponential), 'every work is infinite');
}
