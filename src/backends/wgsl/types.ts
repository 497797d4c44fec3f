/** Types of the subset, resolved: aliases are gone, counts are numbers. */

export type ScalarName = 'f32' | 'u32' | 'i32' | 'bool' | 'abstract-int' | 'abstract-float' | AtomicName;
type AtomicName = 'atomic<i32>' | 'atomic<u32>';

interface ScalarType {
  readonly kind: 'scalar';
  readonly scalar: ScalarName;
}
export interface VectorType {
  readonly kind: 'vector';
  readonly size: number;
  readonly scalar: ScalarName;
}
/** `count` is null for a storage buffer's run-time sized array. */
export interface ArrayType {
  readonly kind: 'array';
  readonly element: Type;
  readonly count: number | null;
}
export interface StructType {
  readonly kind: 'struct';
  readonly name: string;
  readonly members: readonly { readonly name: string; readonly type: Type }[];
}
export type Type = ScalarType | VectorType | ArrayType | StructType;

const scalars = new Map<ScalarName, ScalarType>();

/** The scalar type of a name: one object for each. */
export function scalar(name: ScalarName): ScalarType {
  let type = scalars.get(name);
  if (!type) {
    type = { kind: 'scalar', scalar: name };
    scalars.set(name, type);
  }
  return type;
}

export const vector = (size: number, name: ScalarName): VectorType => ({ kind: 'vector', size, scalar: name });

export const BOOL = scalar('bool');

/** The integer inside an atomic, else null. */
export const insideAtomic = (type: Type): 'i32' | 'u32' | null =>
  type.kind === 'scalar' && type.scalar === 'atomic<i32>'
    ? 'i32'
    : type.kind === 'scalar' && type.scalar === 'atomic<u32>'
      ? 'u32'
      : null;

export const isAbstract = (name: ScalarName): boolean => name === 'abstract-int' || name === 'abstract-float';

/** Scalar of a scalar or vector, else null. */
export const scalarOf = (type: Type): ScalarName | null =>
  type.kind === 'scalar' || type.kind === 'vector' ? type.scalar : null;

/** The scalars of a value of this type in order: structs, arrays and vectors are kept flattened. */
export function flatten(type: Type): ScalarName[] {
  switch (type.kind) {
    case 'scalar':
      return [type.scalar];
    case 'vector':
      return Array<ScalarName>(type.size).fill(type.scalar);
    case 'array':
      return Array.from({ length: type.count ?? 0 }, () => flatten(type.element)).flat();
    case 'struct':
      return type.members.flatMap((member) => flatten(member.type));
  }
}

/** Number of scalars in a value of this type. */
export function scalarCount(type: Type): number {
  switch (type.kind) {
    case 'scalar':
      return 1;
    case 'vector':
      return type.size;
    case 'array':
      return (type.count ?? 0) * scalarCount(type.element);
    case 'struct':
      return type.members.reduce((sum, member) => sum + scalarCount(member.type), 0);
  }
}

/** The type as WGSL writes it. */
export function typeName(type: Type): string {
  switch (type.kind) {
    case 'scalar':
      return type.scalar;
    case 'vector':
      return `vec${type.size}<${type.scalar}>`;
    case 'array':
      return `array<${typeName(type.element)}${type.count === null ? '' : `, ${type.count}`}>`;
    case 'struct':
      return type.name;
  }
}

/** Whether two types are one. */
export function sameType(a: Type, b: Type): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case 'scalar':
      return b.kind === 'scalar' && a.scalar === b.scalar;
    case 'vector':
      return b.kind === 'vector' && a.scalar === b.scalar && a.size === b.size;
    case 'array':
      return b.kind === 'array' && a.count === b.count && sameType(a.element, b.element);
    case 'struct':
      return b.kind === 'struct' && a.name === b.name;
  }
}
