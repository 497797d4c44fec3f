/**
 * Fractions within fractions and exponents written in one line, x/a, as in print: on two levels they would tower over the page.
 * Brackets around all of a numerator or denominator go, the bar saying the same.
 */
export const flatFractions = (tex: string): string => flat(tex, false);

function flat(tex: string, inline: boolean): string {
  let out = '';
  for (let i = 0; i < tex.length; ) {
    if (tex.startsWith('\\frac{', i)) {
      const above = groupEnd(tex, i + 5);
      const below = groupEnd(tex, above);
      const [a, b] = [tex.slice(i + 6, above - 1), tex.slice(above + 1, below - 1)];
      out += inline
        ? `${flat(a, true)}/${asFactor(flat(b, true))}`
        : `\\frac{${unbracketed(flat(a, true))}}{${unbracketed(flat(b, true))}}`;
      i = below;
    } else if (tex.startsWith('^{', i)) {
      const end = groupEnd(tex, i + 1);
      out += `^{${flat(tex.slice(i + 2, end - 1), true)}}`;
      i = end;
    } else out += tex[i++];
  }
  return out;
}

/** Whether it is one fraction, whose bar holds all of it together. */
export function isFraction(tex: string): boolean {
  const text = tex.trim();
  return text.startsWith('\\frac{') && groupEnd(text, groupEnd(text, 5)) === text.length;
}

/** Behind the group in braces that begins at `at`. */
function groupEnd(tex: string, at: number): number {
  for (let i = at, depth = 0; i < tex.length; i++) {
    if (tex[i] === '{') depth++;
    else if (tex[i] === '}' && --depth === 0) return i + 1;
  }
  return tex.length;
}

/** Without the pair of brackets that holds all of it. */
function unbracketed(tex: string): string {
  const inner = /^\s*\\left\((.*)\\right\)\s*$/.exec(tex)?.[1];
  if (inner === undefined) return tex;
  let depth = 0;
  for (const [bracket] of inner.matchAll(/\\left\(|\\right\)/g)) {
    depth += bracket === '\\left(' ? 1 : -1;
    if (depth < 0) return tex;
  }
  return inner;
}

/** Behind a slash, products and sums want brackets. */
const asFactor = (tex: string): string =>
  unbracketed(tex) === tex && /\\,|\\cdot|[+-]|\//.test(tex.replace(/\\left\(.*\\right\)|\{[^{}]*\}/g, ''))
    ? `\\left(${tex}\\right)`
    : tex;
