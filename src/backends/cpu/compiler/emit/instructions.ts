import { constantOf, type Node } from '../ir/node.ts';
import { besides, type Emission, get, vectorConstant, vectorOp } from './emission.ts';
import { int32 } from './encode.ts';
import { fusedSum } from './fuse.ts';
import { atomicAdd, gather, halfOf, joinWords, loadLanes, loadUniform, narrowWords, storeLanes } from './memory.ts';
import {
  BITSELECT,
  F32X4_SPLAT,
  F64X2_SPLAT,
  FLOAT_OPCODES,
  I32_CONST,
  I32_SUB,
  I32X4_ADD,
  I32X4_SPLAT,
  I64X2_EXTEND_HIGH_S,
  I64X2_EXTEND_LOW_S,
  INT_OPCODES,
  SCALAR_CONVERSIONS,
  SELECT,
  V128_AND,
  V128_ANDNOT,
  V128_CONST,
  VECTOR_CONVERSIONS,
} from './opcodes.ts';

/** Emits one node: its operands, then its instruction. */
export function instruction(at: Emission, node: Node, vector: number): void {
  switch (node.operation) {
    case 'splat':
      splat(at, node.args[0]!);
      break;
    case 'lane':
      laneIndices(at, vector);
      break;
    case 'load.uniform':
      loadUniform(at, node);
      break;
    case 'load.lanes':
      loadLanes(at, node, vector);
      break;
    case 'gather':
      gather(at, node, vector);
      break;
    case 'store.lanes':
      storeLanes(at, node, vector);
      break;
    case 'atomic.add':
      atomicAdd(at, node, vector);
      break;
    case 'select':
      select(at, node, vector);
      break;
    case 'widen':
      at.value(node.args[0]!, vector >> 1);
      vectorOp(at, vector % 2 ? I64X2_EXTEND_HIGH_S : I64X2_EXTEND_LOW_S);
      break;
    case 'narrow':
      narrowWords(at, vector, (v) => at.value(node.args[0]!, v));
      break;
    default:
      if (node.uniform) scalarOperation(at, node);
      else vectorOperation(at, node, vector);
  }
}

function splat(at: Emission, source: Node): void {
  if (source.operation === 'const') {
    vectorConstant(at, source);
    return;
  }
  // A truth value 0 or 1 becomes a mask: 0 − value.
  if (source.class === 'bool') at.code.push(I32_CONST, 0);
  at.value(source, 0);
  if (source.class === 'bool') at.code.push(I32_SUB);
  vectorOp(at, source.class !== 'float' ? I32X4_SPLAT : at.shape.double ? F64X2_SPLAT : F32X4_SPLAT);
}

function laneIndices(at: Emission, vector: number): void {
  get(at, at.lane);
  vectorOp(at, I32X4_SPLAT);
  vectorOp(at, V128_CONST, ...[0, 1, 2, 3].flatMap((i) => int32(4 * vector + i)));
  vectorOp(at, I32X4_ADD);
}

const isZero = (node: Node): boolean => {
  const constant = constantOf(node);
  return constant !== null && Object.is(constant, 0);
};

function select(at: Emission, node: Node, vector: number): void {
  const [whenFalse, whenTrue, condition] = node.args as [Node, Node, Node];
  const push = (...nodes: Node[]): void => {
    for (const n of nodes) at.value(n, vector);
  };
  if (node.uniform) {
    push(whenTrue, whenFalse, condition);
    at.code.push(SELECT);
  } else if (isZero(whenFalse)) {
    if (node.class === 'int' && constantOf(whenTrue) === -1) push(condition);
    else {
      push(whenTrue, condition);
      vectorOp(at, V128_AND);
    }
  } else if (isZero(whenTrue)) {
    push(whenFalse, condition);
    vectorOp(at, V128_ANDNOT);
  } else {
    push(whenTrue, whenFalse, condition);
    vectorOp(at, BITSELECT);
  }
}

function scalarOperation(at: Emission, node: Node): void {
  const { operation, args } = node;
  if (operation === 'i.neg') {
    at.code.push(I32_CONST, 0);
    at.value(args[0]!, 0);
    at.code.push(I32_SUB);
    return;
  }
  for (const arg of args) at.value(arg, 0);
  const conversion = SCALAR_CONVERSIONS[operation];
  if (conversion) at.code.push(...conversion[at.shape.double ? 1 : 0]);
  else at.code.push(FLOAT_OPCODES[operation]?.[at.shape.double ? 1 : 0] ?? INT_OPCODES[operation]![0]);
}

function vectorOperation(at: Emission, node: Node, vector: number): void {
  const { operation, args } = node;
  if (VECTOR_CONVERSIONS[operation]) {
    convert(at, node, vector);
    return;
  }
  if (at.shape.fast && fusedSum(at, node, vector)) return;
  for (const arg of args) at.value(arg, vector);
  vectorOp(at, FLOAT_OPCODES[operation]?.[at.shape.double ? 3 : 2] ?? INT_OPCODES[operation]![1]);
}

/** Between integers and floats; in double precision two vectors of floats have one of integers. */
function convert(at: Emission, { operation, class: cls, args }: Node, vector: number): void {
  const [source] = args as [Node];
  const opcode = VECTOR_CONVERSIONS[operation]![at.shape.double ? 1 : 0];
  if (!at.shape.double) {
    at.value(source, vector);
    if (opcode !== null) vectorOp(at, opcode);
  } else if (cls === 'float') {
    at.value(source, vector >> 1);
    halfOf(at, vector % 2);
    vectorOp(at, opcode!);
  } else {
    const halves = besides(at, vector);
    for (const v of halves) {
      at.value(source, v);
      vectorOp(at, opcode!);
    }
    if (halves.length > 1) joinWords(at);
  }
}
