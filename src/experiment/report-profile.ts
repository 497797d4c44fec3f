import type { Profiles } from '../estimate/profile/estimate-profile.ts';
import type { ProfileEstimate } from '../estimate/profile/profile-estimate.ts';
import { orNull } from '../or-null.ts';
import type { ProfilePlan } from './profile-plan.ts';
import type { ReportedProfile, ReportedProfileEstimate } from './result.ts';

/** Profiles with errors, and the exact one. */
export function reportProfile({ axis, grid, of, exact }: ProfilePlan, profiles: Profiles): ReportedProfile {
  const { hummerSzabo, minhAdib } = profiles;
  return {
    axis: { ...axis, edges: Array.from({ length: grid.cells + 1 }, (_, i) => grid.lower + i * grid.width) },
    slices: grid.slices,
    unit: 'kT',
    of,
    exact: Array.from(exact, orNull),
    estimators: {
      'hummer-szabo': reportEstimate(hummerSzabo),
      ...(minhAdib && { 'minh-adib': reportEstimate(minhAdib) }),
    },
  };
}

function reportEstimate({ values, standardErrors, effectiveWorks, reasons }: ProfileEstimate): ReportedProfileEstimate {
  return {
    value: Array.from(values, orNull),
    standardError: Array.from(standardErrors, orNull),
    effectiveWorks: Array.from(effectiveWorks),
    trusted: reasons.map((reason) => reason === null),
    reason: [...reasons],
  };
}
