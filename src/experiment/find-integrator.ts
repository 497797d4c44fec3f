import { SpecError } from '../errors.ts';
import type { Integrator } from '../kernel/integrator.ts';
import { integrators } from '../kernel/langevin-kernel.ts';
import type { LangevinModel } from '../model/langevin.ts';

/** The time-stepping scheme of that id, by default the first that fits the dynamics. @throws SpecError where it does not fit the model */
export function findIntegrator(model: LangevinModel, asked: string | undefined): Integrator {
  const fitting = integrators.filter((i) => i.dynamics === model.dynamics);
  const found = asked === undefined ? fitting[0] : fitting.find((i) => i.id === asked);
  if (!found)
    throw SpecError.of('integrator', asked, `for ${model.dynamics} motion: ${fitting.map((i) => i.id).join(', ')}`);
  const refusal = found.refuses?.(model);
  if (refusal) throw SpecError.of('integrator', asked, refusal);
  return found;
}
