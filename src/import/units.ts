/** Units of energy that works may be in. */
export const workUnits = ['kT', 'kJ/mol', 'kcal/mol', 'pN·nm', 'J', 'eV'] as const;
export type WorkUnit = (typeof workUnits)[number];

/** Constants of the SI since 2019, exact: k_B in J/K, N_A in 1/mol, e in C. */
const boltzmann = 1.380649e-23;
const avogadro = 6.02214076e23;
const elementaryCharge = 1.602176634e-19;

/** k_B per kelvin in each unit but kT. */
const perKelvin: Readonly<Record<Exclude<WorkUnit, 'kT'>, number>> = {
  'kJ/mol': (boltzmann * avogadro) / 1e3,
  'kcal/mol': (boltzmann * avogadro) / 4184,
  pN·nm: boltzmann / 1e-21,
  J: boltzmann,
  eV: boltzmann / elementaryCharge,
};

const aliases: readonly (readonly [RegExp, WorkUnit])[] = [
  [/^(k_?b?_?t|1\/beta|1\/β)$/i, 'kT'],
  [/^kj([/ ]?mol|[ ·*]?mol(\^|\*\*)?[-−]1)$/i, 'kJ/mol'],
  [/^kcal([/ ]?mol|[ ·*]?mol(\^|\*\*)?[-−]1)$/i, 'kcal/mol'],
  [/^(pn[ ·⋅*.×-]?nm|zj)$/i, 'pN·nm'],
  [/^(j|joules?)$/i, 'J'],
  [/^ev$/i, 'eV'],
];

/** A unit of energy as people write it (`kBT`, `pN nm`, `kJ mol^-1`), or null. A zJ is a pN·nm. */
export function workUnit(text: string): WorkUnit | null {
  const plain = text.trim().replace(/\s+/g, ' ');
  return aliases.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

/** Thermal energy k_B·T in a unit of energy (CODATA 2018, exact); 1 where kT is the unit. @param kelvin temperature, > 0 */
export const thermalEnergy = (unit: WorkUnit, kelvin: number): number => (unit === 'kT' ? 1 : perKelvin[unit] * kelvin);

/** Works in units of kT: w/(k_B·T), with the sign turned where the file holds −W. @param kT thermal energy in the works' unit, > 0 */
export function toKT(values: Float64Array, kT: number, sign: 1 | -1 = 1): Float64Array {
  return values.map((w) => (sign * w) / kT);
}
