import { SpecError } from '../errors.ts';
import type { LangevinModel } from '../model/langevin.ts';
import type { Start } from './start-plan.ts';
import { valueAt } from './value-at.ts';

/** Steps, in whole groups, that trajectories relax: as the model says; where no stationary law is known, as long as the run itself. */
export function settlingSteps(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  start: Start,
  duration: number,
  dt: number,
  groupSteps: number,
): number {
  const time = model.burnIn ? valueAt(model.burnIn, parameters) : start.unsettled ? duration : 0;
  if (!(time >= 0 && Number.isFinite(time))) throw SpecError.of('model.burnIn', time, 'must be finite and ≥ 0');
  // it would lead away from the exact law that free energies rest on: to that of the scheme, and out of a confinement
  if (time > 0 && model.initial === 'equilibrium')
    throw SpecError.of('model.burnIn', time, 'must be 0 where trajectories start in equilibrium');
  return groupSteps * Math.ceil((time / dt / groupSteps) * (1 - 1e-12));
}
