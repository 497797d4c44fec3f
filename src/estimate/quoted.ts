/** A value with its standard error to two digits, as many of its own as that allows: `1.011 ± 0.011`. Without an error four decimals. */
export function quoted(value: number, error: number): string {
  const digits = error > 0 ? Math.min(12, Math.max(0, 1 - Math.floor(Math.log10(error)))) : 4;
  return `${value.toFixed(digits)} ± ${error.toFixed(digits)}`;
}
