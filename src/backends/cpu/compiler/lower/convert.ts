import { refuse } from '../../../wgsl/refuse.ts';
import { isAbstract, type ScalarName, sameType, type Type, typeName } from '../../../wgsl/types.ts';
import type { Builder } from '../ir/builder.ts';
import type { NodeClass } from '../ir/operations.ts';
import type { Lowering, Value } from './context.ts';

/** Class of the node that holds a concrete scalar. */
export const classOf = (scalar: ScalarName): NodeClass =>
  scalar === 'f32' ? 'float' : scalar === 'bool' ? 'bool' : 'int';

/** The abstract scalar inside a value's type, or null when the value is concrete. */
function abstractScalar(type: Type): ScalarName | null {
  if (type.kind === 'array') return abstractScalar(type.element);
  return type.kind !== 'struct' && isAbstract(type.scalar) ? type.scalar : null;
}

function withScalar(type: Type, scalar: ScalarName): Type {
  if (type.kind === 'array') return { ...type, element: withScalar(type.element, scalar) };
  return type.kind === 'struct' ? type : { ...type, scalar };
}

const RANGES: Partial<Record<ScalarName, readonly [number, number]>> = {
  u32: [0, 2 ** 32 - 1],
  i32: [-(2 ** 31), 2 ** 31 - 1],
  f32: [-3.4028234663852886e38, 3.4028234663852886e38],
};

function concreteNode(builder: Builder, value: number, scalar: ScalarName, line: number) {
  const [low, high] = RANGES[scalar]!;
  if (!(value >= low && value <= high)) refuse(line, `${value} is out of the range of ${scalar}`);
  return builder.constant(classOf(scalar), value);
}

/** The value with the given scalar type, where WGSL converts by itself: abstract numbers only. */
export function withScalarType(at: Lowering, value: Value, scalar: ScalarName, line: number): Value {
  const from = abstractScalar(value.type);
  const own = value.type.kind === 'scalar' || value.type.kind === 'vector' ? value.type.scalar : null;
  if (own === scalar) return value;
  const isFloat = scalar === 'f32' || scalar === 'abstract-float';
  const possible = from !== null && (from === 'abstract-int' ? scalar !== 'bool' : isFloat);
  if (!possible) refuse(line, `found ${typeName(value.type)} where ${scalar} is needed`);
  const type = withScalar(value.type, scalar);
  if (isAbstract(scalar)) return { type, nodes: value.nodes };
  return { type, nodes: value.nodes.map((node) => concreteNode(at.builder, node.immediate, scalar, line)) };
}

/** The value with abstract numbers made i32 or f32, as for a `let` without a type. */
export function materialize(at: Lowering, value: Value, line: number): Value {
  const from = abstractScalar(value.type);
  return from ? withScalarType(at, value, from === 'abstract-int' ? 'i32' : 'f32', line) : value;
}

/** The value as the given type, or a refusal. */
export function fit(at: Lowering, value: Value, type: Type, line: number): Value {
  if (sameType(value.type, type)) return value;
  const target = leaf(type);
  const fitted = target && abstractScalar(value.type) ? withScalarType(at, value, target, line) : value;
  if (!sameType(fitted.type, type)) refuse(line, `found ${typeName(value.type)} where ${typeName(type)} is needed`);
  return fitted;
}

const leaf = (type: Type): ScalarName | null =>
  type.kind === 'array' ? leaf(type.element) : type.kind === 'struct' ? null : type.scalar;

/** The values with one common scalar type: the concrete one among them, else the wider abstract one. */
export function unify(at: Lowering, values: readonly Value[], line: number): { scalar: ScalarName; values: Value[] } {
  const scalars = values.map((value) => leaf(value.type) ?? refuse(line, `${typeName(value.type)} has no arithmetic`));
  const concrete = scalars.find((scalar) => !isAbstract(scalar));
  const scalar = concrete ?? (scalars.includes('abstract-float') ? 'abstract-float' : 'abstract-int');
  return { scalar, values: values.map((value) => withScalarType(at, value, scalar, line)) };
}
