import { type Content, html } from '../../src/report/markup.ts';
import theme from '../../src/report/theme.css?raw';

const style = `
text { fill: var(--ink); font: 13px var(--sans); font-variant-numeric: tabular-nums; }
text.heading { font-size: 15px; font-weight: 600; }
text.quiet, .axis text, text.small { fill: var(--quiet); font-size: 12px; }
.axis .title { fill: var(--ink); }
.grid path { stroke: var(--rule); fill: none; }
.base { stroke: var(--edge); fill: none; }
.curve { fill: none; stroke-linejoin: round; }
.label { paint-order: stroke; stroke: var(--sheet); stroke-width: 4px; stroke-linejoin: round; }`;

/** A picture that stands by itself, in the colours of the reports, on paper of its own: light and dark as the reader's screen is. */
export function picture(width: number, height: number, description: string, content: Content): string {
  const { text } =
    html`<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${description}" xmlns="http://www.w3.org/2000/svg">
<style>@@</style>
<rect width="${width}" height="${height}" rx="8" style="fill:var(--sheet)"/>
${content}
</svg>`;
  return `${text.replace('@@', () => `${theme.trim()}${style}`)}\n`;
}
