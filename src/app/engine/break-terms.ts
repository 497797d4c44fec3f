/** About how many letters fit into a line of formulas. */
const lineLength = 26;

/** `head` and the terms of a sum after it, broken over lines before a sign where they are long. */
export function breakTerms(head: string, formula: string): string {
  const tex = slashedFractions(formula);
  const lines: string[] = [];
  let line = '';
  for (const term of termsOf(tex)) {
    if (line !== '' && visibleLength(line + term) > lineLength - (lines.length === 0 ? visibleLength(head) : 2)) {
      lines.push(line);
      line = '';
    }
    line += term;
  }
  lines.push(line);
  if (lines.length === 1) return `\\textstyle ${head}${tex}`;
  return `\\begin{aligned}${lines.map((l, i) => (i === 0 ? `&\\textstyle ${head}${l}` : `&\\textstyle\\quad{}${l}`)).join('\\\\ ')}\\end{aligned}`;
}

/** `head` and the parts of a list after it, in lines of their own where they are long. */
export function breakList(head: string, parts: readonly string[]): string[] {
  const whole = `${head}\\;\\; ${parts.join(',\\; ')}`;
  return visibleLength(whole) <= 2.5 * lineLength ? [whole] : [head, ...parts.map((part) => `\\quad{}${part}`)];
}

/** Terms of a sum with their signs: cut before each sign outside of all brackets. */
function termsOf(tex: string): string[] {
  const terms: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < tex.length; i++) {
    const c = tex[i]!;
    if ('{([|'.includes(c)) depth++;
    else if ('})]'.includes(c)) depth--;
    else if ((c === '+' || c === '-') && depth === 0 && i > from && !/[=\\,]\s*$/.test(tex.slice(from, i))) {
      terms.push(tex.slice(from, i));
      from = i;
    }
  }
  return [...terms, tex.slice(from)];
}

const visibleLength = (tex: string): number =>
  tex
    .replace(/\\(left|right|mathrm|frac|operatorname|textstyle|cdot|,|;)/g, '')
    .replace(/\\[a-zA-Z]+/g, 'x')
    .replace(/[{}\s]/g, '').length;

/** Small fractions within brackets as x/a: on two levels they would tower over the line. */
const slashedFractions = (tex: string): string =>
  tex.replace(/\\left\(\\frac\{\s*(\{?[\w\\]+\}?)\}\{\s*(\{?[\w\\]+\}?)\}\\right\)/g, '\\left($1/$2\\right)');
