import { area, curveLinear, curveStepAfter, line } from 'd3-shape';
import type { Axis } from './frame.ts';
import { round } from './frame.ts';

/** A point in the units of the axes. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Value and its error at x. */
export interface ErrorPoint extends Point {
  readonly error: number;
}

/** The two axes' scales. */
export interface Axes {
  readonly x: Axis;
  readonly y: Axis;
}

const finite = ({ x, y }: Point): boolean => Number.isFinite(x) && Number.isFinite(y);

/** Path through points, with gaps where there is no number. */
export const lineThrough = (points: readonly Point[], axes: Axes, stepped = false): string =>
  line<Point>(
    (p) => axes.x.scale(p.x),
    (p) => axes.y.scale(p.y),
  )
    .defined((p) => finite(p) && Number.isFinite(axes.y.scale(p.y)))
    .curve(stepped ? curveStepAfter : curveLinear)
    .digits(2)([...points]) ?? '';

/** Path around the area between points and the foot of the plot. */
export const areaUnder = (points: readonly Point[], axes: Axes): string =>
  area<Point>()
    .x((p) => axes.x.scale(p.x))
    .y0(axes.y.scale.range()[0]!)
    .y1((p) => axes.y.scale(p.y))
    .defined(finite)
    .curve(curveStepAfter)
    .digits(2)([...points]) ?? '';

/** Path around value ± error. */
export const bandAround = (points: readonly ErrorPoint[], axes: Axes): string =>
  area<ErrorPoint>()
    .x((p) => axes.x.scale(p.x))
    .y0((p) => axes.y.scale(p.y - p.error))
    .y1((p) => axes.y.scale(p.y + p.error))
    .defined((p) => finite(p) && Number.isFinite(p.error))
    .digits(2)([...points]) ?? '';

/** Path of bars value ± error; on a logarithmic axis a bar that reaches zero goes down to the foot of the plot. */
export function errorBars(points: readonly ErrorPoint[], { x, y }: Axes): string {
  const foot = y.scale.range()[0]!;
  return points
    .filter((p) => finite(p) && p.error > 0)
    .map((p) => {
      const [low, high] = [y.scale(p.y - p.error), y.scale(p.y + p.error)];
      return `M${round(x.scale(p.x))},${round(Number.isFinite(low) ? low : foot)}V${round(high)}`;
    })
    .join('');
}
