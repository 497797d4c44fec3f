import * as make from '../../formula/construct.ts';
import type { Comparison, Expression } from '../../formula/expression.ts';
import type { FunctionName } from '../../formula/language.ts';

/** A MathML operator as a tree of the formula language, with the number of operands that it takes. */
interface MathOperator {
  readonly least: number;
  readonly most: number;
  readonly build: (...operands: readonly Expression[]) => Expression;
}

const many = Number.POSITIVE_INFINITY;
const operator = (least: number, most: number, build: MathOperator['build']): MathOperator => ({ least, most, build });

const unary = (build: (x: Expression) => Expression) => operator(1, 1, (x) => build(x!));
const binary = (build: (x: Expression, y: Expression) => Expression) => operator(2, 2, (x, y) => build(x!, y!));
const called = (name: FunctionName) => unary((x) => make.call(name, x));
const reciprocal = (name: FunctionName) => unary((x) => make.divide(make.one, make.call(name, x)));

/** a < b < c … holds where each neighbouring pair does. */
const chain = (sign: Comparison) =>
  operator(2, many, (...operands) => {
    const links = operands.slice(1).map((right, i) => make.comparison(sign, operands[i]!, right));
    return links.length === 1 ? links[0]! : make.logic('and', ...links);
  });

const joined = (word: 'and' | 'or', ofNone: Expression) =>
  operator(0, many, (...operands) => (operands.length < 2 ? (operands[0] ?? ofNone) : make.logic(word, ...operands)));

/** The MathML operators that the formula language can say; `root` and `log` with their qualifiers stand elsewhere. */
export const mathOperators: ReadonlyMap<string, MathOperator> = new Map([
  ['plus', operator(0, many, make.sum)],
  ['times', operator(0, many, make.product)],
  ['minus', operator(1, 2, (x, y) => (y ? make.subtract(x!, y) : make.negate(x!)))],
  ['divide', binary(make.divide)],
  ['power', binary(make.power)],
  ['exp', called('exp')],
  ['ln', called('log')],
  ['abs', called('abs')],
  ['floor', called('floor')],
  ['ceiling', called('ceil')],
  ['sin', called('sin')],
  ['cos', called('cos')],
  ['tan', called('tan')],
  ['sinh', called('sinh')],
  ['cosh', called('cosh')],
  ['tanh', called('tanh')],
  ['sech', called('sech')],
  ['sec', reciprocal('cos')],
  ['csc', reciprocal('sin')],
  ['cot', reciprocal('tan')],
  ['csch', reciprocal('sinh')],
  ['coth', reciprocal('tanh')],
  ['min', operator(1, many, (...x) => (x.length === 1 ? x[0]! : make.call('min', ...x)))],
  ['max', operator(1, many, (...x) => (x.length === 1 ? x[0]! : make.call('max', ...x)))],
  ['lt', chain('<')],
  ['leq', chain('<=')],
  ['gt', chain('>')],
  ['geq', chain('>=')],
  ['eq', chain('==')],
  ['neq', binary((x, y) => make.comparison('!=', x, y))],
  ['and', joined('and', make.one)],
  ['or', joined('or', make.zero)],
  ['not', unary((x) => make.logic('not', x))],
  // Of truth values 1 and 0, as SBML demands of its operands.
  ['xor', operator(1, many, (...x) => x.reduce((a, b) => make.comparison('!=', a, b)))],
  ['implies', binary((x, y) => make.logic('or', make.logic('not', x), y))],
] satisfies [string, MathOperator][]);
