/**
 * The operations of the intermediate representation and the class of what they yield. Names read like WebAssembly's:
 * `f.` works on floats (f32, or f64 in double precision), `i.` on 32-bit integers (`_s` signed, `_u` unsigned), `b.` on
 * truth values. All of these are pure and none of them traps, so that they may be moved, merged and dropped.
 */
export type NodeClass = 'float' | 'int' | 'bool';

export const RESULT_CLASS = {
  'f.add': 'float',
  'f.sub': 'float',
  'f.mul': 'float',
  'f.div': 'float',
  'f.neg': 'float',
  'f.abs': 'float',
  'f.sqrt': 'float',
  'f.floor': 'float',
  'f.ceil': 'float',
  'f.trunc': 'float',
  'f.round': 'float',
  'f.min': 'float',
  'f.max': 'float',
  'f.lt': 'bool',
  'f.le': 'bool',
  'f.gt': 'bool',
  'f.ge': 'bool',
  'f.eq': 'bool',
  'f.ne': 'bool',
  'f.bits': 'int',
  'f.to_s': 'int',
  'f.to_u': 'int',
  'i.add': 'int',
  'i.sub': 'int',
  'i.mul': 'int',
  'i.div_s': 'int',
  'i.div_u': 'int',
  'i.rem_s': 'int',
  'i.rem_u': 'int',
  'i.neg': 'int',
  'i.and': 'int',
  'i.or': 'int',
  'i.xor': 'int',
  'i.shl': 'int',
  'i.shr_s': 'int',
  'i.shr_u': 'int',
  'i.min_s': 'int',
  'i.min_u': 'int',
  'i.max_s': 'int',
  'i.max_u': 'int',
  'i.lt_s': 'bool',
  'i.lt_u': 'bool',
  'i.le_s': 'bool',
  'i.le_u': 'bool',
  'i.gt_s': 'bool',
  'i.gt_u': 'bool',
  'i.ge_s': 'bool',
  'i.ge_u': 'bool',
  'i.eq': 'bool',
  'i.ne': 'bool',
  'i.to_f_s': 'float',
  'i.to_f_u': 'float',
  'i.as_float': 'float',
  'b.and': 'bool',
  'b.or': 'bool',
  'b.xor': 'bool',
  'b.not': 'bool',
} as const satisfies Record<string, NodeClass>;

/** Operations on values alone. */
export type ValueOperation = keyof typeof RESULT_CLASS;

/**
 * Everything that a node may be:
 * `select` (where false, where true, condition), `splat` uniform → every lane, `widen` / `narrow` the width of a mask,
 * `lane` the invocation's index, `phi` a loop's variable, `out` its value after the loop, `merge` a value after a branch,
 * `load.uniform` (word index), `load.lanes` (uniform word offset, lane), `gather` (word index of each lane),
 * `store.lanes` (uniform word offset, value), `atomic.add` (word index, value; each for a lane or uniform).
 */
export type Operation =
  | ValueOperation
  | 'const'
  | 'select'
  | 'splat'
  | 'widen'
  | 'narrow'
  | 'lane'
  | 'phi'
  | 'out'
  | 'merge'
  | 'load.uniform'
  | 'load.lanes'
  | 'gather'
  | 'store.lanes'
  | 'atomic.add';

/** Operand order of these does not matter, bit for bit (`f.min` and `f.max` return their first operand on a NaN). */
export const COMMUTATIVE: ReadonlySet<Operation> = new Set<Operation>([
  'f.add',
  'f.mul',
  'f.eq',
  'f.ne',
  'i.add',
  'i.mul',
  'i.and',
  'i.or',
  'i.xor',
  'i.eq',
  'i.ne',
  'b.and',
  'b.or',
  'b.xor',
]);

/** Negations of comparisons that hold for every operand (floats have none: NaN compares false both ways). */
export const COMPLEMENT: Partial<Record<Operation, ValueOperation>> = {
  'f.eq': 'f.ne',
  'f.ne': 'f.eq',
  'i.eq': 'i.ne',
  'i.ne': 'i.eq',
  'i.lt_s': 'i.ge_s',
  'i.ge_s': 'i.lt_s',
  'i.gt_s': 'i.le_s',
  'i.le_s': 'i.gt_s',
  'i.lt_u': 'i.ge_u',
  'i.ge_u': 'i.lt_u',
  'i.gt_u': 'i.le_u',
  'i.le_u': 'i.gt_u',
};
