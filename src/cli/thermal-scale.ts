import { SpecError } from '../errors.ts';
import type { ReadFile } from '../import/table.ts';
import { thermalEnergy, type WorkUnit, workUnit, workUnits } from '../import/units.ts';
import type { EstimateOptions } from './commands.ts';
import { parseNumber } from './numbers.ts';

/** By what works are divided, and who said so. */
export interface ThermalScale {
  /** Null where the files are in several units: then each file by its own. */
  readonly unit: WorkUnit | null;
  readonly unitFrom: 'option' | 'file' | 'default';
  /** Thermal energy in that unit; null where there are several. */
  readonly kT: number | null;
  /** In kelvin; null where it was not needed. */
  readonly temperature: number | null;
  readonly temperatureFrom: 'option' | 'file' | null;
  /** What was taken for granted or contradicts, in plain words. */
  readonly warnings: readonly string[];
  /** Thermal energy in the unit of a file’s works. */
  readonly kTOf: (file: ReadFile) => number;
}

/** Options that say how large kT is, checked before anything is read. @throws SpecError */
export function thermalOptions({ kT, temperature, unit }: EstimateOptions) {
  const known = unit === undefined ? null : workUnit(unit);
  if (unit !== undefined && known === null)
    throw SpecError.of('--unit', unit, `must be one of ${workUnits.join(', ')}`);
  if (kT !== undefined && temperature !== undefined)
    throw SpecError.of('--temperature', temperature, 'give it or --kT, not both');
  return {
    unit: known,
    kT: kT === undefined ? null : positive(kT, '--kT'),
    temperature: temperature === undefined ? null : positive(temperature, '--temperature'),
  };
}

function positive(text: string, field: string): number {
  const value = parseNumber(text, field);
  if (!(value > 0)) throw SpecError.of(field, text, 'must be > 0');
  return value;
}

/**
 * Unit and thermal energy of the works: options first, then what headings and formats state, then kT = 1.
 * @throws SpecError where works are in a unit of energy and nobody says how large kT is
 */
export function thermalScale(files: readonly ReadFile[], given: ReturnType<typeof thermalOptions>): ThermalScale {
  const stated = files.map((file) => workUnit(file.unit ?? ''));
  const units = [...new Set(stated.filter((unit) => unit !== null))];
  const mixed = given.unit === null && units.length > 1;
  const unit = given.unit ?? (mixed ? null : (units[0] ?? 'kT'));
  const firstOf = (u: WorkUnit | null) => files[stated.indexOf(u)]!.name;
  if (mixed && given.kT !== null)
    throw SpecError.of('--kT', given.kT, `the files are in ${units.join(' and ')}: give --temperature instead`);
  if (mixed && stated.includes(null))
    throw SpecError.of('--unit', 'none', `${firstOf(null)} states none, and the others are in ${units.join(' and ')}`);
  const temperatures = [...new Set(files.map((file) => file.temperature).filter((t) => t !== null))];
  const needed = given.kT === null && (mixed || unit !== 'kT');
  if (needed && given.temperature === null && temperatures.length !== 1) {
    if (given.unit !== null) throw SpecError.of('--unit', given.unit, 'needs --temperature or --kT');
    const file = firstOf(units[0]!);
    throw SpecError.of(
      '--temperature',
      'none',
      `${file} is in ${units[0]}: give --temperature or --kT, or --unit where that is wrong`,
    );
  }
  const temperature = needed ? (given.temperature ?? temperatures[0]!) : null;
  const kTIn = (u: WorkUnit) => given.kT ?? (temperature === null ? 1 : thermalEnergy(u, temperature));
  return {
    unit,
    unitFrom: given.unit !== null ? 'option' : units.length > 0 ? 'file' : 'default',
    kT: unit && kTIn(unit),
    temperature,
    temperatureFrom: temperature === null ? null : given.temperature !== null ? 'option' : 'file',
    warnings: [
      ...(given.temperature !== null && !needed
        ? [
            given.kT === null
              ? `--temperature is of no effect: the works were read in kT${given.unit === null && units.length === 0 ? ', for nothing states their unit; --unit does' : ''}`
              : '--temperature is of no effect beside --kT',
          ]
        : []),
      ...units
        .filter((u) => given.unit !== null && u !== given.unit)
        .map((u) => `${firstOf(u)} states ${u}; it was read in ${unit}, as --unit says`),
      ...(mixed ? [`the files are in ${units.join(' and ')}: each was read in its own unit`] : []),
      ...(given.unit === null && units.length === 1 && stated.includes(null)
        ? [`${firstOf(null)} states no unit; it was read in ${unit}, as ${firstOf(unit)} states`]
        : []),
      ...temperatures
        .filter((t) => given.temperature !== null && t !== given.temperature)
        .map(
          (t) => `${files.find((f) => f.temperature === t)!.name} says ${t} K; --temperature is ${given.temperature} K`,
        ),
    ],
    kTOf: (file) => kTIn(unit ?? workUnit(file.unit!)!),
  };
}
