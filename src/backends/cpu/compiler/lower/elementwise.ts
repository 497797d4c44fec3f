import { refuse } from '../../../wgsl/refuse.ts';
import { type ScalarName, scalar, type Type, typeName, vector } from '../../../wgsl/types.ts';
import type { Node } from '../ir/node.ts';
import type { ValueOperation } from '../ir/operations.ts';
import type { Lowering, Value } from './context.ts';

/** Number of vector components, 1 for a scalar; other types are refused. */
export function componentCount(value: Value, line: number): number {
  if (value.type.kind === 'scalar') return 1;
  return value.type.kind === 'vector'
    ? value.type.size
    : refuse(line, `${typeName(value.type)} is no scalar or vector`);
}

/** The scalar or vector type with `count` components. */
export const shaped = (count: number, name: ScalarName): Type => (count === 1 ? scalar(name) : vector(count, name));

/** The nodes of each component, scalars repeated where `broadcast` allows them beside vectors. */
export function components(values: readonly Value[], broadcast: boolean, line: number): Node[][] {
  if (values.every((value) => value.type.kind === 'scalar')) return [values.map((value) => value.nodes[0]!)];
  const counts = values.map((value) => componentCount(value, line));
  const count = Math.max(...counts);
  const fits = counts.every((n) => n === count || (broadcast && n === 1));
  if (!fits) refuse(line, `operands differ in shape: ${values.map((value) => typeName(value.type)).join(', ')}`);
  return Array.from({ length: count }, (_, i) => values.map((value) => value.nodes[value.nodes.length === 1 ? 0 : i]!));
}

/** Applies an operation to each component. */
export function elementwise(
  at: Lowering,
  operation: ValueOperation,
  values: readonly Value[],
  result: ScalarName,
  line: number,
  broadcast = false,
): Value {
  if (values.every((value) => value.type.kind === 'scalar')) {
    return { type: scalar(result), nodes: [at.builder.op(operation, ...values.map((value) => value.nodes[0]!))] };
  }
  const nodes = components(values, broadcast, line).map((args) => at.builder.op(operation, ...args));
  return { type: shaped(nodes.length, result), nodes };
}
