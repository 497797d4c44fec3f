import { scaleLinear } from 'd3-scale';
import { type Content, html } from '../../src/report/markup.ts';
import { picture } from './picture.ts';

/** A program in the chart. */
interface Bar {
  readonly name: string;
  readonly value: number;
  /** The range that the value was taken from. */
  readonly lowest: number;
  readonly highest: number;
  /** Behind the value, such as its ratio to something. */
  readonly note: string;
  readonly ours: boolean;
}

export interface BarChart {
  readonly title: string;
  /** Under the title: what was done, and on what. */
  readonly subtitle: string;
  readonly unit: string;
  readonly bars: readonly Bar[];
}

const width = 780;
const left = 284;
const right = 626;
const top = 74;
const pitch = 26;
const thickness = 15;

/** Bars from the longest to the shortest on a linear axis from 0, each with its range, its value and its note. */
export function barChart({ title, subtitle, unit, bars }: BarChart): string {
  const sorted = [...bars].sort((a, b) => b.value - a.value);
  const x = scaleLinear([0, Math.max(...sorted.map((b) => b.highest))], [left, right]).nice(5);
  const bottom = top + pitch * sorted.length;
  const round = (place: number) => place.toFixed(1);
  const grid = x.ticks(5).map((tick) => ({ at: round(x(tick)), text: tick.toLocaleString('en') }));
  const row = (bar: Bar, i: number): Content => {
    const y = top + pitch * (i + 0.5);
    return [
      html`<text x="${left - 10}" y="${y + 4.5}" text-anchor="end"${bar.ours && html` font-weight="600"`}>${bar.name}</text>`,
      html`<rect x="${left}" y="${y - thickness / 2}" width="${round(x(bar.value) - left)}" height="${thickness}" rx="2" style="fill:var(${bar.ours ? '--forward' : '--edge'})"/>`,
      html`<path d="M${round(x(bar.lowest))},${y}H${round(x(bar.highest))}" style="stroke:var(--ink)"/>`,
      html`<text x="${round(x(bar.highest) + 8)}" y="${y + 4.5}">${figure(bar.value)} <tspan style="fill:var(--quiet)">${bar.note}</tspan></text>`,
    ];
  };
  return picture(
    width,
    bottom + 48,
    `${title}: ${sorted.map((b) => `${b.name} ${figure(b.value)}`).join(', ')} ${unit}`,
    [
      html`<text class="heading" x="20" y="30">${title}</text><text class="quiet" x="20" y="50">${subtitle}</text>`,
      html`<g class="grid">${grid.map(({ at }) => html`<path d="M${at},${top}V${bottom}"/>`)}</g>`,
      sorted.map(row),
      html`<g class="axis">${grid.map(({ at, text }) => html`<text x="${at}" y="${bottom + 18}" text-anchor="middle">${text}</text>`)}
<text class="title" x="${(left + right) / 2}" y="${bottom + 38}" text-anchor="middle">${unit}</text></g>`,
    ],
  );
}

/** Three significant digits, thousands with a comma. */
const figure = (value: number) => (value < 100 ? value.toPrecision(3) : Math.round(value).toLocaleString('en'));
