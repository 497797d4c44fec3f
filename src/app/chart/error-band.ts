import type uPlot from 'uplot';
import type { Pen } from './draw.ts';
import { colourOf } from './theme.ts';

/** A band of one standard error around a curve on logarithmic scales, cut off at the plot's box. */
export function errorBand(
  host: Element,
  u: uPlot,
  { context, box }: Pen,
  { x, value, error, colour }: Record<'x' | 'value' | 'error', readonly number[]> & { readonly colour: string },
): void {
  const known = x.map((_, k) => k).filter((k) => value[k]! > 0);
  const bottom = box.top + box.height;
  const at = (k: number, sign: number) => {
    const y = value[k]! + sign * error[k]!;
    return [u.valToPos(x[k]!, 'x', true), y > 0 ? u.valToPos(y, 'y', true) : bottom] as const;
  };
  context.save();
  context.beginPath();
  context.rect(box.left, box.top, box.width, box.height);
  context.clip();
  context.globalAlpha = Number(colourOf(host, '--band'));
  context.fillStyle = colourOf(host, colour);
  context.beginPath();
  for (const k of known) context.lineTo(...at(k, 1));
  for (const k of known.toReversed()) context.lineTo(...at(k, -1));
  context.fill();
  context.restore();
}
