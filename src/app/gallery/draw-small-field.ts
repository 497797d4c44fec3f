import { colourOf } from '../chart/theme.ts';
import { drawFieldPlane } from '../picture/draw-field-plane.ts';
import type { Field } from '../picture/fields.ts';
import { createSheet, type Sheet } from '../picture/sheet.ts';

/** Density with arrows of the net current: over a plane, or along a line with one arrow for the whole. */
export function drawSmallField(
  host: Element,
  context: CanvasRenderingContext2D,
  field: Field,
  box: readonly [left: number, top: number, width: number, height: number],
): void {
  const ends = field.axes.map(({ edges }) => [edges[0]!, edges.at(-1)!] as const);
  if (ends.length === 2) drawFieldPlane(host, createSheet(context, box, ends[0]!, ends[1]!), field);
  else {
    const p = field.density.value.map((v) => v ?? 0);
    const sheet = createSheet(context, box, [0, p.length], [0, 1.45 * Math.max(...p)]);
    area(host, sheet, p);
    const [j, error] = meanOf(field.current[0]!);
    if (Math.abs(j) > 4 * error) arrow(host, sheet, Math.sign(j));
  }
}

/** Mean of a current along a line, and its error. */
function meanOf({
  value,
  standardError,
}: {
  value: readonly (number | null)[];
  standardError: readonly (number | null)[];
}) {
  const mean = (of: readonly (number | null)[]) => of.reduce<number>((sum, v) => sum + (v ?? 0), 0) / of.length;
  return [mean(value), mean(standardError.map((e) => (e ?? 0) ** 2)) ** 0.5 / Math.sqrt(value.length)] as const;
}

function area(host: Element, { context, x, y, left, top, width, height }: Sheet, p: readonly number[]): void {
  context.beginPath();
  context.moveTo(left, top + height);
  p.forEach((v, i) => {
    context.lineTo(x(i + 0.5), y(v));
  });
  context.lineTo(left + width, top + height);
  context.fillStyle = colourOf(host, '--ink');
  context.globalAlpha = 0.13;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = colourOf(host, '--ink');
  context.lineWidth = 1.5;
  context.beginPath();
  p.forEach((v, i) => {
    context.lineTo(x(i + 0.5), y(v));
  });
  context.stroke();
}

/** A long arrow above the density, to the right (1) or to the left (−1). */
function arrow(host: Element, { context, left, top, width }: Sheet, sign: number): void {
  const [middle, reach, y] = [left + width / 2, 0.3 * width, top + 9];
  const tip = middle + sign * reach;
  context.strokeStyle = context.fillStyle = colourOf(host, '--forward');
  context.lineWidth = 3;
  context.beginPath();
  context.moveTo(middle - sign * reach, y);
  context.lineTo(tip - sign * 8, y);
  context.stroke();
  context.beginPath();
  context.moveTo(tip, y);
  context.lineTo(tip - sign * 10, y - 5.5);
  context.lineTo(tip - sign * 10, y + 5.5);
  context.fill();
}
