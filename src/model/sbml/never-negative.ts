import * as make from '../../formula/construct.ts';
import { type Expression, keyOf } from '../../formula/expression.ts';

/** What is known of names. */
export interface KnownNames {
  isNonNegative(name: string): boolean;
  /** A whole number, never negative. */
  isCount(name: string): boolean;
}

/**
 * True when a formula's shape shows that it is never negative for whole populations: sums, products, even powers and the
 * like of what is not, and falling factorials n(n − 1)…
 */
export function neverNegative(e: Expression, known: KnownNames): boolean {
  const sure = (x: Expression): boolean => neverNegative(x, known);
  switch (e.kind) {
    case 'number':
      return e.value >= 0;
    case 'name':
      return known.isNonNegative(e.name);
    case 'sum':
      return e.terms.every(sure);
    case 'product':
      return withoutFallingFactors(e.factors, known).every(sure);
    case 'power':
      return sure(e.base) || (e.exponent.kind === 'number' && e.exponent.value % 2 === 0);
    case 'call':
      if (['exp', 'sqrt', 'abs', 'cosh', 'sech'].includes(e.name)) return true;
      if (e.name === 'max') return e.arguments.some(sure);
      return ['min', 'floor', 'ceil', 'sign', 'sinh', 'tanh'].includes(e.name) && e.arguments.every(sure);
    case 'choice':
      return sure(e.whenTrue) && sure(e.whenFalse);
    default:
      return true;
  }
}

/** Leaves out n − 1 beside n, n − 2 beside both, and so on: for whole n ≥ 0 one of the factors is 0 before one is negative. */
function withoutFallingFactors(factors: readonly Expression[], { isCount }: KnownNames): Expression[] {
  const present = new Set(factors.map(keyOf));
  const isFalling = (e: Expression): boolean => {
    if (e.kind !== 'sum' || e.terms.length !== 2) return false;
    const [n, k] = e.terms;
    if (n!.kind !== 'name' || !isCount(n!.name) || k!.kind !== 'number') return false;
    // At most as many factors below n as there are factors.
    if (!Number.isInteger(k!.value) || -k!.value > factors.length) return false;
    const below = Array.from({ length: Math.max(0, -k!.value - 1) }, (_, i) => make.sum(n!, make.number(-i - 1)));
    return k!.value < 0 && [n!, ...below].every((factor) => present.has(keyOf(factor)));
  };
  return factors.filter((factor) => !isFalling(factor));
}
