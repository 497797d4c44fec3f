import { createLangevinPlan, type LangevinPlan } from '../../src/experiment/langevin-plan.ts';
import { parseRequest } from '../../src/experiment/spec.ts';

/** Eddy's plan of the hairpin as `eddy run hairpin` makes it, everything that it reports by default; or all but the profile. */
export const hairpinPlan = (
  trajectories: number,
  seed: number,
  precision: 'single' | 'double' = 'single',
  reports: 'all' | 'no profile' = 'all',
): LangevinPlan =>
  createLangevinPlan(
    parseRequest({
      ...{ system: 'hairpin', trajectories, seed, precision },
      ...(reports === 'no profile' && { profile: false }),
    }),
  );

const plan = hairpinPlan(1, 1);

/** ΔF in kT by quadrature. */
export const exactFreeEnergy = plan.freeEnergyDifference;

type Names = 'barrier' | 'tilt' | 'kappa' | 'a' | 'mu' | 'kT' | 'start' | 'end';
const { barrier, tilt, kappa, a, mu, kT, start, end } = plan.spec.parameters as Record<Names, number>;

/** What peers are told: the parameters in pN, nm and s, and the steps of Euler–Maruyama that Eddy takes. */
export const hairpinNumbers = { barrier, tilt, kappa, a, mu, kT, start, end, steps: plan.steps, dt: plan.spec.dt! };
