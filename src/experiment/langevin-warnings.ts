import type { LangevinModel } from '../model/langevin.ts';
import type { FieldPlan } from './field-plan.ts';
import type { Start } from './start-plan.ts';

/** What is known of a run before it begins. */
interface Decided {
  readonly model: LangevinModel;
  readonly start: Start;
  readonly field: FieldPlan | null;
  /** Why the scheme has no path heat. */
  readonly heatless: string | null;
  readonly works: boolean;
  /** NaN without one temperature. */
  readonly kT: number;
}

/** What a result of a Langevin run leaves out or cannot mean, in plain words. */
export function langevinWarnings({ model, start, field, heatless, works, kT }: Decided): string[] {
  const leaps = field?.grid.axes.some((a) => model.events.some((e) => e.set[a.coordinate]));
  const unbalanced = start.kind === 'point' && !start.unsettled && model.events.length === 0;
  return [
    ...(leaps
      ? ['the current field leaves out what a trajectory moves before an event within the same group of steps']
      : []),
    ...(heatless !== null && works ? [`${heatless}; free energies are those of the protocol work`] : []),
    ...(unbalanced && works && Number.isFinite(kT)
      ? [
          'trajectories start at a point, not in equilibrium: what free-energy estimators make of their works is no free energy',
        ]
      : []),
  ];
}

/** What to try where trajectories became non-finite. */
export function timeStepAdvice(dt: number, advised: number): string {
  const smaller = advised < dt ? advised : dt / 4;
  return `the time step dt = ${dt.toPrecision(3)} is too large; try dt = ${smaller.toPrecision(2)}`;
}
