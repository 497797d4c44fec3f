import type { AtomicAdd } from '../../../wgsl/ast.ts';
import { refuse } from '../../../wgsl/refuse.ts';
import { insideAtomic, scalar } from '../../../wgsl/types.ts';
import type { Lowering } from './context.ts';
import { fit } from './convert.ts';
import { placeOf } from './places.ts';

/**
 * `atomicAdd(&buffer[index], value);`: lanes outside the mask add nothing. An index out of bounds means the last element, so that
 * nothing but the buffer is ever written.
 */
export function atomicAdd(at: Lowering, { target, value, line }: AtomicAdd): void {
  const place = placeOf(at, target);
  const inside = insideAtomic(place.type);
  if (place.kind !== 'memory' || !inside) refuse(line, `atomicAdd takes '&' of an atomic of a buffer`);
  const { builder, mask } = at;
  const { buffer, dynamic, offset } = place;
  const count = buffer.type.kind === 'array' ? buffer.type.count : 1;
  if (count === null) refuse(line, `'${buffer.name}' needs a count of elements`);
  const [addend] = fit(at, at.evaluate(value), scalar(inside), line).nodes;
  const words = builder.constant('int', offset);
  const index = builder.op(
    'i.min_u',
    dynamic ? builder.op('i.add', dynamic, words) : words,
    builder.constant('int', count - 1),
  );
  builder.atomicAdd(buffer.slot, index, mask ? builder.select(builder.constant('int', 0), addend!, mask) : addend!);
}
