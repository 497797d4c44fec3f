/** WebAssembly's opcodes of the operations, by element type. Vector opcodes follow the prefix 0xfd. */

/** Value types. */
export const I32 = 0x7f;
export const F32 = 0x7d;
export const F64 = 0x7c;
export const V128 = 0x7b;

/** Control and variables. */
export const UNREACHABLE = 0x00;
export const BLOCK = 0x02;
export const LOOP = 0x03;
export const IF = 0x04;
export const ELSE = 0x05;
export const END = 0x0b;
export const BR = 0x0c;
export const BR_IF = 0x0d;
export const SELECT = 0x1b;
export const LOCAL_GET = 0x20;
export const LOCAL_SET = 0x21;
export const LOCAL_TEE = 0x22;
export const MEMORY_SIZE = 0x3f;
export const VOID = 0x40;

/** Scalars. */
export const I32_LOAD = 0x28;
export const F32_LOAD = 0x2a;
export const F64_LOAD = 0x2b;
export const I32_STORE = 0x36;
export const I32_CONST = 0x41;
export const F32_CONST = 0x43;
export const F64_CONST = 0x44;
export const I32_EQZ = 0x45;
export const I32_GE_U = 0x4f;
export const I32_ADD = 0x6a;
export const I32_SUB = 0x6b;
export const I32_SHL = 0x74;

/** Vectors, after the prefix. */
export const V128_LOAD = 0;
export const V128_STORE = 11;
export const V128_CONST = 12;
export const SHUFFLE = 13;
export const I32X4_SPLAT = 17;
export const F32X4_SPLAT = 19;
export const F64X2_SPLAT = 20;
export const I32X4_EXTRACT_LANE = 27;
export const V128_AND = 78;
export const V128_ANDNOT = 79;
export const V128_OR = 80;
export const BITSELECT = 82;
export const ANY_TRUE = 83;
export const LOAD32_LANE = 86;
export const LOAD64_LANE = 87;
export const LOAD32_ZERO = 92;
export const LOAD64_ZERO = 93;
export const I32X4_SHL = 171;
export const I32X4_ADD = 174;
export const I32X4_MIN_U = 183;
export const I64X2_EXTEND_LOW_S = 199;
export const I64X2_EXTEND_HIGH_S = 200;
export const I64X2_EXTEND_LOW_U = 201;
export const I64X2_EXTEND_HIGH_U = 202;

/** Float operations: f32, f64, f32x4, f64x2. `f.min` and `f.max` of vectors are pmin and pmax; scalars use a select. */
export const FLOAT_OPCODES: Record<string, readonly [number, number, number, number]> = {
  'f.add': [0x92, 0xa0, 228, 240],
  'f.sub': [0x93, 0xa1, 229, 241],
  'f.mul': [0x94, 0xa2, 230, 242],
  'f.div': [0x95, 0xa3, 231, 243],
  'f.neg': [0x8c, 0x9a, 225, 237],
  'f.abs': [0x8b, 0x99, 224, 236],
  'f.sqrt': [0x91, 0x9f, 227, 239],
  'f.floor': [0x8e, 0x9c, 104, 117],
  'f.ceil': [0x8d, 0x9b, 103, 116],
  'f.trunc': [0x8f, 0x9d, 105, 122],
  'f.round': [0x90, 0x9e, 106, 148],
  'f.min': [-1, -1, 234, 246],
  'f.max': [-1, -1, 235, 247],
  'f.eq': [0x5b, 0x61, 65, 71],
  'f.ne': [0x5c, 0x62, 66, 72],
  'f.lt': [0x5d, 0x63, 67, 73],
  'f.gt': [0x5e, 0x64, 68, 74],
  'f.le': [0x5f, 0x65, 69, 75],
  'f.ge': [0x60, 0x66, 70, 76],
};

/** Relaxed SIMD: a·b + c and c − a·b of f32x4 and f64x2, rounded once or twice as the engine likes. */
export const FUSED_OPCODES = { 'f.add': [261, 263], 'f.sub': [262, 264] } as const;

/** Integer and truth operations: i32, i32x4. Vectors have no division; scalar extrema use a select. */
export const INT_OPCODES: Record<string, readonly [number, number]> = {
  'i.add': [0x6a, 174],
  'i.sub': [0x6b, 177],
  'i.mul': [0x6c, 181],
  'i.div_s': [0x6d, -1],
  'i.div_u': [0x6e, -1],
  'i.rem_s': [0x6f, -1],
  'i.rem_u': [0x70, -1],
  'i.neg': [-1, 161],
  'i.and': [0x71, 78],
  'i.or': [0x72, 80],
  'i.xor': [0x73, 81],
  'i.shl': [0x74, 171],
  'i.shr_s': [0x75, 172],
  'i.shr_u': [0x76, 173],
  'i.min_s': [-1, 182],
  'i.min_u': [-1, 183],
  'i.max_s': [-1, 184],
  'i.max_u': [-1, 185],
  'i.eq': [0x46, 55],
  'i.ne': [0x47, 56],
  'i.lt_s': [0x48, 57],
  'i.lt_u': [0x49, 58],
  'i.gt_s': [0x4a, 59],
  'i.gt_u': [0x4b, 60],
  'i.le_s': [0x4c, 61],
  'i.le_u': [0x4d, 62],
  'i.ge_s': [0x4e, 63],
  'i.ge_u': [0x4f, 64],
  'b.and': [0x71, 78],
  'b.or': [0x72, 80],
  'b.xor': [0x73, 81],
  'b.not': [0x45, 77],
};

/** Conversions: the instructions' bytes on scalars, in single and in double precision. */
export const SCALAR_CONVERSIONS: Record<string, readonly [readonly number[], readonly number[]]> = {
  'i.to_f_s': [[0xb2], [0xb7]],
  'i.to_f_u': [[0xb3], [0xb8]],
  'f.to_s': [
    [0xfc, 0],
    [0xfc, 2],
  ],
  'f.to_u': [
    [0xfc, 1],
    [0xfc, 3],
  ],
  'f.bits': [[0xbc], [0xb6, 0xbc]],
  'i.as_float': [[0xbe], [0xbe, 0xbb]],
};

/** Conversions: the opcode on vectors, in single and in double precision; null where the bits stay as they are. */
export const VECTOR_CONVERSIONS: Record<string, readonly [number | null, number | null]> = {
  'i.to_f_s': [250, 254],
  'i.to_f_u': [251, 255],
  'f.to_s': [248, 252],
  'f.to_u': [249, 253],
  'f.bits': [null, 94],
  'i.as_float': [null, 95],
};
