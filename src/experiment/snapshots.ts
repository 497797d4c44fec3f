import { SpecError } from '../errors.ts';
import type { System } from '../model/system.ts';
import { quantityOf } from './parameters.ts';

/** Times of the system's snapshots. @throws SpecError unless they ascend between the start and the end */
export function snapshotTimes(
  system: System,
  parameters: Readonly<Record<string, number>>,
  duration: number,
): { name: string; time: number }[] {
  const values = { ...parameters, duration };
  let before = 0;
  return Object.entries(system.snapshots ?? {}).map(([name, formula]) => {
    const time = quantityOf(formula, `snapshots.${name}`, values);
    if (!(time > before && time < duration))
      throw SpecError.of(`snapshots.${name}`, time, `must lie between ${before} and the duration ${duration}`);
    before = time;
    return { name, time };
  });
}

/** Observables of the state at the end alone, which have a meaning at any other instant too. */
export function atTheEnd({ observables, snapshots }: System): Record<string, string> {
  const names = Object.keys(snapshots ?? {});
  const early = new RegExp(`_(${names.join('|')})\\b`);
  return Object.fromEntries(Object.entries(observables).filter(([, text]) => names.length === 0 || !early.test(text)));
}
