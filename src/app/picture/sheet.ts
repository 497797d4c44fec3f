import { plainNumber } from '../../report/with-error.ts';
import { chartFont, colourOf } from '../chart/theme.ts';

/** A part of a canvas with linear axes. */
export interface Sheet {
  readonly context: CanvasRenderingContext2D;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** Places x ∈ [x0, x1] and y ∈ [y0, y1] into a rectangle. */
export function createSheet(
  context: CanvasRenderingContext2D,
  [left, top, width, height]: readonly [number, number, number, number],
  [x0, x1]: readonly [number, number],
  [y0, y1]: readonly [number, number],
): Sheet {
  return {
    context,
    left,
    top,
    width,
    height,
    x: (value) => left + ((value - x0) / (x1 - x0 || 1)) * width,
    y: (value) => top + height - ((value - y0) / (y1 - y0 || 1)) * height,
  };
}

/** The axes: a line below and to the left, names, and round numbers below. */
export function drawAxes(
  host: Element,
  sheet: Sheet,
  names: { x: string; y: string },
  ticks: { x: number[]; y: number[] },
): void {
  const { context, left, top, width, height } = sheet;
  context.strokeStyle = colourOf(host, '--rule');
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(left, top);
  context.lineTo(left, top + height);
  context.lineTo(left + width, top + height);
  context.stroke();
  context.fillStyle = colourOf(host, '--quiet');
  context.font = chartFont(host);
  context.textBaseline = 'top';
  context.textAlign = 'center';
  const number = (v: number) => plainNumber(v, 6);
  for (const v of ticks.x) context.fillText(number(v), sheet.x(v), top + height + 5);
  context.fillText(names.x, left + width / 2, top + height + 18);
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  for (const v of ticks.y) context.fillText(number(v), left - 5, sheet.y(v));
  const widest = Math.max(0, ...ticks.y.map((v) => context.measureText(number(v)).width));
  context.save();
  // Left of the numbers, however long they are.
  context.translate(Math.max(7, left - Math.max(35, widest + 14)), top + height / 2);
  context.rotate(-Math.PI / 2);
  context.textAlign = 'center';
  context.fillText(names.y, 0, 0);
  context.restore();
}

/** About `count` round numbers within [low, high]. */
export function roundNumbers(low: number, high: number, count: number): number[] {
  const raw = (high - low) / count;
  if (!(raw > 0) || !Number.isFinite(raw)) return [];
  const decade = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].find((m) => m * decade >= raw)! * decade;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(10)));
}
