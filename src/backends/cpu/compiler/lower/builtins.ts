import { refuse } from '../../../wgsl/refuse.ts';
import { BOOL, isAbstract, type ScalarName, scalar, scalarOf, typeName } from '../../../wgsl/types.ts';
import type { Node } from '../ir/node.ts';
import type { ValueOperation } from '../ir/operations.ts';
import type { Lowering, Value } from './context.ts';
import { classOf, materialize, unify, withScalarType } from './convert.ts';
import { componentCount, components, elementwise, shaped } from './elementwise.ts';
import { binary } from './operators.ts';

type Builtin = (at: Lowering, args: Value[], line: number) => Value;

/** Arguments made concrete and of one type; where the function takes f32 only, others are refused. */
function concrete(
  at: Lowering,
  args: readonly Value[],
  line: number,
  float: boolean,
): { scalar: ScalarName; values: Value[] } {
  const unified = unify(at, args, line);
  const integer = unified.scalar === 'abstract-int';
  const target =
    float && isAbstract(unified.scalar)
      ? 'f32'
      : integer
        ? 'i32'
        : unified.scalar === 'abstract-float'
          ? 'f32'
          : unified.scalar;
  if (target === 'bool' || (float && target !== 'f32'))
    refuse(line, `found ${target} where ${float ? 'f32' : 'a number'} is needed`);
  return { scalar: target, values: unified.values.map((value) => withScalarType(at, value, target, line)) };
}

const floatFunction =
  (operation: ValueOperation): Builtin =>
  (at, args, line) =>
    elementwise(at, operation, concrete(at, args, line, true).values, 'f32', line);

/** `min` and `max`: the second argument where it is less (greater), else the first; so a NaN loses as second argument only. */
const extremum =
  (name: 'min' | 'max'): Builtin =>
  (at, args, line) => {
    const { scalar: of, values } = concrete(at, args, line, false);
    const operation = of === 'f32' ? `f.${name}` : `i.${name}_${of === 'i32' ? 's' : 'u'}`;
    return elementwise(at, operation as ValueOperation, values, of, line);
  };

const min = extremum('min');
const max = extremum('max');

function like(at: Lowering, value: Value, constant: number): Value {
  const of = scalarOf(value.type)!;
  return { type: value.type, nodes: value.nodes.map(() => at.builder.constant(classOf(of), constant)) };
}

const abs: Builtin = (at, args, line) => {
  const { scalar: of, values } = concrete(at, args, line, false);
  const [value] = values as [Value];
  if (of === 'u32') return value;
  if (of === 'f32') return elementwise(at, 'f.abs', values, of, line);
  return elementwise(at, 'i.max_s', [value, elementwise(at, 'i.neg', [value], of, line)], of, line);
};

const sign: Builtin = (at, args, line) => {
  const [x] = concrete(at, args, line, false).values as [Value];
  const zero = like(at, x, 0);
  const negative = choose(at, zero, like(at, x, -1), binary(at, '<', x, zero, line), line);
  return choose(at, negative, like(at, x, 1), binary(at, '>', x, zero, line), line);
};

function choose(at: Lowering, whenFalse: Value, whenTrue: Value, condition: Value, line: number): Value {
  const size = componentCount(whenTrue, line);
  if (scalarOf(condition.type) !== 'bool') refuse(line, `a condition is bool, not ${typeName(condition.type)}`);
  if (condition.type.kind === 'vector' && condition.type.size !== size) refuse(line, 'operands differ in shape');
  const nodes = components([whenFalse, whenTrue], false, line).map(([f, t], i) =>
    at.builder.select(f!, t!, condition.nodes[condition.nodes.length === 1 ? 0 : i]!),
  );
  return { type: whenTrue.type, nodes };
}

const select: Builtin = (at, [f, t, condition], line) => {
  const { values } = unify(at, [f!, t!], line);
  const [whenFalse, whenTrue] = values.map((value) => materialize(at, value, line)) as [Value, Value];
  return choose(at, whenFalse, whenTrue, condition!, line);
};

const dot: Builtin = (at, args, line) => {
  const { scalar: of, values } = concrete(at, args, line, false);
  const products = binary(at, '*', values[0]!, values[1]!, line).nodes;
  const add = of === 'f32' ? 'f.add' : 'i.add';
  return { type: scalar(of), nodes: [products.reduce((sum, product) => at.builder.op(add, sum, product))] };
};

const reduction =
  (operation: ValueOperation): Builtin =>
  (at, [value], line) => {
    if (scalarOf(value!.type) !== 'bool') refuse(line, `found ${typeName(value!.type)} where bool is needed`);
    return { type: BOOL, nodes: [value!.nodes.reduce((all, node) => at.builder.op(operation, all, node))] };
  };

/** Two roundings, as WGSL allows: a product, then a sum. */
const fma: Builtin = (at, args, line) => {
  const nodes = components(concrete(at, args, line, true).values, false, line).map(([a, b, c]: Node[]) =>
    at.builder.op('f.add', at.builder.op('f.mul', a!, b!), c!),
  );
  return { type: shaped(nodes.length, 'f32'), nodes };
};

const clamp: Builtin = (at, args, line) => {
  const [x, low, high] = concrete(at, args, line, false).values as [Value, Value, Value];
  return min(at, [max(at, [x, low], line), high], line);
};

const literal = (at: Lowering, value: number): Value => ({
  type: scalar('abstract-float'),
  nodes: [at.builder.literal(value)],
});

const BUILTINS: Record<string, { arity: number; lower: Builtin }> = {
  abs: { arity: 1, lower: abs },
  all: { arity: 1, lower: reduction('b.and') },
  any: { arity: 1, lower: reduction('b.or') },
  ceil: { arity: 1, lower: floatFunction('f.ceil') },
  clamp: { arity: 3, lower: clamp },
  dot: { arity: 2, lower: dot },
  floor: { arity: 1, lower: floatFunction('f.floor') },
  fma: { arity: 3, lower: fma },
  fract: {
    arity: 1,
    lower: (at, args, line) => {
      const [x] = concrete(at, args, line, true).values as [Value];
      return binary(at, '-', x, elementwise(at, 'f.floor', [x], 'f32', line), line);
    },
  },
  inverseSqrt: {
    arity: 1,
    lower: (at, args, line) => binary(at, '/', literal(at, 1), floatFunction('f.sqrt')(at, args, line), line),
  },
  max: { arity: 2, lower: max },
  min: { arity: 2, lower: min },
  round: { arity: 1, lower: floatFunction('f.round') },
  saturate: {
    arity: 1,
    lower: (at, [x], line) => clamp(at, [x!, ...[0, 1].map((v) => like(at, materialize(at, x!, line), v))], line),
  },
  select: { arity: 3, lower: select },
  sign: { arity: 1, lower: sign },
  sqrt: { arity: 1, lower: floatFunction('f.sqrt') },
  trunc: { arity: 1, lower: floatFunction('f.trunc') },
};

/** Calls a builtin function; null where the subset has none of this name. */
export function callBuiltin(at: Lowering, name: string, args: Value[], line: number): Value | null {
  if (!Object.hasOwn(BUILTINS, name)) return null;
  const { arity, lower } = BUILTINS[name]!;
  if (args.length !== arity) refuse(line, `${name} takes ${arity} arguments, not ${args.length}`);
  return lower(at, args, line);
}
