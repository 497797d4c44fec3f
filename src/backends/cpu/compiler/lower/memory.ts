import { refuse } from '../../../wgsl/refuse.ts';
import { type Type, typeName } from '../../../wgsl/types.ts';
import { constantOf, type Node } from '../ir/node.ts';
import { scalarSlots } from '../layout.ts';
import type { Buffer, Lowering, Value } from './context.ts';
import { classOf } from './convert.ts';

/** A part of a buffer: `offset` words known when compiled, plus `dynamic` words where an index is not. */
export interface MemoryPlace {
  readonly kind: 'memory';
  readonly buffer: Buffer;
  readonly type: Type;
  readonly offset: number;
  readonly dynamic: Node | null;
}

/** The uniform part of an index of the form `invocation index + uniform`, else null. */
function beyondLane(at: Lowering, index: Node): Node | null {
  if (index === at.lane) return at.builder.constant('int', 0);
  if (index.operation !== 'i.add' && index.operation !== 'i.sub') return null;
  const [a, b] = index.args as [Node, Node];
  const uniform = (node: Node): Node | null => (node.operation === 'splat' ? node.args[0]! : null);
  const ua = uniform(a);
  const ub = uniform(b);
  const rest = ub ? beyondLane(at, a) : ua && index.operation === 'i.add' ? beyondLane(at, b) : null;
  return rest ? at.builder.op(index.operation, rest, (ub ?? ua)!) : null;
}

/** Reads a value: from uniform addresses once for all lanes, from `[index + uniform]` side by side, else gathered. */
export function loadMemory(at: Lowering, place: MemoryPlace, line: number): Value {
  const { buffer, dynamic, type } = place;
  if (type.kind === 'array' && type.count === null) refuse(line, `'${buffer.name}' cannot be read as a whole`);
  const { builder } = at;
  const rest = dynamic && !dynamic.uniform ? beyondLane(at, dynamic) : null;
  const nodes = scalarSlots(type).map(({ offset, scalar }) => {
    const words = builder.constant('int', place.offset + offset);
    const cls = classOf(scalar);
    const ordered = !buffer.readOnly;
    const word = (node: Node): Node => builder.op('i.add', node, words);
    const known = dynamic ? undefined : at.constants[`${buffer.slot} ${words.immediate}`];
    if (known !== undefined) return builder.constant(cls, known);
    if (!dynamic) return builder.load('load.uniform', cls, buffer.slot, [words], ordered);
    if (dynamic.uniform) return builder.load('load.uniform', cls, buffer.slot, [word(dynamic)], ordered);
    if (rest) return builder.load('load.lanes', cls, buffer.slot, [word(rest), at.lane!], ordered);
    return builder.load('gather', cls, buffer.slot, [word(dynamic)], ordered);
  });
  return { type, nodes };
}

/** Writes a scalar to `[index + uniform]`; lanes outside the mask keep what they held. */
export function storeMemory(at: Lowering, place: MemoryPlace, value: Value, line: number): void {
  const { buffer, dynamic, type } = place;
  if (buffer.readOnly) refuse(line, `'${buffer.name}' is read-only`);
  if (type.kind !== 'scalar') refuse(line, `only scalars are stored, not ${typeName(type)}`);
  const rest = dynamic && !dynamic.uniform ? beyondLane(at, dynamic) : null;
  if (!rest) refuse(line, `a store must go to '${buffer.name}[invocation index + uniform]'`);
  const { builder } = at;
  const offset = builder.op('i.add', rest, builder.constant('int', place.offset));
  const [node] = value.nodes;
  if (!at.mask) {
    builder.store(buffer.slot, offset, node!);
    return;
  }
  const old = builder.load('load.lanes', node!.class, buffer.slot, [offset, at.lane!], true);
  builder.store(buffer.slot, offset, builder.select(old, node!, at.mask));
}

/** An element's place, `stride` words from the next. */
export function elementPlace(at: Lowering, place: MemoryPlace, type: Type, index: Node, stride: number): MemoryPlace {
  const known = constantOf(index);
  if (known !== null) return { ...place, type, offset: place.offset + known * stride };
  const { builder } = at;
  const words = builder.op('i.mul', index, builder.constant('int', stride));
  return { ...place, type, dynamic: place.dynamic ? builder.op('i.add', place.dynamic, words) : words };
}
