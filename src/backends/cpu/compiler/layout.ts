import type { ScalarName, StructType, Type } from '../../wgsl/types.ts';

/**
 * Memory layout of host-shareable types by WGSL's rules of alignment, in words. A word has 4 bytes in single precision;
 * in double precision every scalar, integers too, takes a slot of 8 bytes, so that word offsets stay the same.
 */

const roundUp = (value: number, multiple: number): number => Math.ceil(value / multiple) * multiple;

function alignmentOf(type: Type): number {
  switch (type.kind) {
    case 'scalar':
      return 1;
    case 'vector':
      return type.size === 2 ? 2 : 4;
    case 'array':
      return alignmentOf(type.element);
    case 'struct':
      return Math.max(1, ...type.members.map((member) => alignmentOf(member.type)));
  }
}

function sizeOf(type: Type): number {
  switch (type.kind) {
    case 'scalar':
      return 1;
    case 'vector':
      return type.size;
    case 'array':
      return (type.count ?? 0) * strideOf(type.element);
    case 'struct':
      return structLayout(type).size;
  }
}

const layouts = new WeakMap<StructType, { offsets: number[]; size: number }>();

function structLayout(type: StructType): { offsets: number[]; size: number } {
  const known = layouts.get(type);
  if (known) return known;
  const offsets: number[] = [];
  let end = 0;
  for (const member of type.members) {
    const offset = roundUp(end, alignmentOf(member.type));
    offsets.push(offset);
    end = offset + sizeOf(member.type);
  }
  const layout = { offsets, size: roundUp(end, alignmentOf(type)) };
  layouts.set(type, layout);
  return layout;
}

/** Distance between elements of an array of `type`, in words. */
export const strideOf = (type: Type): number => roundUp(sizeOf(type), alignmentOf(type));

/** Word offset of the `index`-th member within its struct. */
export const memberOffset = (type: StructType, index: number): number => structLayout(type).offsets[index]!;

/** A scalar inside a type: its path as WGSL writes it after the variable (`.v.x`, `[2]`), its word offset and type. */
interface ScalarSlot {
  readonly path: string;
  readonly offset: number;
  readonly scalar: ScalarName;
}

/** Every scalar of a type, in the order of `flatten`. */
export function scalarSlots(type: Type, offset = 0, path = ''): ScalarSlot[] {
  switch (type.kind) {
    case 'scalar':
      return [{ path, offset, scalar: type.scalar }];
    case 'vector':
      return Array.from({ length: type.size }, (_, i) => ({
        path: `${path}.${'xyzw'[i]}`,
        offset: offset + i,
        scalar: type.scalar,
      }));
    case 'array':
      return Array.from({ length: type.count ?? 0 }, (_, i) =>
        scalarSlots(type.element, offset + i * strideOf(type.element), `${path}[${i}]`),
      ).flat();
    case 'struct':
      return type.members.flatMap((member, i) =>
        scalarSlots(member.type, offset + memberOffset(type, i), `${path}.${member.name}`),
      );
  }
}
