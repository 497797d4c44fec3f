import uPlot from 'uplot';
import { chartFont, colourOf } from './theme.ts';

/** Draws on a plot's canvas, which has device pixels; lengths here are CSS pixels times `ratio`. */
export interface Pen {
  readonly context: CanvasRenderingContext2D;
  readonly ratio: number;
  readonly box: uPlot.BBox;
}

/** Runs `draw` inside a plot's canvas state. */
export function withPen(u: uPlot, draw: (pen: Pen) => void): void {
  u.ctx.save();
  draw({ context: u.ctx, ratio: uPlot.pxRatio, box: u.bbox });
  u.ctx.restore();
}

/** Words on paper-coloured ground, so that curves do not run through them. */
export function label(
  host: Element,
  { context, ratio }: Pen,
  text: string,
  x: number,
  y: number,
  options: { colour?: string; align?: CanvasTextAlign; size?: number; weight?: string } = {},
): void {
  context.font = chartFont(host, (options.size ?? 12) * ratio, options.weight);
  context.textAlign = options.align ?? 'left';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4 * ratio;
  context.strokeStyle = colourOf(host, '--paper');
  context.strokeText(text, x, y);
  context.fillStyle = colourOf(host, options.colour ?? '--ink');
  context.fillText(text, x, y);
}

/** A symbol with an index, `P_F(W)` as P, F, (W), centred at x. */
export function indexed(
  host: Element,
  { context, ratio }: Pen,
  [head, index, tail]: readonly [string, string, string],
  x: number,
  y: number,
  colour: string,
): void {
  const fonts = [
    chartFont(host, 13 * ratio, 'italic'),
    chartFont(host, 9 * ratio),
    chartFont(host, 13 * ratio, 'italic'),
  ];
  const parts = [head, index, tail];
  const widths = parts.map((text, i) => {
    context.font = fonts[i]!;
    return context.measureText(text).width;
  });
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4 * ratio;
  context.strokeStyle = colourOf(host, '--paper');
  context.fillStyle = colourOf(host, colour);
  for (const draw of ['strokeText', 'fillText'] as const) {
    let at = x - widths.reduce((a, b) => a + b) / 2;
    parts.forEach((text, i) => {
      context.font = fonts[i]!;
      context[draw](text, at, i === 1 ? y + 4 * ratio : y);
      at += widths[i]!;
    });
  }
}

/** A dashed line in ink: always the exact value. */
export function exactLine(
  host: Element,
  { context, ratio }: Pen,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): void {
  context.strokeStyle = colourOf(host, '--ink');
  const width = Math.max(1, Math.round(1.25 * ratio));
  // On whole pixels a thin line is crisp.
  const snap = (v: number) => Math.round(v) + (width % 2) / 2;
  context.lineWidth = width;
  context.setLineDash([5 * ratio, 4 * ratio]);
  context.beginPath();
  context.moveTo(snap(x0), snap(y0));
  context.lineTo(snap(x1), snap(y1));
  context.stroke();
  context.setLineDash([]);
}

/** A dashed curve in ink through points on the canvas, cut off at the plot's box: always the exact law. */
export function exactCurve(
  host: Element,
  { context, ratio, box }: Pen,
  points: Iterable<readonly [number, number]>,
): void {
  context.save();
  context.beginPath();
  context.rect(box.left, box.top, box.width, box.height);
  context.clip();
  context.strokeStyle = colourOf(host, '--ink');
  context.lineWidth = 1.25 * ratio;
  context.setLineDash([5 * ratio, 4 * ratio]);
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.stroke();
  context.restore();
}
