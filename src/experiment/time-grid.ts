import { SpecError } from '../errors.ts';
import { groupShape } from '../kernel/step-normals.ts';
import type { LangevinModel } from '../model/langevin.ts';
import type { System } from '../model/system.ts';
import type { Snapshot } from './observables.ts';
import { quantityOf } from './parameters.ts';
import { settlingSteps } from './settling-steps.ts';
import { snapshotTimes } from './snapshots.ts';
import type { Start } from './start-plan.ts';

/** Steps count in 32 bits. */
const mostSteps = 2 ** 31;

/** How time is cut into steps, and steps into groups that share random blocks. */
export interface TimeGrid {
  /** Steps of a group. */
  readonly group: number;
  /** Steps of the run, in whole groups; in whole groups between the readings of a spectrum. */
  readonly steps: number;
  /** Steps of the burn-in before it. */
  readonly settling: number;
  readonly dt: number;
  /** Length of a group. */
  readonly groupTime: number;
  /** At the ends of groups. */
  readonly snapshots: readonly Snapshot[];
  /** The time step to be taken where none is asked for. */
  readonly advised: number;
}

/** Cuts a run into steps: those asked for, the system's own, or those that the stiffness of the forces wants. @throws SpecError */
export function createTimeGrid(options: {
  readonly system: System;
  readonly model: LangevinModel;
  readonly parameters: Readonly<Record<string, number>>;
  readonly start: Start;
  readonly duration: number;
  /** Null where none is asked for. */
  readonly dt: number | null;
  /** The longest stable step, for systems that name none. */
  readonly stiffStep: number;
}): TimeGrid {
  const { system, model, parameters, start, duration, stiffStep } = options;
  const advised = system.dt === null ? stiffStep : quantityOf(system.dt, 'dt', { ...parameters, duration });
  const asked = options.dt ?? advised;
  if (options.dt !== null && asked > duration)
    throw SpecError.of('dt', asked, `must be at most ${duration}, the duration`);
  const group = groupShape(model.coordinates.length).steps;
  const unit = group * (system.spectrum?.samples ?? 1);
  const steps = unit * Math.max(1, Math.ceil((duration / asked / unit) * (1 - 1e-12)));
  if (steps > mostSteps && options.dt !== null)
    throw SpecError.of('dt', asked, `gives ${steps} steps; at most ${mostSteps}`);
  if (steps > mostSteps) throw tooLong(system, duration, `takes ${brief(steps)} steps of ${brief(asked)}`);
  const dt = duration / steps;
  const settling = settlingSteps(model, parameters, start, duration, dt, group);
  if (settling + steps > mostSteps && model.burnIn)
    throw SpecError.of('model.burnIn', settling * dt, `gives ${settling} steps; at most ${mostSteps}`);
  if (settling + steps > mostSteps)
    throw tooLong(system, duration, `takes ${brief(settling + steps)} steps with a burn-in as long`);
  const groupTime = group * dt;
  const snapshots = snapshotTimes(system, parameters, duration).map(
    ({ name, time }): Snapshot => ({ name, time: groupTime * Math.max(1, Math.round(time / groupTime)) }),
  );
  snapshots.forEach(({ name, time }, i) => {
    if (!(system.pictured?.includes(name) || (snapshots[i + 1]?.time ?? duration) - time > groupTime / 2))
      throw SpecError.of('dt', dt, `is too long to tell the snapshot ${name} from what follows`);
  });
  return { group, steps, settling, dt, groupTime, snapshots, advised };
}

const brief = (x: number): string => String(Number(x.toPrecision(3)));

/** No time step was asked for: it is the duration that needs too many of those that forces want. */
function tooLong(system: System, duration: number, takes: string): SpecError {
  const field = system.duration === 'tau' ? 'parameters.tau' : 'duration';
  return SpecError.of(
    field,
    duration,
    `${takes}, at most ${mostSteps} are done: shorten it, make forces softer or give a longer dt`,
  );
}
