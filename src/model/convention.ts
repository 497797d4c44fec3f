import { SpecError } from '../errors.ts';
import type { Formula } from '../formula/formula.ts';

/**
 * What dx = μF dt + √(2D) dW means where D = μkT depends on position; as an Itô equation, coordinate by coordinate:
 *
 * - `ito`: dx = μF dt + √(2D) dW
 * - `stratonovich`: dx = (μF + ½∂D/∂x)dt + √(2D) dW
 * - `isothermal` (Hänggi, Klimontovich): dx = (μF + ∂D/∂x)dt + √(2D) dW, which one temperature leads to Boltzmann's law
 *
 * ∂D/∂x is that of the coordinate's own D along itself, though D may depend on the others too. A Brownian particle in a temperature
 * field, J = μ[Fp − ∂(kT p)/∂x] at constant mobility, is Itô's (N. G. van Kampen, J. Phys. Chem. Solids 49, 673 (1988)).
 */
export const conventions = ['ito', 'stratonovich', 'isothermal'] as const;
export type Convention = (typeof conventions)[number];

interface Noisy {
  readonly name: string;
  readonly mobility: Formula | null;
  readonly mass: Formula | null;
  readonly friction: Formula | null;
  readonly temperature: Formula;
}

/**
 * The convention of a model, null where noise does not depend on position and none is needed.
 * @throws SpecError where one is missing, and where underdamped motion would need one
 */
export function conventionOf(
  coordinates: readonly Noisy[],
  given: Convention | undefined,
  field: string,
): Convention | null {
  const names = coordinates.map((c) => c.name);
  for (const c of coordinates)
    for (const key of ['mobility', 'mass', 'friction', 'temperature'] as const) {
      const formula = c[key];
      if (!formula || !names.some((name) => formula.names.has(name))) continue;
      if (c.mass)
        throw SpecError.of(formula.field, formula.text, `must not depend on position where motion is underdamped`);
      if (!given)
        throw SpecError.of(
          `${field}.convention`,
          given,
          `must be one of ${conventions.join(', ')}: ${key} of ${c.name} depends on position`,
        );
      return given;
    }
  return null;
}
