import { refuse } from '../../../wgsl/refuse.ts';
import type { ScalarName } from '../../../wgsl/types.ts';
import type { Lowering, Value } from './context.ts';
import { components, shaped } from './elementwise.ts';

const whole =
  (operation: (a: bigint, b: bigint) => bigint) =>
  (a: number, b: number): number =>
    Number(operation(BigInt(a), BigInt(b)));

/** Abstract integers are exact: results beyond 2^53 are refused. */
const INTEGERS: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0 ? Number.NaN : Math.trunc(a / b) + 0),
  '%': (a, b) => (b === 0 ? Number.NaN : (a % b) + 0),
  '&': whole((a, b) => a & b),
  '|': whole((a, b) => a | b),
  '^': whole((a, b) => a ^ b),
  '<<': whole((a, b) => a << b),
  '>>': whole((a, b) => a >> b),
};

const FLOATS: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};

const COMPARISONS: Record<string, (a: number, b: number) => boolean> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

/** An operator between abstract numbers, computed by the compiler. */
export function foldAbstract(
  at: Lowering,
  operator: string,
  left: Value,
  right: Value,
  scalar: ScalarName,
  line: number,
): Value {
  const isInteger = scalar === 'abstract-int';
  const pairs = components([left, right], operator in FLOATS, line).map((args) => args.map((node) => node.immediate));
  const comparison = COMPARISONS[operator];
  if (comparison) {
    const nodes = pairs.map(([a, b]) => at.builder.constant('bool', comparison(a!, b!) ? 1 : 0));
    return { type: shaped(nodes.length, 'bool'), nodes };
  }
  const compute = (isInteger ? INTEGERS : FLOATS)[operator];
  if (!compute) refuse(line, `operator '${operator}' does not take ${scalar}`);
  const nodes = pairs.map(([a, b]) => {
    const value = compute(a!, b!);
    const valid = isInteger ? Number.isSafeInteger(value) : Number.isFinite(value);
    if (!valid) refuse(line, `the constant ${a} ${operator} ${b} has no value`);
    return at.builder.literal(value);
  });
  return { type: shaped(nodes.length, scalar), nodes };
}
