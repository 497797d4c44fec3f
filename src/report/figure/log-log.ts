import { scaleLog } from 'd3-scale';
import type { BlockCurve } from '../block-curves.ts';
import { type Content, html, type Markup } from '../markup.ts';
import { spread } from '../spread.ts';
import { curve, dots, label } from './draw.ts';
import { besideNames, drawFrame } from './frame.ts';
import { type Axes, type ErrorPoint, errorBars, lineThrough, type Point } from './lines.ts';
import { logMarks } from './powers.ts';

/** A law c·N^power as it is drawn over points. */
interface PowerLaw {
  readonly name: string;
  readonly factor: number;
  readonly power: number;
  readonly dash: readonly number[];
  /** Where its name stands: share of the height below the top. */
  readonly at: number;
}

export interface LogLog {
  readonly id: string;
  readonly description: string;
  readonly title: string;
  readonly curves: readonly BlockCurve[];
  readonly laws: readonly PowerLaw[];
}

/** Widest range of the upward axis. */
const decades = 1e5;

/** A curve's points; the last may be a bias that is not told from 0. */
interface Drawn {
  readonly style: BlockCurve['style'];
  readonly points: readonly ErrorPoint[];
}

const drawnCurve = ({ style, points, bound }: BlockCurve): Drawn => ({
  style,
  points: [...points, ...(bound && bound.value > 0 ? [bound] : [])].map(({ n, value, error }) => ({
    x: n,
    y: value,
    error,
  })),
});

/** Curves with bars against the number of works, and the laws that they approach; null without two points. */
export function logLogFigure({ id, description, title, curves: given, laws }: LogLog): Markup | null {
  const curves = given.map(drawnCurve).filter(({ points }) => points.length > 1);
  const all = curves.flatMap(({ points }) => points);
  if (all.length < 2) return null;
  const { left, right, top, bottom } = besideNames;
  const most = Math.max(...all.map((p) => p.x));
  const high = Math.max(...all.map((p) => p.y + p.error));
  const low = Math.max(high / decades, Math.min(...all.map((p) => Math.max(p.y, p.error / 2))) / 1.5);
  const last = Math.max(2, most);
  const axes = {
    x: { scale: scaleLog([1, last], [left, right]), title: 'works in a block N', ticks: 6, format: logMarks(1, last) },
    y: { scale: scaleLog([low, 1.6 * high], [bottom, top]), title, ticks: 6, format: logMarks(low, 1.6 * high) },
  };
  const drawn = laws.filter(({ factor }) => factor > 0 && Number.isFinite(factor));
  return drawFrame(
    { id, description, ...axes },
    [drawn.map((law) => lawLine(law, axes)), curves.map((c) => series(c, axes))],
    [names(curves, axes), drawn.map((law) => lawName(law, axes))],
  );
}

const series = ({ style, points }: Drawn, axes: Axes): Content => [
  curve(lineThrough(points, axes), style.colour, 1.2),
  curve(errorBars(points, axes), style.colour, 1.1),
  dots(
    points.map((p) => [axes.x.scale(p.x), axes.y.scale(p.y)]),
    style.colour,
  ),
];

const along = ({ factor, power }: PowerLaw, n: number): Point => ({ x: n, y: factor * n ** power });

const lawLine = (law: PowerLaw, axes: Axes): Markup => {
  const path = lineThrough(
    axes.x.scale.domain().map((n) => along(law, n)),
    axes,
  );
  return html`<path class="exact" d="${path}" style="stroke-dasharray:${law.dash.join(' ')}"/>`;
};

/** A law's name beside its line, where that is a given share of the plot's height from its top. */
function lawName({ name, factor, power, at }: PowerLaw, { x, y }: Axes): Markup | null {
  const { left, right, top, bottom } = besideNames;
  const height = top + at * (bottom - top);
  const place = x.scale((y.scale.invert(height) / factor) ** (1 / power));
  return place > left && place < right - 50 ? label(name, place + 6, height + 4, { small: true }) : null;
}

/** Names behind the ends of curves. */
function names(curves: readonly Drawn[], axes: Axes): Content {
  const { right, top, bottom } = besideNames;
  const ends = [
    ...curves.map(({ style, points }) => ({ name: style.short, colour: style.colour, ...points.at(-1)! })),
  ].map(({ name, colour, x, y }) => ({
    name,
    colour,
    x: axes.x.scale(x),
    y: Math.min(Math.max(axes.y.scale(y), top), bottom),
  }));
  const places = spread(
    ends.map(({ y }) => y),
    14,
    top + 5,
    bottom,
  );
  return ends.map(({ name, colour, x, y }, i) => [
    curve(`M${x.toFixed(1)},${y.toFixed(1)}L${right + 8},${places[i]!.toFixed(1)}`, colour, 0.7),
    label(name, right + 11, places[i]! + 4, { small: true }),
  ]);
}
