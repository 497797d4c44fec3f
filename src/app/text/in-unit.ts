import { symbolText } from './symbol.ts';

/** What stands on an axis without a unit: parameters without units set the scale. */
const reduced = 'reduced units';

/** A quantity and its unit as an axis says them: `x / nm`, `t (reduced units)`. */
export const inUnit = (name: string, unit: string): string =>
  unit ? `${symbolText(name)} / ${unit}` : `${symbolText(name)} (${reduced})`;

/** The same where there is no room for it: `x / nm`, `t`. */
export const inUnitShort = (name: string, unit: string): string =>
  unit ? `${symbolText(name)} / ${unit}` : symbolText(name);
