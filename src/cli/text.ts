/**
 * A value with its error, as many digits as the error allows: 18.684 ± 0.003. Without an error six significant digits; without a
 * value the reason.
 */
export function withError(value: number | null, standardError: number | null, reason: string | null = null): string {
  if (value === null) return reason ?? 'not available';
  if (standardError === null || !(standardError > 0)) return sixDigits(value);
  if (Math.max(Math.abs(value), standardError) >= 1e9 || standardError < 1e-9)
    return `${value.toExponential(leading(value, standardError))} ± ${standardError.toExponential(1)}`;
  const digits = Math.min(12, Math.max(0, 1 - Math.floor(Math.log10(standardError))));
  return `${unsignedZero(value.toFixed(digits))} ± ${standardError.toFixed(digits)}`;
}

/** Digits behind the first, down to the second of the error. */
const leading = (value: number, standardError: number): number =>
  value === 0
    ? 0
    : Math.min(15, Math.max(0, Math.floor(Math.log10(Math.abs(value))) - Math.floor(Math.log10(standardError)) + 1));

const unsignedZero = (text: string): string => (Number(text) === 0 ? text.replace('-', '') : text);

/** Six significant digits; what is nothing but rounding of double precision is 0. */
export const sixDigits = (value: number): string =>
  Math.abs(value) < 1e-14 ? '0' : String(Number(value.toPrecision(6)));

/** An exact value, with one digit more than its measurement's error allows. */
export function roundedLike(value: number, standardError: number | null): string {
  if (standardError === null || !(standardError > 0)) return sixDigits(value);
  if (standardError < 1e-9) return value.toExponential(leading(value, standardError / 10));
  const text = value.toFixed(Math.min(12, Math.max(0, 2 - Math.floor(Math.log10(standardError)))));
  return Number(text) === 0 ? '0' : text;
}

/** Rows as columns of equal width. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, c) => Math.max(...rows.map((row) => [...(row[c] ?? '')].length)));
  return rows
    .map((row) =>
      row
        .map((cell, c) => cell + ' '.repeat(widths[c]! - [...cell].length))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
