/** Decimals worth writing for this standard error: two significant digits of it if they are at most 35, else one. */
export function decimalsFor(standardError: number): number {
  const exponent = Math.floor(Math.log10(standardError));
  const leading = Number((standardError / 10 ** (exponent - 1)).toFixed(0));
  return Math.max(0, (leading <= 35 ? 1 : 0) - exponent);
}

/** A value and its error, as many digits as the error allows; typographic minus signs. */
export interface Written {
  readonly value: string;
  readonly error: string | null;
}

/** `18.68369, 0.0021` → `18.6837`, `0.0021`. A value without an error is written to five significant digits. */
export function withError(value: number | null, standardError: number | null): Written {
  if (value === null || !Number.isFinite(value)) return { value: '—', error: null };
  if (standardError === null || !(standardError > 0)) return { value: plainNumber(value), error: null };
  const size = Math.max(Math.abs(value), standardError);
  if (size >= 1e5 || size < 1e-4) return scientific(value, standardError, size);
  const decimals = Math.min(12, decimalsFor(standardError));
  return { value: minus(value.toFixed(decimals)), error: standardError.toFixed(decimals) };
}

/** `0.3335(4)`: a value with its error in units of the last digit. */
export function compact(value: number | null, standardError: number | null): string {
  const written = withError(value, standardError);
  if (written.error === null) return written.value;
  if (written.value.includes('·')) return `${written.value} ± ${written.error}`;
  const error = written.error.startsWith('0.') ? written.error.replace(/^0\.0*/, '') : written.error;
  return `${written.value}(${error})`;
}

/** A number with this many decimals. */
export const fixed = (x: number, decimals: number): string => minus(x.toFixed(decimals));

/** A number without an error, written like one with this error: `0.93604` beside `0.9352 ± 0.0032` → `0.9360`. */
export const likeMeasured = (value: number | null, standardError: number | null): string =>
  withError(value, standardError).value;

/** A number to `digits` significant digits, without trailing zeros. */
export function plainNumber(x: number, digits = 5): string {
  if (x === 0) return '0';
  const size = Math.abs(x);
  if (size >= 1e6 || size < 1e-4) {
    const [mantissa, exponent] = x.toExponential(digits - 1).split('e') as [string, string];
    return `${minus(String(Number(mantissa)))}·10${superscript(Number(exponent))}`;
  }
  return minus(String(Number(x.toPrecision(digits))));
}

function scientific(value: number, standardError: number, size: number): Written {
  const exponent = Math.floor(Math.log10(size * (1 + 1e-9)));
  const unit = 10 ** exponent;
  const decimals = Math.min(12, decimalsFor(standardError / unit));
  const power = `·10${superscript(exponent)}`;
  return {
    value: minus((value / unit).toFixed(decimals)) + power,
    error: (standardError / unit).toFixed(decimals) + power,
  };
}

/** A deviation in standard errors: `−0.6`. */
export const inSigmas = (z: number): string => (z >= 0 ? '+' : '') + minus(z.toFixed(Math.abs(z) >= 9.95 ? 0 : 1));

const minus = (text: string): string => text.replace(/^-(?=[0.]*$)/, '').replace('-', '−');

const superscript = (n: number): string =>
  String(n).replace(/[-\d]/g, (c) => (c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)]!));
