import { type Comparison, coefficientOf, type Expression, fractionOf } from './expression.ts';
import type { ConstantName, FunctionName } from './language.ts';

/** How tightly written text holds together: a sum needs brackets inside a product, a product inside a power. */
export const binding = { sum: 1, product: 2, power: 3, atom: 4 } as const;

/** Text with its binding strength. */
export interface Written {
  readonly text: string;
  readonly level: number;
}

/** Writes a subexpression, in brackets if it binds less tightly than `level`. */
export type Writer = (e: Expression, level: number) => string;

/** The parts in which the notations (formula text, JavaScript, WGSL) differ; + − * / are the same in all. */
export interface Notation {
  /** A non-negative number. */
  number(value: number): string;
  constant(name: ConstantName): string;
  /** Text that binds as an atom. */
  name(name: string): string;
  /** base^exponent, where a numeric exponent is positive. */
  power(base: Expression, exponent: Expression, write: Writer): Written;
  call(name: FunctionName, args: readonly string[]): string;
  comparison(operator: Comparison): string;
  readonly and: string;
  readonly or: string;
  readonly not: string;
  /** A number used as a condition. */
  truthOf(number: string): string;
  /** A condition used as a number. */
  valueOf(condition: string): string;
  choice(condition: string, whenTrue: string, whenFalse: string): string;
}

/** Writes a tree in a notation; recursion is bounded by the depth that `parseFormula` allows. */
export function writeExpression(root: Expression, notation: Notation): string {
  const write: Writer = (e, level) => {
    const written = writeNode(e);
    return written.level < level ? `(${written.text})` : written.text;
  };

  const writeNode = (e: Expression): Written => {
    switch (e.kind) {
      case 'number': {
        const text = notation.number(Math.abs(e.value));
        return e.value < 0 ? { text: `-${text}`, level: binding.sum } : { text, level: binding.atom };
      }
      case 'constant':
        return { text: notation.constant(e.name), level: binding.atom };
      case 'name':
        return { text: notation.name(e.name), level: binding.atom };
      case 'sum':
        return { text: writeSum(e.terms), level: binding.sum };
      case 'product':
        return writeProduct(e);
      case 'power':
        return e.exponent.kind === 'number' && e.exponent.value < 0
          ? writeProduct(e)
          : notation.power(e.base, e.exponent, write);
      case 'call':
        return {
          text: notation.call(
            e.name,
            e.arguments.map((a) => write(a, 0)),
          ),
          level: binding.atom,
        };
      case 'choice': {
        const branches = [write(e.whenTrue, binding.atom), write(e.whenFalse, binding.atom)] as const;
        return { text: notation.choice(writeCondition(e.condition), ...branches), level: binding.atom };
      }
      default:
        return { text: notation.valueOf(writeCondition(e)), level: binding.atom };
    }
  };

  const writeSum = (terms: readonly Expression[]): string =>
    terms
      .map((term, i) => {
        const { coefficient, rest } = coefficientOf(term);
        if (i === 0 || !(coefficient < 0)) return (i === 0 ? '' : ' + ') + write(term, i === 0 ? 0 : binding.product);
        const positive = term.kind === 'number' ? Math.abs(term.value) : undefined;
        if (positive !== undefined) return ` - ${notation.number(positive)}`;
        return ` - ${write(scaled(-coefficient, rest), binding.product)}`;
      })
      .join('');

  const writeProduct = (e: Expression): Written => {
    const { coefficient, rest } = coefficientOf(e);
    if (coefficient < 0) return { text: `-${write(scaled(-coefficient, rest), binding.product)}`, level: binding.sum };
    const { numerator, denominator } = fractionOf(e);
    const join = (factors: readonly Expression[]) => factors.map((f) => write(f, binding.power)).join(' * ');
    const above = numerator.length === 0 ? notation.number(1) : join(numerator);
    if (denominator.length === 0) return { text: above, level: binding.product };
    const below = denominator.length === 1 ? join(denominator) : `(${join(denominator)})`;
    return { text: `${above} / ${below}`, level: binding.product };
  };

  const writeCondition = (e: Expression): string => {
    if (e.kind === 'comparison')
      return `(${write(e.left, binding.sum)} ${notation.comparison(e.operator)} ${write(e.right, binding.sum)})`;
    if (e.kind !== 'logic') return notation.truthOf(write(e, binding.atom));
    const operands = e.operands.map(writeCondition);
    if (e.operator === 'not') return `(${notation.not}${operands[0]})`;
    return `(${operands.join(` ${e.operator === 'and' ? notation.and : notation.or} `)})`;
  };

  return write(root, 0);
}

function scaled(coefficient: number, rest: Expression): Expression {
  if (coefficient === 1) return rest;
  const factors = rest.kind === 'product' ? rest.factors : [rest];
  return { kind: 'product', factors: [{ kind: 'number', value: coefficient }, ...factors] };
}
