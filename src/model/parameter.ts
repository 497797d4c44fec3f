import type { z } from 'zod';
import { SpecError } from '../errors.ts';
import { isFormulaName } from '../formula/formula.ts';
import type { parameterSpec } from './spec.ts';

/** A parameter: every number has a unit string for display, dimensionless when empty. */
export interface Parameter {
  readonly id: string;
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly unit: string;
  readonly description: string;
  /** Only whole numbers have a meaning. */
  readonly integer?: boolean | undefined;
}

/** Parameters of a model, bare numbers being defaults. @throws SpecError when a default is out of its range */
export function parseParameters(
  specs: Readonly<Record<string, z.output<typeof parameterSpec>>>,
  field: string,
): Parameter[] {
  return Object.entries(specs).map(([id, spec]) => {
    const full = typeof spec === 'number' ? { default: spec } : spec;
    const parameter = { minimum: -Infinity, maximum: Infinity, unit: '', description: '', integer: false, ...full, id };
    if (!(parameter.default >= parameter.minimum && parameter.default <= parameter.maximum))
      throw SpecError.of(
        `${field}.${id}`,
        parameter.default,
        `must lie in ${parameter.minimum} … ${parameter.maximum}`,
      );
    return parameter;
  });
}

const identifier = /^[A-Za-z][A-Za-z0-9_]{0,31}$/;

/** Names of a model's quantities must be words, each used once. @throws SpecError */
export function checkNames(names: readonly string[], field: string): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (!identifier.test(name)) throw SpecError.of(field, name, 'a name is a letter, then letters, digits or _');
    if (!isFormulaName(name)) throw SpecError.of(field, name, 'is a word of the formula language');
    if (seen.has(name)) throw SpecError.of(field, name, 'is defined twice');
    seen.add(name);
  }
}
