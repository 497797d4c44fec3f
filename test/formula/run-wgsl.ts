/** The library functions that emitted WGSL may use, in double precision, on the domain on which WGSL defines them. */
const library: Record<string, (...args: number[]) => number> = {
  m_sin: Math.sin,
  m_cos: Math.cos,
  m_tan: Math.tan,
  m_exp: Math.exp,
  m_ln: Math.log,
  m_sinh: Math.sinh,
  m_cosh: Math.cosh,
  m_tanh: Math.tanh,
  m_sech: (x) => 1 / Math.cosh(x!),
  m_pow: (x, y) => (x! > 0 ? x! ** y! : x === 0 ? 0 : Number.NaN),
  m_odd_pow: (x, n) => Math.sign(x!) * Math.abs(x!) ** n!,
  ...Object.fromEntries([2, 3, 4, 5, 7, 11, 13, 17, 19, 23, 29, 31].map((n) => [`m_pow${n}`, (x: number) => x ** n])),
  sqrt: Math.sqrt,
  abs: Math.abs,
  sign: Math.sign,
  floor: Math.floor,
  ceil: Math.ceil,
  min: Math.min,
  max: Math.max,
};

/** Every function name that emitted WGSL may call. */
export const emittedFunctions = Object.keys(library);

/** Evaluates an emitted WGSL expression, whose syntax is also JavaScript's. @param scope values of the names in it */
export function runWgsl(text: string, scope: Record<string, unknown>): number {
  const select = (whenFalse: number, whenTrue: number, condition: boolean) => (condition ? whenTrue : whenFalse);
  const known: Record<string, unknown> = { ...library, select, ...scope };
  return new Function(...Object.keys(known), `'use strict'; return ${text};`)(...Object.values(known));
}
