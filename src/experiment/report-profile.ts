import type { Profiles } from '../estimate/profile/estimate-profile.ts';
import type { ProfileEstimate } from '../estimate/profile/profile-estimate.ts';
import type { ProfilePlan } from './profile-plan.ts';
import type { OrNull, ReportedProfile, ReportedProfileEstimate } from './result.ts';

/** Profiles with errors, and the exact one. */
export function reportProfile({ axis, grid, of, exact }: ProfilePlan, profiles: Profiles): ReportedProfile {
  const { hummerSzabo, minhAdib } = profiles;
  return {
    axis: { ...axis, edges: Array.from({ length: grid.cells + 1 }, (_, i) => grid.lower + i * grid.width) },
    slices: grid.slices,
    unit: 'kT',
    of,
    exact: Array.from(exact, finite),
    estimators: {
      'hummer-szabo': reportEstimate(hummerSzabo),
      ...(minhAdib && { 'minh-adib': reportEstimate(minhAdib) }),
    },
  };
}

function reportEstimate({ values, standardErrors, effectiveWorks, reasons }: ProfileEstimate): ReportedProfileEstimate {
  return {
    value: Array.from(values, finite),
    standardError: Array.from(standardErrors, finite),
    effectiveWorks: Array.from(effectiveWorks),
    trusted: reasons.map((reason) => reason === null),
    reason: [...reasons],
  };
}

const finite = (x: number): OrNull => (Number.isFinite(x) ? x : null);
