import { refuse } from '../../../wgsl/refuse.ts';
import { flatten, isAbstract, type ScalarName, scalarOf, type Type, typeName, vector } from '../../../wgsl/types.ts';
import type { Node } from '../ir/node.ts';
import type { Lowering, Value } from './context.ts';
import { classOf, fit, materialize, unify, withScalarType } from './convert.ts';
import { componentCount, shaped } from './elementwise.ts';

/** The zero value of a type. */
export const zero = (at: Lowering, type: Type): Value => ({
  type,
  nodes: flatten(type).map((scalar) => at.builder.constant(classOf(scalar), 0)),
});

/** A type's constructor: zero value without arguments, else conversion, splat or composition. */
export function construct(at: Lowering, type: Type, args: readonly Value[], line: number): Value {
  if (type.kind === 'array' && type.count === null) refuse(line, `${typeName(type)} cannot be constructed`);
  if (!args.length) return zero(at, type);
  if (type.kind === 'scalar') {
    const [only] = args as [Value];
    if (args.length > 1 || only.type.kind !== 'scalar') refuse(line, `${type.scalar} is made from one scalar`);
    return convert(at, only, type.scalar, line);
  }
  if (type.kind === 'vector') return constructVector(at, type.size, type.scalar, args, line);
  const parts = type.kind === 'array' ? Array<Type>(type.count!).fill(type.element) : type.members.map((m) => m.type);
  if (args.length !== parts.length) refuse(line, `${typeName(type)} has ${parts.length} parts, not ${args.length}`);
  return { type, nodes: args.flatMap((arg, i) => fit(at, arg, parts[i]!, line).nodes) };
}

/** `vec3(…)`: the element type is that of the arguments. */
export function constructInferredVector(at: Lowering, size: number, args: readonly Value[], line: number): Value {
  if (!args.length) refuse(line, `vec${size}() needs an element type`);
  return constructVector(at, size, unify(at, args, line).scalar, args, line);
}

/** `array(…)`: element type and count are those of the arguments. */
export function constructInferredArray(at: Lowering, args: readonly Value[], line: number): Value {
  const [first] = args;
  if (!first) return refuse(line, 'array() needs an element type');
  const numeric = args.every((arg) => scalarOf(arg.type) !== null);
  const values = numeric ? unify(at, args, line).values : args;
  const element = values[0]!.type;
  return {
    type: { kind: 'array', element, count: args.length },
    nodes: values.flatMap((v) => fit(at, v, element, line).nodes),
  };
}

function constructVector(at: Lowering, size: number, scalar: ScalarName, args: readonly Value[], line: number): Value {
  const type = vector(size, scalar);
  const [first] = args as [Value];
  if (args.length === 1 && first.type.kind === 'vector') {
    if (first.type.size !== size) refuse(line, `${typeName(type)} cannot be made from ${typeName(first.type)}`);
    return isAbstract(scalar) ? first : convert(at, first, scalar, line);
  }
  const nodes = args.flatMap((arg) => {
    componentCount(arg, line);
    return withScalarType(at, arg, scalar, line).nodes;
  });
  if (nodes.length !== size && !(nodes.length === 1 && args.length === 1)) {
    refuse(line, `${typeName(type)} cannot be made from ${nodes.length} components`);
  }
  return { type, nodes: nodes.length === 1 ? Array<Node>(size).fill(nodes[0]!) : nodes };
}

/** Explicit conversion of a scalar's or vector's components: `f32(x)`, `u32(x)`, `vec2<f32>(v)`. */
function convert(at: Lowering, given: Value, to: ScalarName, line: number): Value {
  const { builder } = at;
  const from = scalarOf(given.type);
  const implicit = from === 'abstract-int' && to !== 'bool';
  const value = implicit ? withScalarType(at, given, to, line) : materialize(at, given, line);
  const source = scalarOf(value.type) as ScalarName;
  const type = shaped(componentCount(value, line), to);
  if (source === to) return { type, nodes: value.nodes };
  const number = (scalar: ScalarName, x: number): Node => builder.constant(classOf(scalar), x);
  const one = (node: Node): Node => {
    if (source === 'bool') return builder.select(number(to, 0), number(to, 1), node);
    if (to === 'bool') return builder.op(source === 'f32' ? 'f.ne' : 'i.ne', node, number(source, 0));
    if (to === 'f32') return builder.op(source === 'u32' ? 'i.to_f_u' : 'i.to_f_s', node);
    if (source === 'f32') return builder.op(to === 'u32' ? 'f.to_u' : 'f.to_s', node);
    return node;
  };
  return { type, nodes: value.nodes.map(one) };
}

/** `bitcast<T>(x)`: the bits of f32, also in double precision, where a float is first rounded to f32. */
export function bitcast(at: Lowering, type: Type, given: Value, line: number): Value {
  const value = materialize(at, given, line);
  const from = scalarOf(value.type);
  const to = scalarOf(type);
  if (
    !from ||
    !to ||
    from === 'bool' ||
    to === 'bool' ||
    value.nodes.length !== componentCount({ type, nodes: [] }, line)
  ) {
    refuse(line, `${typeName(value.type)} has not the bits of ${typeName(type)}`);
  }
  if (classOf(from) === classOf(to)) return { type, nodes: value.nodes };
  return { type, nodes: value.nodes.map((node) => at.builder.op(to === 'f32' ? 'i.as_float' : 'f.bits', node)) };
}
