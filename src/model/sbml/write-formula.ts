import type { Expression } from '../../formula/expression.ts';
import { parseFormula } from '../../formula/formula.ts';
import { printExpression } from '../../formula/print.ts';

/** A tree as text of the formula language. @throws SpecError where it is too long for a formula */
export function writeFormula(e: Expression, field: string, names: Iterable<string>): string {
  const text = printExpression(e);
  parseFormula(text, { field, names });
  return text;
}
