import type { createPlan } from '../../experiment/create-plan.ts';
import type { Decided } from './engine-api.ts';

/** Points of a drawn protocol. */
const points = 121;

/** A plan's decisions as plain data. */
export function decidedOf(plan: ReturnType<typeof createPlan>): Decided {
  const { spec, freeEnergyDifference: exact } = plan;
  const moving = plan.kind === 'langevin' ? plan.model : null;
  return {
    spec,
    system: spec.system ?? null,
    steps: plan.steps,
    kT: plan.kT,
    driven: spec.measure.work,
    freeEnergyDifference: spec.measure.work && Number.isFinite(exact) ? exact : null,
    timeUnit: plan.model.parameters.find((p) => p.id === 'tau')?.unit ?? '',
    energyUnit: plan.model.energyUnit,
    coordinates: moving?.coordinates.map(({ name, unit }) => ({ name, unit })) ?? [],
    controls: (moving?.controls ?? []).map(({ name, control }) => {
      const curve = control(spec.parameters, spec.duration);
      return {
        name,
        unit: name === 'lambda' ? (moving?.coordinates[0]?.unit ?? '') : '',
        values: Array.from({ length: points }, (_, i) => curve(i / (points - 1))),
      };
    }),
  };
}
