import type { Expression, IndexExpression, MemberExpression } from '../../../wgsl/ast.ts';
import { refuse } from '../../../wgsl/refuse.ts';
import {
  type ArrayType,
  insideAtomic,
  type ScalarName,
  scalar,
  scalarCount,
  scalarOf,
  type Type,
  typeName,
  type VectorType,
  vector,
} from '../../../wgsl/types.ts';
import type { Node } from '../ir/node.ts';
import { constantOf } from '../ir/node.ts';
import { memberOffset, strideOf } from '../layout.ts';
import type { Lowering, Value, Variable } from './context.ts';
import { fit, materialize } from './convert.ts';
import { elementPlace, loadMemory, type MemoryPlace, storeMemory } from './memory.ts';
import { lookup } from './names.ts';

// Elements that an index unknown when compiled may choose from: each costs a comparison and a selection.
const MOST_CHOICES = 32;

/** Scalars of a variable, by their positions among its nodes. */
interface VariablePlace {
  readonly kind: 'variable';
  readonly variable: Variable;
  readonly type: Type;
  readonly positions: readonly number[];
}
/** One of several places of a variable, by an index unknown when compiled. */
interface ChoicePlace {
  readonly kind: 'choice';
  readonly variable: Variable;
  readonly type: Type;
  readonly index: Node;
  readonly choices: readonly (readonly number[])[];
}
type Place = VariablePlace | ChoicePlace | MemoryPlace;

/** Where a value lives: names, members and elements of names; any other value gets a temporary variable. */
export function placeOf(at: Lowering, e: Expression): Place {
  if (e.kind === 'name') {
    const entity = lookup(at, e.name, e.line);
    if (entity.kind === 'buffer')
      return { kind: 'memory', buffer: entity, type: entity.type, offset: 0, dynamic: null };
    return whole(entity);
  }
  if (e.kind === 'member') return memberPlace(placeOf(at, e.object), e);
  if (e.kind === 'index') return indexPlace(at, placeOf(at, e.object), e);
  const value = at.evaluate(e);
  return whole({ kind: 'variable', name: 'a value', type: value.type, nodes: value.nodes, mutable: false });
}

const whole = (variable: Variable): VariablePlace => ({
  kind: 'variable',
  variable,
  type: variable.type,
  positions: variable.nodes.map((_, i) => i),
});

type Positions = readonly number[];

function narrowed(place: VariablePlace | ChoicePlace, type: Type, pick: (positions: Positions) => Positions): Place {
  if (place.kind === 'variable') return { ...place, type, positions: pick(place.positions) };
  return { ...place, type, choices: place.choices.map(pick) };
}

function memberPlace(place: Place, e: MemberExpression): Place {
  const { type } = place;
  if (type.kind === 'vector') return swizzle(place, type, e);
  if (type.kind !== 'struct') refuse(e.line, `${typeName(type)} has no member '${e.member}'`);
  const index = type.members.findIndex((member) => member.name === e.member);
  if (index < 0) refuse(e.line, `${type.name} has no member '${e.member}'`);
  const member = type.members[index]!.type;
  if (place.kind === 'memory') return { ...place, type: member, offset: place.offset + memberOffset(type, index) };
  const start = type.members.slice(0, index).reduce((sum, m) => sum + scalarCount(m.type), 0);
  return narrowed(place, member, (positions) => positions.slice(start, start + scalarCount(member)));
}

function swizzle(place: Place, type: VectorType, e: MemberExpression): Place {
  const letters = /^[xyzw]{1,4}$/.test(e.member) ? 'xyzw' : /^[rgba]{1,4}$/.test(e.member) ? 'rgba' : '';
  const picks = [...e.member].map((letter) => letters.indexOf(letter));
  if (!letters || picks.some((i) => i >= type.size)) refuse(e.line, `${typeName(type)} has no member '${e.member}'`);
  const result = picks.length === 1 ? scalar(type.scalar) : vector(picks.length, type.scalar);
  if (place.kind !== 'memory') {
    // Several components at once can be read, not assigned to: they get a variable that refuses.
    const variable: Variable =
      picks.length > 1 ? { ...place.variable, name: `.${e.member}`, mutable: false } : place.variable;
    return narrowed({ ...place, variable }, result, (positions) => picks.map((i) => positions[i]!));
  }
  if (picks.length > 1) refuse(e.line, `'.${e.member}' of a buffer is outside the subset: copy the vector first`);
  return { ...place, type: result, offset: place.offset + picks[0]! };
}

