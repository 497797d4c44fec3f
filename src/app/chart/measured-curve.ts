import type uPlot from 'uplot';
import type { Pen } from './draw.ts';
import { colourOf } from './theme.ts';

/** A curve through measured points, with bars of one standard error. */
export interface MeasuredCurve {
  readonly x: readonly number[];
  readonly value: readonly number[];
  /** Half the length of each bar, or its two ends. */
  readonly error: readonly (number | readonly [number, number])[];
  readonly colour: string;
  /** Of the line from point to point; 0 for none. */
  readonly width: number;
  readonly dash?: readonly number[];
  readonly points: 'full' | 'hollow' | 'none';
  readonly opacity?: number;
}

/** Draws it, on a logarithmic scale as far as it is positive. */
export function drawMeasured(host: Element, u: uPlot, { context, ratio, box }: Pen, curve: MeasuredCurve): void {
  const px = (x: number) => u.valToPos(x, 'x', true);
  const logarithmic = u.scales.y!.distr === 3;
  const py = (y: number) => (y > 0 || !logarithmic ? u.valToPos(y, 'y', true) : box.top + box.height);
  const known = curve.x
    .map((_, i) => i)
    .filter((i) => (logarithmic ? curve.value[i]! > 0 : Number.isFinite(curve.value[i])));
  context.save();
  context.beginPath();
  context.rect(box.left, box.top, box.width, box.height);
  context.clip();
  context.globalAlpha = curve.opacity ?? 1;
  context.strokeStyle = context.fillStyle = colourOf(host, curve.colour);
  context.lineWidth = curve.width * ratio;
  context.setLineDash((curve.dash ?? []).map((d) => d * ratio));
  context.beginPath();
  for (const i of known) context.lineTo(px(curve.x[i]!), py(curve.value[i]!));
  if (curve.width > 0) context.stroke();
  context.setLineDash([]);
  context.lineWidth = 1.25 * ratio;
  for (const i of curve.points === 'none' ? [] : known) {
    const [x, y] = [px(curve.x[i]!), py(curve.value[i]!)];
    context.beginPath();
    const bar = curve.error[i]!;
    const [low, high] = typeof bar === 'number' ? [curve.value[i]! - bar, curve.value[i]! + bar] : bar;
    context.moveTo(x, py(low));
    context.lineTo(x, py(high));
    context.stroke();
    context.beginPath();
    context.arc(x, y, 2.6 * ratio, 0, 2 * Math.PI);
    if (curve.points === 'hollow') {
      context.fillStyle = colourOf(host, '--paper');
      context.fill();
      context.stroke();
    } else context.fill();
  }
  context.restore();
}

/** Range of what is positive, with some room above and below. */
export function positiveRange(values: readonly number[]): [number, number] {
  const positive = values.filter((v) => v > 0 && Number.isFinite(v));
  return positive.length === 0 ? [0.1, 1] : [Math.min(...positive) / 1.6, Math.max(...positive) * 1.6];
}
