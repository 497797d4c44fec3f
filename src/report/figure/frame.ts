import type { ScaleContinuousNumeric } from 'd3-scale';
import { drawnWords } from '../indices.ts';
import { type Content, html, type Markup } from '../markup.ts';

type Scale = ScaleContinuousNumeric<number, number>;

/** A scale with what is written beside it. */
export interface Axis {
  readonly scale: Scale;
  /** Symbol and unit. */
  readonly title: string;
  /** Marks wished for. */
  readonly ticks: number;
  /** How marks are written: a format of d3, or a function. */
  readonly format: string | ((value: number) => string);
}

export interface Frame {
  /** For ids on the page. */
  readonly id: string;
  /** What the figure shows, for those who cannot see it. */
  readonly description: string;
  readonly x: Axis;
  readonly y: Axis;
}

/** Size of a figure in its own units: CSS pixels on a wide screen. */
const size = { width: 460, height: 300 };

/** Where the curves are. */
export const plot = { left: 58, top: 26, right: 446, bottom: 254 } as const;

/** The same with room for names behind the ends of curves. */
export const besideNames = { ...plot, right: 364 } as const;

/**
 * A figure as SVG: grid, axes with titles, `inside` cut off at the edges of the plot, and `over` it what is not. Colours and fonts
 * come from the page.
 */
export function drawFrame(frame: Frame, inside: Content, over: Content): Markup {
  const { id, x, y } = frame;
  const [left, right] = x.scale.range() as [number, number];
  const [bottom, top] = y.scale.range() as [number, number];
  const [across, up] = [marks(x), marks(y)];
  return html`<svg class="figure" id="${id}" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${frame.description}" xmlns="http://www.w3.org/2000/svg">
<clipPath id="${id}-plot"><rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}"/></clipPath>
<g class="grid">${across.map(({ at }) => html`<path d="M${at},${bottom}V${top}"/>`)}${up.map(({ at }) => html`<path d="M${left},${at}H${right}"/>`)}</g>
<g class="axis">${across.map(({ at, text }) => html`<text x="${at}" y="${bottom + 16}" text-anchor="middle">${text}</text>`)}${up.map(({ at, text }) => html`<text x="${left - 7}" y="${at + 4}" text-anchor="end">${text}</text>`)}
<text class="title" x="${(left + right) / 2}" y="${size.height - 8}" text-anchor="middle">${drawnWords(x.title)}</text>
<text class="title" transform="translate(13 ${(top + bottom) / 2}) rotate(-90)" text-anchor="middle">${drawnWords(y.title)}</text></g>
<path class="base" d="M${left},${bottom}H${right}"/>
<g clip-path="url(#${id}-plot)">${inside}</g>
${over}
</svg>`;
}

/** Marks of an axis; those in between on a logarithmic one, which have no text, are left out. */
function marks({ scale, ticks, format }: Axis): { at: number; text: string }[] {
  const write = scale.tickFormat(ticks, format as string);
  return scale
    .ticks(ticks)
    .map((value) => ({ at: round(scale(value)), text: write(value) }))
    .filter(({ text }) => text !== '');
}

/** A place in a figure, as finely as anyone can see. */
export const round = (x: number): number => Math.round(100 * x) / 100;
