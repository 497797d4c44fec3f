import { symbolText } from './symbol.ts';

/** What stands on an axis without a unit: parameters without units set the scale. */
const reduced = 'reduced units';

/** Units that are said in words, `per time`, `energy`: nothing is divided by them. */
const worded = /per |^energy/;

/** A quantity and its unit, where it has one, as an axis says them: `ΔF / kT`, `velocity (per time)`. */
export function withUnit(name: string, unit: string): string {
  if (!unit) return name;
  const said = unit.replace('k_B', 'kʙ').replaceAll('_', '');
  return worded.test(unit) ? `${name} (${said})` : `${name} / ${said}`;
}

/** A coordinate or a time, which always has a unit: `x / nm`, `t (reduced units)`. @param page what is named beside it */
export const inUnit = (name: string, unit: string, page: readonly string[] = []): string =>
  unit ? withUnit(symbolText(name, page), unit) : `${symbolText(name, page)} (${reduced})`;

/** The same where there is no room for it: `x / nm`, `t`. */
export const inUnitShort = (name: string, unit: string, page: readonly string[] = []): string =>
  withUnit(symbolText(name, page), unit);

/** What lies below several axes: a coordinate in its unit, and which of all quantities are in reduced units. */
export function inUnits(name: string, unit: string, others: Readonly<Record<string, string>>): string {
  const plain = Object.keys(others).filter((other) => !others[other]);
  if (plain.length === 0) return inUnit(name, unit);
  return unit
    ? `${inUnit(name, unit)}; ${plain.join(' and ')} in ${reduced}`
    : `${[symbolText(name), ...plain].join(', ')} in ${reduced}`;
}

/** A density over a quantity with this unit: `P(V) / mV⁻¹`. */
export const perUnit = (name: string, unit: string): string => (unit ? `${name} / ${unit}⁻¹` : name);
