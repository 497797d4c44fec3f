import { isConstant, type Node } from '../ir/node.ts';
import { besides, type Emission, get, named, set, vectorOp } from './emission.ts';
import { signed, unsigned } from './encode.ts';
import {
  F32_LOAD,
  F64_LOAD,
  I32,
  I32_ADD,
  I32_CONST,
  I32_LOAD,
  I32_SHL,
  I32_STORE,
  I32_SUB,
  I32X4_ADD,
  I32X4_EXTRACT_LANE,
  I32X4_MIN_U,
  I32X4_SHL,
  I32X4_SPLAT,
  I64X2_EXTEND_HIGH_U,
  I64X2_EXTEND_LOW_U,
  LOAD32_LANE,
  LOAD32_ZERO,
  LOAD64_LANE,
  LOAD64_ZERO,
  LOCAL_GET,
  LOCAL_SET,
  LOCAL_TEE,
  MEMORY_SIZE,
  SHUFFLE,
  V128,
  V128_LOAD,
  V128_STORE,
} from './opcodes.ts';

/** A word is 4 bytes in single and 8 in double precision, for integers too. */
const wordShift = (at: Emission): number => (at.shape.double ? 3 : 2);

/** Local of the pointer to a node's buffer. */
const pointer = (node: Node): number => 2 + node.immediate;

const bytesOf = (...words: number[]): number[] => words.flatMap((w) => [0, 1, 2, 3].map((byte) => 4 * w + byte));
const EVEN_WORDS = bytesOf(0, 2, 4, 6);
const LOW_HALVES = bytesOf(0, 1, 4, 5);
const HIGH_HALF = bytesOf(2, 3, 2, 3);

/** Pushes the low 32 bits of every 64-bit lane of the vectors beside an integer vector. */
export function narrowWords(at: Emission, vector: number, push: (wide: number) => void): void {
  const [first, second = first] = besides(at, vector) as [number, number?];
  push(first);
  push(second);
  vectorOp(at, SHUFFLE, ...EVEN_WORDS);
}

/** Puts lanes 0 and 1 of the two vectors on the stack side by side. */
export const joinWords = (at: Emission): void => vectorOp(at, SHUFFLE, ...LOW_HALVES);

/** Brings the low or high half of the vector on the stack to lanes 0 and 1. */
export function halfOf(at: Emission, half: number): void {
  if (!half) return;
  const whole = named(at, 'whole', V128);
  at.code.push(LOCAL_TEE, ...unsigned(whole));
  get(at, whole);
  vectorOp(at, SHUFFLE, ...HIGH_HALF);
}

export function loadUniform(at: Emission, node: Node): void {
  const [index] = node.args as [Node];
  const shift = wordShift(at);
  const isFloat = node.class === 'float';
  const opcode = isFloat ? (at.shape.double ? F64_LOAD : F32_LOAD) : I32_LOAD;
  const alignment = isFloat && at.shape.double ? 3 : 2;
  get(at, pointer(node));
  let offset = 0;
  if (index.operation === 'const') offset = index.immediate << shift;
  else {
    at.value(index, 0);
    at.code.push(I32_CONST, shift, I32_SHL, I32_ADD);
  }
  at.code.push(opcode, alignment, ...unsigned(offset));
}

/** Pushes the byte address of the group's first lane, `offset` words on. */
function laneAddress(at: Emission, node: Node, offset: Node): void {
  get(at, at.lane);
  if (!isConstant(offset, 0)) {
    at.value(offset, 0);
    at.code.push(I32_ADD);
  }
  at.code.push(I32_CONST, wordShift(at), I32_SHL);
  get(at, pointer(node));
  at.code.push(I32_ADD);
}

const vectorOffset = (vector: number): number[] => unsigned(vector * 16);

export function loadLanes(at: Emission, node: Node, vector: number): void {
  const load = (wide: number): void => {
    laneAddress(at, node, node.args[0]!);
    vectorOp(at, V128_LOAD, 2, ...vectorOffset(wide));
  };
  if (at.shape.double && node.class === 'int') narrowWords(at, vector, load);
  else load(vector);
}

