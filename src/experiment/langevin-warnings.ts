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
  /** Least |U| in kT where trajectories are likely to start, as far as they are drawn by their energy in single precision; else 0. */
  readonly offset: number;
}

/** Relative spacing of numbers in single precision. */
const spacing = 2 ** -24;

/** The finest differences of energy, in kT, that a start drawn by energies needs. */
const finest = 0.01;

/** What a result of a Langevin run leaves out or cannot mean, in plain words. */
export function langevinWarnings({ model, start, field, heatless, works, kT, offset }: Decided): string[] {
  const leaps = field?.grid.axes.some((a) => model.events.some((e) => e.set[a.coordinate]));
  const unbalanced = start.kind === 'point' && !start.unsettled && model.events.length === 0;
  return [
    ...(leaps
      ? ['the current field leaves out what a trajectory moves before an event within the same group of steps']
      : []),
    ...(offset * spacing > finest
      ? [
          `the potential is ${offset.toPrecision(2)} kT where trajectories start, and single precision tells energies apart to ${(offset * spacing).toPrecision(1)} kT only: take a constant off it, writing it about its minimum, or run in double precision`,
        ]
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
