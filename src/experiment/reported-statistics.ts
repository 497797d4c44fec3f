import type { LangevinModel } from '../model/langevin.ts';
import type { Extraction } from './observables.ts';
import type { Reported } from './plan.ts';

/** Entropy production that is not finite. */
export const noEntropy: Reported = {
  id: 'mean-entropy',
  name: 'entropy',
  side: 'forward',
  statistic: 'mean',
  unit: '',
  reason: 'events at a rate have no reverse: their entropy production is not finite',
};

const isEnergy = (name: string) => /^(work|totalWork|shadowWork|heat(_\w+)?)$/.test(name);

/**
 * Means of every observable, both ways where there are two, and standard deviations of the state. What the user of a typed-in model has
 * named keeps its name.
 */
export function reportedStatistics(
  { names, needHeat }: Extraction,
  { coordinates, energyUnit }: LangevinModel,
  bothWays: boolean,
  heatless: string | null,
  typed: boolean,
): Reported[] {
  const units = new Map<string, string>(
    coordinates.flatMap(({ name, unit }) => [[name, unit] as const, [`v${name}`, ''] as const]),
  );
  const written = (name: string) =>
    typed && !isEnergy(name) ? name : name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
  const sides = bothWays ? (['forward', 'reverse'] as const) : (['forward'] as const);
  return sides.flatMap((side) =>
    names.flatMap((name) => {
      const base = {
        ...{ name, side, unit: isEnergy(name) ? energyUnit : (units.get(name) ?? '') },
        ...(heatless !== null && needHeat.includes(name) && { reason: heatless }),
      };
      const id = `${written(name)}${side === 'reverse' ? '-reverse' : ''}`;
      const mean: Reported = { ...base, id: `mean-${id}`, statistic: 'mean' };
      return units.has(name) ? [mean, { ...base, id: `sd-${id}`, statistic: 'standard deviation' as const }] : [mean];
    }),
  );
}
