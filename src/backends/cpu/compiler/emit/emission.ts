import type { Node } from '../ir/node.ts';
import { float32, float64, int32, signed, unsigned } from './encode.ts';
import { F32, F32_CONST, F64, F64_CONST, I32, I32_CONST, LOCAL_GET, LOCAL_SET, V128, V128_CONST } from './opcodes.ts';
import type { Use } from './uses.ts';

/** The shape of the generated code: precision, lanes of a vector of floats, vectors of them worked on side by side. */
export interface Shape {
  readonly double: boolean;
  readonly lanes: 2 | 4;
  readonly groups: number;
  /** Products that end in a sum are fused with it. */
  readonly fast: boolean;
}

/** A function being emitted. Its parameters are the first lane, the end, and a pointer for each buffer. */
export interface Emission {
  readonly shape: Shape;
  readonly uses: ReadonlyMap<Node, Use>;
  /** Code of the body; `prologue` runs before it. */
  readonly code: number[];
  readonly prologue: number[];
  /** Local of each node that has one; lanes have one for each vector. */
  readonly locals: Map<Node, readonly number[]>;
  /** Depth of the expressions that are computed where they are used. */
  readonly depths: Map<Node, number>;
  /** Bytes of the constants met so far. */
  readonly constants: Map<Node, readonly number[]>;
  /** Local that holds the first lane of the present group. */
  readonly lane: number;
  /** Temporary and lasting locals of the emitter's own, by purpose. */
  readonly named: Map<string, number>;
  readonly local: (type: number) => number;
  /** Pushes a node's value for a vector; each node counts vectors of its own width. */
  value(node: Node, vector: number): void;
  /** Pushes the instructions that compute a node. */
  compute(node: Node, vector: number): void;
}

export const vectorOp = (at: Emission, opcode: number, ...immediates: number[]): void => {
  if (opcode < 128) at.code.push(0xfd, opcode);
  else at.code.push(0xfd, (opcode & 127) | 128, opcode >> 7);
  for (const byte of immediates) at.code.push(byte);
};

function pushIndexed(at: Emission, opcode: number, local: number): void {
  if (local < 128) at.code.push(opcode, local);
  else at.code.push(opcode, ...unsigned(local));
}

export const get = (at: Emission, local: number): void => {
  pushIndexed(at, LOCAL_GET, local);
};

export const set = (at: Emission, local: number): void => {
  pushIndexed(at, LOCAL_SET, local);
};

/** A local kept for one purpose of the emitter. */
export function named(at: Emission, purpose: string, type: number): number {
  let local = at.named.get(purpose);
  if (local === undefined) {
    local = at.local(type);
    at.named.set(purpose, local);
  }
  return local;
}

/** Whether two vectors of floats share one of this node: integers, and masks of that width, in double precision. */
const isShared = (at: Emission, node: Node): boolean =>
  at.shape.double && (node.class === 'int' || node.maskWidth === 32);

/** Vectors that a node needs: one value serves all for uniform and splatted nodes. */
export const copies = (at: Emission, node: Node): number =>
  node.uniform || node.operation === 'splat'
    ? 1
    : isShared(at, node)
      ? Math.ceil(at.shape.groups / 2)
      : at.shape.groups;

/** Vectors of floats that an integer vector stands beside. */
export const besides = ({ shape }: Emission, vector: number): number[] =>
  shape.double ? [2 * vector, 2 * vector + 1].filter((v) => v < shape.groups) : [vector];

/** Type of the local that holds a node. */
const localType = (at: Emission, node: Node): number =>
  !node.uniform ? V128 : node.class !== 'float' ? I32 : at.shape.double ? F64 : F32;

/** The locals of a node, made where it has none. */
export function localsOf(at: Emission, node: Node): readonly number[] {
  let locals = at.locals.get(node);
  if (!locals) {
    locals = Array.from({ length: copies(at, node) }, () => at.local(localType(at, node)));
    at.locals.set(node, locals);
  }
  return locals;
}

export function scalarConstant(at: Emission, node: Node): void {
  const { immediate } = node;
  if (node.class !== 'float') at.code.push(I32_CONST, ...signed(immediate));
  else if (at.shape.double) at.code.push(F64_CONST, ...float64(immediate));
  else at.code.push(F32_CONST, ...float32(immediate));
}

/** Bytes of a constant in every lane; truth is all ones. */
function vectorBytes(at: Emission, { class: cls, immediate }: Node): readonly number[] {
  if (cls === 'float' && at.shape.double) return [0, 1].flatMap(() => float64(immediate));
  const word = cls === 'float' ? float32(immediate) : int32(cls === 'bool' && immediate ? -1 : immediate);
  return [0, 1, 2, 3].flatMap(() => word);
}

/** Pushes a constant in every lane. */
export function vectorConstant(at: Emission, node: Node): void {
  const bytes = at.constants.get(node) ?? vectorBytes(at, node);
  at.constants.set(node, bytes);
  vectorOp(at, V128_CONST, ...bytes);
}