function indexPlace(at: Lowering, place: Place, e: IndexExpression): Place {
  const { type } = place;
  if (type.kind !== 'array' && type.kind !== 'vector') refuse(e.line, `${typeName(type)} has no elements`);
  const [element, count] = elementsOf(type);
  const index = materialize(at, at.evaluate(e.index), e.line);
  const indexScalar: ScalarName | null = index.type.kind === 'scalar' ? scalarOf(index.type) : null;
  if (indexScalar !== 'u32' && indexScalar !== 'i32')
    refuse(e.line, `an index must be an integer, not ${typeName(index.type)}`);
  const [node] = index.nodes as [Node];
  const known = constantOf(node);
  if (known !== null && (known < 0 || (count !== null && known >= count)))
    refuse(e.line, `index ${known} is out of bounds`);
  if (place.kind === 'memory') return elementPlace(at, place, element, node, strideOf(element));
  const size = scalarCount(element);
  const slice = (positions: Positions, i: number): Positions => positions.slice(i * size, (i + 1) * size);
  if (known !== null) return narrowed(place, element, (positions) => slice(positions, known));
  if (place.kind === 'choice') refuse(e.line, 'two indices unknown when compiled are outside the subset');
  if (count! > MOST_CHOICES)
    refuse(e.line, `an index unknown when compiled chooses among at most ${MOST_CHOICES} elements`);
  const choices = Array.from({ length: count! }, (_, i) => slice(place.positions, i));
  return { kind: 'choice', variable: place.variable, type: element, index: node, choices };
}

const elementsOf = (type: ArrayType | VectorType): [Type, number | null] =>
  type.kind === 'vector' ? [scalar(type.scalar), type.size] : [type.element, type.count];

const isChoice = (at: Lowering, place: ChoicePlace, i: number): Node =>
  at.builder.op('i.eq', place.index, at.builder.constant('int', i));

/** The place, if it may be read and written as it is. */
function plain(place: MemoryPlace, line: number): MemoryPlace {
  const { type } = place;
  if (insideAtomic(type.kind === 'array' ? type.element : type))
    refuse(line, `'${place.buffer.name}' holds atomics, which 'atomicAdd' alone reaches`);
  return place;
}

/** The value at a place. An index out of bounds reads the first element. */
export function load(at: Lowering, place: Place, line: number): Value {
  const { type } = place;
  if (place.kind === 'memory') return loadMemory(at, plain(place, line), line);
  const { nodes } = place.variable;
  if (place.kind === 'variable') return { type, nodes: place.positions.map((p) => nodes[p]!) };
  const source = materialize(at, { type: place.variable.type, nodes }, line);
  const element = materialize(at, { type, nodes: [] }, line).type;
  const start = place.choices[0]!.map((p) => source.nodes[p]!);
  const chosen = place.choices.slice(1).reduce((value, positions, i) => {
    const condition = isChoice(at, place, i + 1);
    return value.map((node, j) => at.builder.select(node, source.nodes[positions[j]!]!, condition));
  }, start);
  return { type: element, nodes: chosen };
}

/** Assigns to a place. An index out of bounds writes nothing. */
export function assign(at: Lowering, place: Place, value: Value, line: number): void {
  if (place.kind === 'memory') plain(place, line);
  const { nodes } = fit(at, value, place.type, line);
  if (place.kind === 'memory') {
    storeMemory(at, place, { type: place.type, nodes }, line);
    return;
  }
  const { variable } = place;
  if (!variable.mutable) refuse(line, `'${variable.name}' cannot be assigned to`);
  const next = [...variable.nodes];
  if (place.kind === 'variable') {
    place.positions.forEach((p, i) => {
      next[p] = nodes[i]!;
    });
  } else {
    place.choices.forEach((positions, k) => {
      const condition = isChoice(at, place, k);
      positions.forEach((p, i) => {
        next[p] = at.builder.select(next[p]!, nodes[i]!, condition);
      });
    });
  }
  variable.nodes = next;
}
