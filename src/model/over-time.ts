import type { CurvePoint, Theory } from './curve-spec.ts';
import type { System } from './system.ts';

/** Averages that a picture follows through the run, beside what a system measures at its end. */
export interface Followed {
  /** The same system, looked at on its way too. */
  readonly within: (system: System) => System;
  /**
   * The points of one of them, the last being the observable `end` at the end of the run.
   *
   * @param by what each is multiplied by, at its time
   */
  readonly points: (theory: Theory, average: string, end: string, by?: (t: number) => number) => CurvePoint[];
}

/**
 * Follows averages through the run.
 *
 * @param parts of the run after which it is looked, ascending, below 1
 * @param averages formulas of the state at an instant, whose variables end in `at`: `(at) => `x${at}^2``
 */
export function overTime(
  parts: readonly number[],
  averages: Readonly<Record<string, (at: string) => string>>,
): Followed {
  const names = parts.map((_, i) => `look${i + 1}`);
  const each = Object.entries(averages).flatMap(([id, of]) =>
    names.map((name) => [`${id}_${name}`, of(`_${name}`)] as const),
  );
  return {
    within: (system) => ({
      ...system,
      snapshots: {
        ...system.snapshots,
        ...Object.fromEntries(parts.map((part, i) => [names[i]!, `${part}*duration`])),
      },
      pictured: [...(system.pictured ?? []), ...names],
      observables: { ...system.observables, ...Object.fromEntries(each) },
      internal: [...(system.internal ?? []), ...each.map(([name]) => name)],
    }),
    points: ({ time, duration }, average, end, by = () => 1) =>
      [...names.map((name) => [time(name), `${average}_${name}`] as const), [duration, end] as const].map(
        ([at, observable]) => ({ at, of: (m) => by(at) * m.moments(observable).mean }),
      ),
  };
}
