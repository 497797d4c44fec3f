import type uPlot from 'uplot';
import { plainNumber } from '../../report/with-error.ts';

/** A CSS colour variable's value where `host` stands. */
export function colourOf(host: Element, variable: string): string {
  let value = known.get(variable);
  if (value === undefined) {
    value = getComputedStyle(host).getPropertyValue(variable).trim();
    known.set(variable, value);
  }
  return value;
}

/** Values already looked up: asking the page for its style again and again takes longer than drawing. */
const known = new Map<string, string>();

/** Forgets the colours, when the colour scheme changes. */
export const forgetColours = (): void => known.clear();

/** Font of everything written into charts, in CSS pixels. */
export const chartFont = (host: Element, pixels = 11, weight = ''): string =>
  `${weight} ${pixels}px ${colourOf(host, '--sans')}`.trim();

/** An axis in the quiet style of all charts. */
export function axis(host: Element, options: Partial<uPlot.Axis>): uPlot.Axis {
  const rule = colourOf(host, '--rule');
  const font = chartFont(host);
  return {
    stroke: colourOf(host, '--quiet'),
    font,
    labelFont: font,
    labelSize: 16,
    labelGap: 0,
    gap: 4,
    grid: { stroke: rule, width: 1 },
    ticks: { stroke: rule, width: 1, size: 4 },
    values: (_u, splits) => splits.map((v) => plainNumber(v, 6)),
    ...options,
  };
}

/** No legend, no zoom, a vertical hair only: pictures are read, not operated. */
export const still: Pick<uPlot.Options, 'legend' | 'cursor'> = {
  legend: { show: false },
  cursor: { drag: { x: false, y: false, setScale: false }, points: { show: false }, y: false },
};
