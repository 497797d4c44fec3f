import type { Plan } from '../../experiment/plan.ts';
import type { Decided } from './engine-api.ts';

/** Points of a drawn protocol. */
const points = 121;

/** A plan's decisions as plain data. */
export function decidedOf(plan: Plan): Decided {
  const { spec, model, equilibrium } = plan;
  const exact = equilibrium.freeEnergyDifference;
  return {
    spec,
    system: spec.system ?? null,
    steps: plan.steps,
    kT: plan.kT,
    driven: spec.measure.work,
    freeEnergyDifference: spec.measure.work && Number.isFinite(exact) ? exact : null,
    timeUnit: model.parameters.find((p) => p.id === 'tau')?.unit ?? '',
    energyUnit: model.energyUnit,
    coordinates: model.coordinates.map(({ name, unit }) => ({ name, unit })),
    controls: model.controls.map(({ name, control }) => {
      const curve = control(spec.parameters, spec.duration);
      return {
        name,
        unit: name === 'lambda' ? (model.coordinates[0]?.unit ?? '') : '',
        values: Array.from({ length: points }, (_, i) => curve(i / (points - 1))),
      };
    }),
  };
}
