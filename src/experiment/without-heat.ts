import type { Law } from '../model/system.ts';

/**
 * A law as it stands where the path has no heat: then free energies come from the protocol work, so that no law is exact at any time
 * step, and what reads the heat cannot be measured.
 */
export function withoutHeat(law: Law, reason: string): Law {
  const { measured, untestable } = law;
  return {
    ...law,
    exactAtAnyTimeStep: false,
    untestable: (m) =>
      typeof measured === 'function' && Number.isNaN(measured(m)) ? reason : (untestable?.(m) ?? null),
  };
}
