import type { Formula } from './checked-formula.ts';
import { type Expression, namesOf } from './expression.ts';

/** Total degree of a formula as a polynomial in `names`, other names being coefficients; Infinity when it is none. */
export function degreeIn(f: Formula, names: Iterable<string>): number {
  const variables = new Set(names);
  const degree = (e: Expression): number => {
    if (![...namesOf(e)].some((name) => variables.has(name))) return 0;
    switch (e.kind) {
      case 'name':
        return 1;
      case 'sum':
        return Math.max(...e.terms.map(degree));
      case 'product':
        return e.factors.reduce((total, factor) => total + degree(factor), 0);
      case 'power': {
        const n = e.exponent.kind === 'number' ? e.exponent.value : Number.NaN;
        return Number.isInteger(n) && n > 0 ? n * degree(e.base) : Number.POSITIVE_INFINITY;
      }
      default:
        return Number.POSITIVE_INFINITY;
    }
  };
  return degree(f.expression);
}
