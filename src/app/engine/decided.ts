import type { createPlan } from '../../experiment/create-plan.ts';
import type { JumpPlan } from '../../experiment/jump-plan.ts';
import { modelOf } from '../../model/model-of.ts';
import type { Way } from './edge-currents.ts';
import type { Course, Decided, DecidedJump } from './engine-api.ts';
import { exactNetwork, networkCourse } from './exact-network.ts';
import { exactPopulations } from './exact-populations.ts';

/** Points of a drawn protocol. */
const points = 121;

/** A plan's decisions as plain data. */
export function decidedOf(plan: ReturnType<typeof createPlan>, edges: readonly Way[]): Decided {
  const { spec, freeEnergyDifference: exact } = plan;
  const moving = plan.kind === 'langevin' ? plan.model : null;
  return {
    spec,
    system: spec.system ?? null,
    steps: plan.steps,
    kT: plan.kT,
    driven: plan.freeEnergies,
    freeEnergyDifference: plan.freeEnergies && Number.isFinite(exact) ? exact : null,
    timeUnit: plan.model.timeUnit,
    energyUnit: plan.model.energyUnit,
    coordinates: moving?.coordinates.map(({ name, unit }) => ({ name, unit })) ?? [],
    controls: (moving?.controls ?? [])
      .filter((c) => !c.probe)
      .map(({ name, control }) => {
        const curve = control(spec.parameters, spec.duration);
        return {
          name,
          unit: name === 'lambda' ? (moving?.coordinates[0]?.unit ?? '') : '',
          values: Array.from({ length: points }, (_, i) => curve(i / (points - 1))),
        };
      }),
    jump: plan.kind === 'jump' ? jumpOf(plan, edges) : null,
  };
}

/** Recorded times at which exact means are worked out at most. */
const mostTimes = 60;

function jumpOf(plan: JumpPlan, edges: readonly Way[]): DecidedJump | null {
  const model = modelOf(plan.system, plan.spec.parameters);
  if (model.kind !== 'jump') return null;
  const { parameters, duration } = plan.spec;
  const recorded = plan.openRecord?.().report().t ?? [];
  const every = Math.ceil(recorded.length / mostTimes);
  const times = recorded.filter((_, i) => i % every === 0 || i === recorded.length - 1);
  const currents = model.currents.map((c) => c.id);
  const nothing = { form: model.form, currents, species: [], network: null, populations: [], course: null };
  if (model.form === 'network')
    return {
      ...nothing,
      network: exactNetwork(model, parameters, duration, edges),
      course: times.length > 0 ? networkCourse(model, parameters, duration, times) : null,
    };
  if (model.form === 'events')
    return { ...nothing, species: [...model.variables, ...model.assignments].map((v) => v.name) };
  const exact = exactPopulations(model, parameters, duration, times);
  return {
    ...nothing,
    species: [...model.species, ...model.assignments].map((s) => s.name),
    populations: exact?.laws ?? [],
    course: exact?.course ? named(exact.course) : null,
  };
}

/** Means under the names by which they are recorded. */
const named = ({ t, mean }: Course): Course => ({
  t,
  mean: Object.fromEntries(Object.entries(mean).map(([name, values]) => [`mean-${name}`, values])),
});
