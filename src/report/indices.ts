import { type Content, html, type Markup } from './markup.ts';

/** Symbols in plain words: P_F, W_d, and W within brackets as in P_R(−W); names of files with underscores are none. */
const symbol = /(?<![\w.])([PWNF])_([FRd])(?![\w.])|(?<=\(−?)(W)(?=\))/g;

/** Words with their symbols set as `drawn` says, and with numbers that stay beside their units. */
function withSymbols(text: string, drawn: (letter: string, index: string | null) => Markup): Content {
  const kept = text.replace(/(?<=\d) (?=%|kT)/g, '\u00a0');
  const symbols = [...kept.matchAll(symbol)];
  const ends = symbols.map((found) => found.index + found[0].length);
  return [
    ...symbols.map((found, i) => [
      kept.slice(ends[i - 1] ?? 0, found.index),
      drawn(found[1] ?? found[3]!, found[2] ?? null),
    ]),
    kept.slice(ends.at(-1) ?? 0),
  ];
}

/** Plain words for a page: letters that stand for quantities in italics, their indices below. */
export const words = (text: string): Content =>
  withSymbols(text, (letter, index) => html`<i>${letter}</i>${index !== null && html`<sub>${index}</sub>`}`);

/** The same within an SVG `text`. */
export const drawnWords = (text: string): Content =>
  withSymbols(text, (letter, index) =>
    index === null
      ? html`<tspan class="i">${letter}</tspan>`
      : html`<tspan class="i">${letter}</tspan><tspan class="index" dy="3">${index}</tspan><tspan dy="-3">\u200b</tspan>`,
  );
