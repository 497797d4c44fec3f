/** `4.0 effective works`, `1 effective work`. */
export function effectiveWorksText(effective: number): string {
  const said = effective < 100 ? effective.toFixed(1) : effective.toFixed(0);
  return said === '1.0' ? '1 effective work' : `${said} effective works`;
}

/** What of a number of works counts in an exponential average. */
export function countingText(count: number, effective: number): string {
  if (count === 1) return 'there is one work only';
  const said = effective.toFixed(1);
  return `of ${count} works ${said === '1.0' ? 'only one counts' : `${said} count`} effectively`;
}
