import type { ValueOperation } from './operations.ts';

/**
 * Operations on constants, with truth values as 0 and 1 and integers as signed 32-bit numbers. Floats are computed in
 * double precision and rounded by the caller, which equals a single-precision operation (53 ≥ 2·24 + 2 digits).
 */
type Fold = (a: number, b: number) => number;

const unsigned = (x: number): number => x >>> 0;
const bit = (x: boolean): number => (x ? 1 : 0);
const INT_MIN = -(2 ** 31);

/** WGSL: x / 0 is x, and the lowest integer divided by −1 is itself. */
const divideSigned: Fold = (a, b) => (b === 0 || (a === INT_MIN && b === -1) ? a : (a / b) | 0);
const divideUnsigned: Fold = (a, b) => (b === 0 ? a : Math.floor(unsigned(a) / unsigned(b)) | 0);

/** Rounds to nearest, ties to even. */
function roundTiesToEven(x: number): number {
  if (!Number.isFinite(x) || Math.abs(x) >= 2 ** 52) return x;
  const low = Math.floor(x);
  const up = x - low > 0.5 || (x - low === 0.5 && low % 2 !== 0);
  const rounded = up ? low + 1 : low;
  return rounded === 0 ? x * 0 : rounded;
}

const clampTo = (low: number, high: number, x: number): number =>
  Number.isNaN(x) ? 0 : Math.max(low, Math.min(high, Math.trunc(x))) | 0;

const view = new DataView(new ArrayBuffer(4));

export const FOLD: Record<ValueOperation, Fold> = {
  'f.add': (a, b) => a + b,
  'f.sub': (a, b) => a - b,
  'f.mul': (a, b) => a * b,
  'f.div': (a, b) => a / b,
  'f.neg': (a) => -a,
  'f.abs': (a) => Math.abs(a),
  'f.sqrt': (a) => Math.sqrt(a),
  'f.floor': (a) => Math.floor(a),
  'f.ceil': (a) => Math.ceil(a),
  'f.trunc': (a) => Math.trunc(a),
  'f.round': (a) => roundTiesToEven(a),
  'f.min': (a, b) => (b < a ? b : a),
  'f.max': (a, b) => (a < b ? b : a),
  'f.lt': (a, b) => bit(a < b),
  'f.le': (a, b) => bit(a <= b),
  'f.gt': (a, b) => bit(a > b),
  'f.ge': (a, b) => bit(a >= b),
  'f.eq': (a, b) => bit(a === b),
  'f.ne': (a, b) => bit(a !== b),
  'f.bits': (a) => {
    view.setFloat32(0, a);
    return view.getInt32(0);
  },
  'f.to_s': (a) => clampTo(INT_MIN, 2 ** 31 - 1, a),
  'f.to_u': (a) => clampTo(0, 2 ** 32 - 1, a),
  'i.add': (a, b) => (a + b) | 0,
  'i.sub': (a, b) => (a - b) | 0,
  'i.mul': (a, b) => Math.imul(a, b),
  'i.div_s': divideSigned,
  'i.div_u': divideUnsigned,
  'i.rem_s': (a, b) => (b === 0 ? 0 : (a % b) | 0),
  'i.rem_u': (a, b) => (b === 0 ? 0 : (unsigned(a) % unsigned(b)) | 0),
  'i.neg': (a) => -a | 0,
  'i.and': (a, b) => a & b,
  'i.or': (a, b) => a | b,
  'i.xor': (a, b) => a ^ b,
  'i.shl': (a, b) => a << b,
  'i.shr_s': (a, b) => a >> b,
  'i.shr_u': (a, b) => (a >>> b) | 0,
  'i.min_s': (a, b) => Math.min(a, b),
  'i.min_u': (a, b) => (unsigned(b) < unsigned(a) ? b : a),
  'i.max_s': (a, b) => Math.max(a, b),
  'i.max_u': (a, b) => (unsigned(a) < unsigned(b) ? b : a),
  'i.lt_s': (a, b) => bit(a < b),
  'i.lt_u': (a, b) => bit(unsigned(a) < unsigned(b)),
  'i.le_s': (a, b) => bit(a <= b),
  'i.le_u': (a, b) => bit(unsigned(a) <= unsigned(b)),
  'i.gt_s': (a, b) => bit(a > b),
  'i.gt_u': (a, b) => bit(unsigned(a) > unsigned(b)),
  'i.ge_s': (a, b) => bit(a >= b),
  'i.ge_u': (a, b) => bit(unsigned(a) >= unsigned(b)),
  'i.eq': (a, b) => bit(a === b),
  'i.ne': (a, b) => bit(a !== b),
  'i.to_f_s': (a) => a,
  'i.to_f_u': (a) => unsigned(a),
  'i.as_float': (a) => {
    view.setInt32(0, a);
    return view.getFloat32(0);
  },
  'b.and': (a, b) => a & b,
  'b.or': (a, b) => a | b,
  'b.xor': (a, b) => a ^ b,
  'b.not': (a) => 1 - a,
};

/** Whether folding keeps every bit: a NaN's payload would not survive a JavaScript number. */
export const foldsExactly = (operation: ValueOperation, result: number): boolean =>
  !(operation === 'i.as_float' && Number.isNaN(result));
