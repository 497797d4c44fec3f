import { compileFormula } from '../formula/evaluate.ts';
import type { Formula } from '../formula/formula.ts';

/** Value of a formula of the parameters. */
export function valueAt(formula: Formula, parameters: Readonly<Record<string, number>>): number {
  const names = [...formula.names];
  return compileFormula(formula, names)(...names.map((n) => parameters[n]!));
}
