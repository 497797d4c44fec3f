/** Units of force, in pN. */
const forces: Readonly<Record<string, number>> = { fN: 1e-3, pN: 1, nN: 1e3, µN: 1e6, mN: 1e9, N: 1e12 };

/** Units of length, in nm. */
const lengths: Readonly<Record<string, number>> = { pm: 1e-3, Å: 0.1, nm: 1, µm: 1e3, mm: 1e6, m: 1e9 };

/** Spellings of one unit: two code points for µ and for Å, `u` and `A` on keyboards. */
const spelled = (text: string): string =>
  text
    .trim()
    .replace(/^(μ|u)(?=[mN]$)/, 'µ')
    .replace(/^(\u212b|A|ang(strom)?s?)$/i, 'Å');

/** A unit of force as people write it, as it is called here; or null. */
export const forceUnit = (text: string): string | null => (spelled(text) in forces ? spelled(text) : null);

/** A unit of length as people write it, as it is called here; or null. */
export const lengthUnit = (text: string): string | null => (spelled(text) in lengths ? spelled(text) : null);

/** What to multiply a force by to have it in pN. @param unit as `forceUnit` gives it */
export const inPiconewton = (unit: string): number => forces[unit]!;

/** What to multiply a length by to have it in nm. @param unit as `lengthUnit` gives it */
export const inNanometre = (unit: string): number => lengths[unit]!;

export const forceUnits = Object.keys(forces);
export const lengthUnits = Object.keys(lengths);
