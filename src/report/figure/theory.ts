import { biasLaws } from '../../estimate/bias-laws.ts';
import type { WorkStudy } from '../../estimate/work-study.ts';
import type { Reference } from './reference.ts';

/** What theory says of Jarzynski's estimate from N forward works, in kT; NaN where it says nothing. */
export interface Theory {
  /** Var(e^{−W_d}): bias Var/(2N) and spread √(Var/N) for N far above it. */
  readonly variance: number;
  /** ⟨W_d⟩: bias ⟨W_d⟩/N and spread √(2⟨W_d⟩/N) near equilibrium. */
  readonly dissipated: number;
}

export function theoryOf({ blocks, diagnostics }: WorkStudy, { value, standardError }: Reference): Theory {
  const { forward } = biasLaws(blocks, { value, standardError }, diagnostics.heavyTail);
  return { variance: forward.weightVariance.value, dissipated: forward.dissipatedWork.value };
}
