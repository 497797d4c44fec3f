import type { LangevinModel } from '../model/langevin.ts';
import type { Parameter } from '../model/parameter.ts';

/** The unit of energies that a parameter `kT` has; empty where there is none. */
export const unitOfKT = (parameters: readonly Parameter[]): string =>
  parameters.find(({ id }) => id === 'kT')?.unit ?? '';

/** The unit of energies that one temperature of all baths has: that of the parameter which it is, kT where it is 1 for good; else empty. */
export function thermalUnit({ coordinates, parameters }: Pick<LangevinModel, 'coordinates' | 'parameters'>): string {
  const [text, ...others] = new Set(coordinates.map(({ temperature }) => temperature.text.trim()));
  if (others.length > 0) return '';
  return text === '1' ? 'kT' : (parameters.find(({ id }) => id === text)?.unit ?? '');
}
