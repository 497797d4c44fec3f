import { censoredName } from '../model/censored-name.ts';
import type { LangevinModel } from '../model/langevin.ts';
import { perTime } from '../model/units.ts';
import type { Extraction } from './observables.ts';
import type { Reported } from './plan.ts';

/** Entropy production that is not finite. */
export const noEntropy: Reported = {
  id: 'mean-entropy',
  name: 'entropy',
  side: 'forward',
  statistic: 'mean',
  unit: 'k_B',
  reason: 'events at a rate have no reverse: their entropy production is not finite',
};

/** Units of what a model measures beside energies, as far as they follow from those that it says; of formulas they are not known. */
function unitsOf(model: LangevinModel): Map<string, string> {
  const { coordinates, currents, events, passages, timeUnit } = model;
  const speed = (unit: string) => (unit && timeUnit ? `${unit}/${timeUnit}` : '');
  /** ∫ dx per time is a speed, with any other factor something else. */
  const ofCurrent = (fields: (typeof currents)[number]['fields']) => {
    const moving = coordinates.filter((_, d) => fields[d] !== null);
    const [unit = '', ...others] = new Set(moving.map((c) => c.unit));
    const plain = others.length === 0 && fields.every((f) => f === null || f.text.trim() === '1');
    return plain ? speed(unit) : '';
  };
  return new Map([
    ['entropy', 'k_B'],
    ...coordinates.flatMap(({ name, unit }) => [[name, unit] as const, [`v${name}`, speed(unit)] as const]),
    ...currents.map(({ id, fields }) => [id, ofCurrent(fields)] as const),
    ...events.flatMap(({ counted }) => (counted === null ? [] : [[counted, perTime(model)] as const])),
    ...passages.map(({ id }) => [id, timeUnit] as const),
  ]);
}

const isEnergy = (name: string) => /^(work|totalWork|shadowWork|heat(_\w+)?)$/.test(name);

/**
 * Means of every observable, both ways where there are two, and standard deviations of the state. What the user of a typed-in model has
 * named keeps its name.
 */
export function reportedStatistics(
  { names, needHeat }: Extraction,
  model: LangevinModel,
  bothWays: boolean,
  heatless: string | null,
  typed: boolean,
): Reported[] {
  const units = unitsOf(model);
  const passages = new Set(model.passages.map(({ id }) => id));
  const state = new Set(model.coordinates.flatMap(({ name }) => [name, `v${name}`]));
  const written = (name: string) =>
    typed && !isEnergy(name) ? name : name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
  const sides = bothWays ? (['forward', 'reverse'] as const) : (['forward'] as const);
  return sides.flatMap((side) =>
    names.flatMap((name) => {
      const base = {
        ...{ name, side, unit: isEnergy(name) ? model.energyUnit : (units.get(name) ?? '') },
        ...(heatless !== null && needHeat.includes(name) && { reason: heatless }),
        ...(passages.has(name) && { censored: censoredName(name) }),
      };
      const id = `${written(name)}${side === 'reverse' ? '-reverse' : ''}`;
      const mean: Reported = { ...base, id: `mean-${id}`, statistic: 'mean' };
      return state.has(name) ? [mean, { ...base, id: `sd-${id}`, statistic: 'standard deviation' as const }] : [mean];
    }),
  );
}
