import { type Formula, formulaOf } from './checked-formula.ts';
import { sum } from './construct.ts';
import { type Expression, namesOf } from './expression.ts';
import { printExpression } from './print.ts';

/** A formula as the sum of its terms that do not depend on any of `names` and of those that do. Terms are those of the sum as written: no bracket is opened. */
export function splitTerms(f: Formula, names: Iterable<string>): { free: Formula; dependent: Formula } {
  const wanted = new Set(names);
  const terms = f.expression.kind === 'sum' ? f.expression.terms : [f.expression];
  const depends = (term: Expression) => [...namesOf(term)].some((name) => wanted.has(name));
  const formula = (which: readonly Expression[]) => {
    const expression = sum(...which);
    return formulaOf(f.field, expression, { mentions: new Set(), text: printExpression(expression) });
  };
  return { free: formula(terms.filter((t) => !depends(t))), dependent: formula(terms.filter(depends)) };
}
