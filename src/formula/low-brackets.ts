/**
 * Brackets about a line of text keep its height: those that TeX lets grow would grow for a subscript alone. About fractions, powers and
 * roots they still do.
 */
export function lowBrackets(tex: string): string {
  const low = tex.replace(/\\left\(((?:(?!\\left|\\right|\\frac|\\sqrt|\^).)*)\\right\)/g, '($1)');
  return low === tex ? tex : lowBrackets(low);
}