export function storeLanes(at: Emission, node: Node, vector: number): void {
  const [offset, value] = node.args as [Node, Node];
  const isWord = at.shape.double && node.class === 'int';
  for (const wide of isWord ? besides(at, vector) : [vector]) {
    laneAddress(at, node, offset);
    at.value(value, vector);
    if (isWord) vectorOp(at, wide % 2 ? I64X2_EXTEND_HIGH_U : I64X2_EXTEND_LOW_U);
    vectorOp(at, V128_STORE, 2, ...vectorOffset(wide));
  }
}

/** A pointer in every lane, set up once a call. */
function pointerLanes(at: Emission, node: Node): number {
  const purpose = `pointer ${node.immediate}`;
  if (!at.named.has(purpose)) {
    const local = named(at, purpose, V128);
    at.prologue.push(LOCAL_GET, ...unsigned(pointer(node)), 0xfd, I32X4_SPLAT, LOCAL_SET, ...unsigned(local));
  }
  return at.named.get(purpose)!;
}

/** The last address from which a word can be loaded, in every lane, set up once a call. */
function lastAddress(at: Emission): number {
  if (!at.named.has('last address')) {
    const local = named(at, 'last address', V128);
    at.prologue.push(MEMORY_SIZE, 0, I32_CONST, 16, I32_SHL, I32_CONST, ...signed(8), I32_SUB);
    at.prologue.push(0xfd, I32X4_SPLAT, LOCAL_SET, ...unsigned(local));
  }
  return at.named.get('last address')!;
}

/** Loads a word for each lane. Indices out of bounds give some word of the memory, never a trap. */
export function gather(at: Emission, node: Node, vector: number): void {
  const { shape } = at;
  const wide = shape.double && node.class === 'float';
  const lanes = wide ? 2 : 4;
  const first = wide ? lanes * (vector % 2) : 0;
  const addresses = named(at, 'addresses', V128);
  const gathered = named(at, 'gathered', V128);
  const laneAddressOf = (lane: number): void => vectorOp(at, I32X4_EXTRACT_LANE, first + lane);
  at.value(node.args[0]!, wide ? vector >> 1 : vector);
  at.code.push(I32_CONST, wordShift(at));
  vectorOp(at, I32X4_SHL);
  get(at, pointerLanes(at, node));
  vectorOp(at, I32X4_ADD);
  get(at, lastAddress(at));
  vectorOp(at, I32X4_MIN_U);
  at.code.push(LOCAL_TEE, ...unsigned(addresses));
  laneAddressOf(0);
  vectorOp(at, wide ? LOAD64_ZERO : LOAD32_ZERO, 2, 0);
  for (let lane = 1; lane < lanes; lane++) {
    set(at, gathered);
    get(at, addresses);
    laneAddressOf(lane);
    get(at, gathered);
    vectorOp(at, wide ? LOAD64_LANE : LOAD32_LANE, 2, 0, lane);
  }
}

/** Adds to a word for each lane, one lane after another: lanes may share a word. */
export function atomicAdd(at: Emission, node: Node, vector: number): void {
  const [index, value] = node.args as [Node, Node];
  const addresses = named(at, 'addresses', V128);
  const addends = named(at, 'addends', V128);
  const address = named(at, 'address', I32);
  const scalarOf = (from: Node, lanes: number, lane: number): void => {
    if (from.uniform) at.value(from, 0);
    else {
      get(at, lanes);
      vectorOp(at, I32X4_EXTRACT_LANE, lane);
    }
  };
  if (!value.uniform) {
    at.value(value, vector);
    set(at, addends);
  }
  at.value(index, vector);
  if (index.uniform) vectorOp(at, I32X4_SPLAT);
  at.code.push(I32_CONST, wordShift(at));
  vectorOp(at, I32X4_SHL);
  get(at, pointerLanes(at, node));
  vectorOp(at, I32X4_ADD);
  set(at, addresses);
  for (let lane = 0; lane < at.shape.lanes * besides(at, vector).length; lane++) {
    get(at, addresses);
    vectorOp(at, I32X4_EXTRACT_LANE, lane);
    at.code.push(LOCAL_TEE, ...unsigned(address));
    get(at, address);
    at.code.push(I32_LOAD, 2, 0);
    scalarOf(value, addends, lane);
    at.code.push(I32_ADD, I32_STORE, 2, 0);
  }
}
