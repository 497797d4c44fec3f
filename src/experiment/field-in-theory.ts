import type { FieldInTheory } from '../model/system.ts';
import type { Plan } from './plan.ts';
import { theoryOf } from './theory-of.ts';

/** Exact fields can be costly, and are the same in every report of a run. */
const known = new WeakMap<Plan, FieldInTheory>();

/** The field that the system's own theory expects; null where it has none, or where another grid than its own was asked for. */
export function fieldInTheory(plan: Plan): FieldInTheory | null {
  const { system, field } = plan;
  const drawn = field?.plan.axes.map((axis) => axis.name).join();
  if (!system.exactField || drawn !== Object.keys(system.field ?? {}).join()) return null;
  const found = known.get(plan) ?? system.exactField(theoryOf(plan));
  known.set(plan, found);
  return found;
}
