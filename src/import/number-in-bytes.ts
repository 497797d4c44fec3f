const point = 46;
const comma = 44;

/** 10^0 … 10^22: the powers of ten that double precision holds exactly. */
const powers = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));
const mostDigits = 16;

/**
 * The number that ASCII bytes spell, correctly rounded, when that takes one exact operation: at most 2^53 as digits, and a power of
 * ten to 22 (Clinger, PLDI 1990). Else NaN: a longer number, or none at all; `numberInText` then knows.
 */
export function numberInBytes(bytes: Uint8Array, from: number, to: number, decimalComma: boolean): number {
  const mark = decimalComma ? comma : point;
  let i = from;
  const first = bytes[i];
  if (first === 45 || first === 43) i++;
  let mantissa = 0;
  let digits = 0;
  let seen = 0;
  let fraction = 0;
  for (; i < to; i++) {
    const digit = bytes[i]! - 48;
    if (digit < 0 || digit > 9) break;
    seen++;
    if (mantissa > 0 || digit > 0) digits++;
    mantissa = mantissa * 10 + digit;
  }
  if (i < to && bytes[i] === mark) {
    for (i++; i < to; i++) {
      const digit = bytes[i]! - 48;
      if (digit < 0 || digit > 9) break;
      seen++;
      if (mantissa > 0 || digit > 0) digits++;
      mantissa = mantissa * 10 + digit;
      fraction++;
    }
  }
  if (seen === 0 || digits > mostDigits || mantissa > Number.MAX_SAFE_INTEGER) return Number.NaN;
  let exponent = -fraction;
  if (i < to) {
    const e = exponentOf(bytes, i, to);
    if (Number.isNaN(e)) return Number.NaN;
    exponent += e;
  }
  if (exponent < -22 || exponent > 22) return mantissa === 0 ? (first === 45 ? -0 : 0) : Number.NaN;
  const value = exponent < 0 ? mantissa / powers[-exponent]! : mantissa * powers[exponent]!;
  return first === 45 ? -value : value;
}

/** The exponent that begins at `from` (`e-3`, `E+03`, Fortran's `D+00`), or NaN. */
function exponentOf(bytes: Uint8Array, from: number, to: number): number {
  const letter = bytes[from]! | 32;
  if (letter !== 101 && letter !== 100) return Number.NaN;
  let i = from + 1;
  const negative = bytes[i] === 45;
  if (negative || bytes[i] === 43) i++;
  if (i >= to || to - i > 4) return Number.NaN;
  let value = 0;
  for (; i < to; i++) {
    const digit = bytes[i]! - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return negative ? -value : value;
}
