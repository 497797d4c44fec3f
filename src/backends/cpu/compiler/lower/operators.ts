import { refuse } from '../../../wgsl/refuse.ts';
import { isAbstract, type ScalarName, scalarOf, typeName } from '../../../wgsl/types.ts';
import { constantOf, type Node } from '../ir/node.ts';
import type { ValueOperation } from '../ir/operations.ts';
import { foldAbstract } from './abstract.ts';
import type { Lowering, Value } from './context.ts';
import { materialize, unify, withScalarType } from './convert.ts';
import { components, elementwise, shaped } from './elementwise.ts';

const ARITHMETIC: Record<string, string> = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div', '%': 'rem' };
const COMPARISON: Record<string, string> = { '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge', '==': 'eq', '!=': 'ne' };
const BITWISE: Record<string, string> = { '&': 'and', '|': 'or', '^': 'xor' };
const LOGIC: Record<string, ValueOperation> = { '&': 'b.and', '|': 'b.or', '&&': 'b.and', '||': 'b.or', '!=': 'b.xor' };

/** `left operator right`; `&&` and `||` evaluate both sides. */
export function binary(at: Lowering, operator: string, left: Value, right: Value, line: number): Value {
  if (operator === '<<' || operator === '>>') return shift(at, operator, left, right, line);
  const { scalar, values } = unify(at, [left, right], line);
  if (isAbstract(scalar)) return foldAbstract(at, operator, values[0]!, values[1]!, scalar, line);
  if (scalar === 'bool') return logical(at, operator, values, line);
  const { [operator]: comparison } = COMPARISON;
  if (comparison) {
    const sign = scalar === 'f32' || comparison === 'eq' || comparison === 'ne' ? '' : scalar === 'i32' ? '_s' : '_u';
    const name = `${scalar === 'f32' ? 'f' : 'i'}.${comparison}${sign}` as ValueOperation;
    return elementwise(at, name, values, 'bool', line);
  }
  if (operator in BITWISE) {
    if (scalar === 'f32') refuse(line, `operator '${operator}' does not take f32`);
    return elementwise(at, `i.${BITWISE[operator]}` as ValueOperation, values, scalar, line);
  }
  const { [operator]: arithmetic } = ARITHMETIC;
  if (!arithmetic) refuse(line, `operator '${operator}' does not take ${scalar}`);
  if (scalar === 'f32') {
    if (operator === '%') refuse(line, "'%' of floats is outside the subset");
    return elementwise(at, `f.${arithmetic}` as ValueOperation, values, scalar, line, true);
  }
  if (operator === '/' || operator === '%') {
    const nodes = components(values, true, line).map(([a, b]) => divide(at, operator, scalar, a!, b!, line));
    return { type: shaped(nodes.length, scalar), nodes };
  }
  return elementwise(at, `i.${arithmetic}` as ValueOperation, values, scalar, line, true);
}

function logical(at: Lowering, operator: string, values: Value[], line: number): Value {
  if (operator === '==') {
    return elementwise(at, 'b.not', [elementwise(at, 'b.xor', values, 'bool', line)], 'bool', line);
  }
  const name = LOGIC[operator] ?? refuse(line, `operator '${operator}' does not take bool`);
  return elementwise(at, name, values, 'bool', line);
}

function shift(at: Lowering, operator: '<<' | '>>', left: Value, right: Value, line: number): Value {
  const from = scalarOf(left.type);
  if (from && isAbstract(from) && isAbstract(scalarOf(right.type) ?? 'bool')) {
    return foldAbstract(at, operator, left, right, from, line);
  }
  const value = materialize(at, left, line);
  const amount = withScalarType(at, right, 'u32', line);
  const scalar = scalarOf(value.type);
  if (scalar !== 'u32' && scalar !== 'i32') refuse(line, `operator '${operator}' does not take ${typeName(left.type)}`);
  if (amount.nodes.some((node) => !node.uniform)) {
    refuse(line, 'a shift amount that differs between invocations is outside the subset');
  }
  const name = operator === '<<' ? 'i.shl' : scalar === 'i32' ? 'i.shr_s' : 'i.shr_u';
  return elementwise(at, name, [value, amount], scalar, line);
}

/** Integer division, by WGSL total: x / 0 = x, x % 0 = 0, and −2^31 / −1 = −2^31. */
function divide(at: Lowering, operator: '/' | '%', scalar: ScalarName, a: Node, b: Node, line: number): Node {
  const { builder } = at;
  const divisor = constantOf(b);
  const int = (value: number): Node => builder.constant('int', value);
  const name = `i.${operator === '/' ? 'div' : 'rem'}_${scalar === 'i32' ? 's' : 'u'}` as ValueOperation;
  if (divisor === 0) refuse(line, 'division by the constant 0');
  if (!a.uniform || !b.uniform) {
    const powerOfTwo = divisor !== null && scalar === 'u32' && (divisor & (divisor - 1)) === 0;
    if (!powerOfTwo) {
      refuse(line, 'integer division that differs between invocations must be u32 by a constant power of two');
    }
    return builder.op(name, a, b);
  }
  if (divisor !== null && divisor !== -1) return builder.op(name, a, b);
  let unsafe = builder.op('i.eq', b, int(0));
  if (scalar === 'i32') {
    const overflow = builder.op('b.and', builder.op('i.eq', b, int(-1)), builder.op('i.eq', a, int(-(2 ** 31))));
    unsafe = builder.op('b.or', unsafe, overflow);
  }
  return builder.op(name, a, builder.select(b, int(1), unsafe));
}

/** `operator operand`. */
export function unary(at: Lowering, operator: '-' | '!' | '~', operand: Value, line: number): Value {
  const scalar = scalarOf(operand.type);
  const wrong = (): never => refuse(line, `operator '${operator}' does not take ${typeName(operand.type)}`);
  if (operator === '!') return scalar === 'bool' ? elementwise(at, 'b.not', [operand], 'bool', line) : wrong();
  if (scalar && isAbstract(scalar)) {
    if (operator === '~' && scalar === 'abstract-float') wrong();
    const negate = (x: number): number => (operator === '-' ? (scalar === 'abstract-int' ? 0 - x : -x) : -1 - x);
    return { type: operand.type, nodes: operand.nodes.map((node) => at.builder.literal(negate(node.immediate))) };
  }
  if (operator === '-') {
    if (scalar === 'f32') return elementwise(at, 'f.neg', [operand], scalar, line);
    return scalar === 'i32' ? elementwise(at, 'i.neg', [operand], scalar, line) : wrong();
  }
  if (scalar !== 'u32' && scalar !== 'i32') return wrong();
  const ones: Value = { type: operand.type, nodes: operand.nodes.map(() => at.builder.constant('int', -1)) };
  return elementwise(at, 'i.xor', [operand, ones], scalar, line);
}
