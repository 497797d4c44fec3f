import { type Comparison, coefficientOf, type Expression, keyOf } from './expression.ts';
import type { FunctionName } from './language.ts';

export const number = (value: number): Expression => ({ kind: 'number', value });
export const name = (text: string): Expression => ({ kind: 'name', name: text });
export const one = number(1);
export const zero = number(0);

const isNumber = (e: Expression, value: number) => e.kind === 'number' && e.value === value;

/** Σ terms, flattened, with numbers added up and like terms gathered. */
export function sum(...terms: readonly Expression[]): Expression {
  let constant = 0;
  const gathered = new Map<string, { coefficient: number; rest: Expression }>();
  const add = (term: Expression, sign: number): void => {
    if (term.kind === 'sum') {
      for (const inner of term.terms) add(inner, sign);
      return;
    }
    const { coefficient, rest } = coefficientOf(term);
    if (term.kind === 'number') constant += sign * term.value;
    else if (rest.kind === 'sum' && Math.abs(coefficient) === 1) add(rest, sign * coefficient);
    else {
      const key = keyOf(rest);
      const entry = gathered.get(key) ?? { coefficient: 0, rest };
      entry.coefficient += sign * coefficient;
      gathered.set(key, entry);
    }
  };
  for (const term of terms) add(term, 1);
  const result: Expression[] = [];
  for (const { coefficient, rest } of gathered.values())
    if (coefficient !== 0) result.push(product(number(coefficient), rest));
  if (constant !== 0) result.push(number(constant));
  if (result.some((e) => e.kind === 'sum')) return sum(...result);
  return result.length === 0 ? zero : result.length === 1 ? result[0]! : { kind: 'sum', terms: result };
}

/** Π factors, flattened, with numbers multiplied out, integer fractions reduced and equal bases gathered. */
export function product(...factors: readonly Expression[]): Expression {
  let numerator = 1;
  let denominator = 1;
  const gathered = new Map<string, { base: Expression; exponent: number }>();
  const multiply = (factor: Expression): void => {
    if (factor.kind === 'product') factor.factors.forEach(multiply);
    else if (factor.kind === 'number') numerator *= factor.value;
    else {
      const numeric = factor.kind === 'power' && factor.exponent.kind === 'number';
      const base = numeric ? factor.base : factor;
      const exponent = numeric && factor.exponent.kind === 'number' ? factor.exponent.value : 1;
      if (base.kind === 'number' && exponent === -1) denominator *= base.value;
      else {
        const key = keyOf(base);
        const entry = gathered.get(key) ?? { base, exponent: 0 };
        entry.exponent += exponent;
        gathered.set(key, entry);
      }
    }
  };
  factors.forEach(multiply);
  if (numerator === 0) return zero;
  if (denominator < 0) [numerator, denominator] = [-numerator, -denominator];
  const divisor = greatestCommonDivisor(numerator, denominator);
  const result: Expression[] = numerator / divisor === 1 ? [] : [number(numerator / divisor)];
  const powers = [...gathered.values()].map(({ base, exponent }) => power(base, number(exponent)));
  const again = powers.some((e) => e.kind === 'number' || e.kind === 'product');
  if (denominator / divisor !== 1) result.push(power(number(denominator / divisor), number(-1)));
  result.push(...powers);
  if (again) return product(...result);
  return result.length === 0 ? one : result.length === 1 ? result[0]! : { kind: 'product', factors: result };
}

function greatestCommonDivisor(a: number, b: number): number {
  if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b) || b === 0) return 1;
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}

/** base^exponent. */
export function power(base: Expression, exponent: Expression): Expression {
  const n = simpleExponent(exponent);
  if (n === undefined) {
    if (base.kind === 'constant' && base.name === 'e') return call('exp', exponent);
    return { kind: 'power', base, exponent };
  }
  if (n === 0) return one;
  if (n === 1 || isNumber(base, 1)) return base;
  const integer = Number.isInteger(n);
  if (base.kind === 'number' && integer) {
    const value = base.value ** Math.abs(n);
    if (value !== 0 && n > 0 && Number.isFinite(value)) return number(value);
    if (value === 0 && n > 0 && base.value === 0) return zero;
    if (n < -1 && value !== 0 && Number.isFinite(value)) return power(number(value), number(-1));
    if (n === -1 && base.value === -1) return base;
  }
  if (integer && base.kind === 'power' && base.exponent.kind === 'number' && Number.isInteger(base.exponent.value))
    return power(base.base, number(base.exponent.value * n));
  if (n === -1 && base.kind === 'product') return product(...base.factors.map((f) => power(f, number(-1))));
  const { coefficient, rest } = coefficientOf(base);
  if (integer && coefficient === -1 && base.kind === 'product')
    return n % 2 === 0 ? power(rest, number(n)) : product(number(-1), power(rest, number(n)));
  return { kind: 'power', base, exponent: number(n) };
}

/** The exponent as a number, where it is a plain number or an integer over two. */
function simpleExponent(e: Expression): number | undefined {
  if (e.kind === 'number') return e.value;
  const { coefficient, rest } = coefficientOf(e);
  const halves = rest.kind === 'power' && isNumber(rest.base, 2) && isNumber(rest.exponent, -1);
  return halves ? coefficient / 2 : undefined;
}

export const negate = (e: Expression): Expression => product(number(-1), e);
export const subtract = (a: Expression, b: Expression): Expression => sum(a, negate(b));
export const divide = (a: Expression, b: Expression): Expression => product(a, power(b, number(-1)));

/** A function call; `pow` becomes a power and min, max of many become nested pairs. */
export function call(fn: FunctionName, ...args: readonly Expression[]): Expression {
  if (fn === 'pow') return power(args[0]!, args[1]!);
  if ((fn === 'min' || fn === 'max') && args.length > 2)
    return call(fn, call(fn, ...args.slice(0, -1)), args[args.length - 1]!);
  const [x] = args;
  if (x && isNumber(x, 0) && args.length === 1) {
    if (fn === 'exp' || fn === 'cos' || fn === 'cosh' || fn === 'sech') return one;
    if (fn !== 'log') return zero;
  }
  if (x && isNumber(x, 1) && (fn === 'log' || fn === 'sqrt')) return fn === 'log' ? zero : one;
  return { kind: 'call', name: fn, arguments: args };
}

/** left ⋛ right, as 1 or 0. */
export function comparison(operator: Comparison, left: Expression, right: Expression): Expression {
  return { kind: 'comparison', operator, left, right };
}

/** and, or (two operands or more), not (one). */
export function logic(operator: 'and' | 'or' | 'not', ...operands: readonly Expression[]): Expression {
  return { kind: 'logic', operator, operands };
}

/** condition ? whenTrue : whenFalse. */
export function choice(condition: Expression, whenTrue: Expression, whenFalse: Expression): Expression {
  if (condition.kind === 'number') return condition.value !== 0 ? whenTrue : whenFalse;
  return keyOf(whenTrue) === keyOf(whenFalse) ? whenTrue : { kind: 'choice', condition, whenTrue, whenFalse };
}
