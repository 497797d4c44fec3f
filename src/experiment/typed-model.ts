import { freeEnergyLaws } from '../laws/free-energy.ts';
import type { ParsedLangevinSpec } from '../model/spec.ts';
import type { System } from '../model/system.ts';

/** A typed-in Langevin model as a system: driven from equilibrium, it obeys the four free-energy laws. */
export function systemOfModel(
  model: ParsedLangevinSpec,
  measure: { work?: boolean | undefined; reverse?: boolean | undefined },
): System {
  const driven = Object.keys(model.controls).length > 0;
  const fromEquilibrium = model.initial === 'equilibrium' && Object.keys(model.force).length === 0;
  const work = measure.work ?? driven;
  const reverse = measure.reverse ?? (work && fromEquilibrium);
  return {
    id: 'model',
    title: 'Typed-in model',
    kind: 'langevin',
    summary: 'A potential of your own.',
    model,
    duration: 1,
    dt: null,
    trajectories: 100_000,
    measure: { work, reverse },
    observables: {},
    laws: work && reverse && fromEquilibrium ? freeEnergyLaws : [],
    sources: [],
  };
}
