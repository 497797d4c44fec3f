import type { SweptNumber } from '../sweep/quantities.ts';
import type { Pen } from './draw.ts';
import { colourOf } from './theme.ts';

/**
 * A value of a sweep on the canvas: a disc where it agrees or is not tested against anything, a ring where a law could not be tested,
 * a square where it fails, a cross at the foot where there is no value. One that lies outside is a triangle at the edge.
 */
export function drawSweptPoint(
  host: Element,
  { context, ratio, box }: Pen,
  at: {
    readonly number: SweptNumber;
    readonly x: number;
    readonly y: number | null;
    /** Ends of its bar. */
    readonly bar: readonly [number, number];
    readonly pointed: boolean;
  },
): void {
  const { number, x, y, bar, pointed } = at;
  const [top, bottom] = [box.top, box.top + box.height];
  const within = (v: number) => Math.min(bottom, Math.max(top, v));
  const fails = number.holds === false;
  context.strokeStyle = context.fillStyle = colourOf(host, fails ? '--bad' : '--forward');
  context.lineWidth = 1.25 * ratio;
  const size = 3 * ratio;
  if (pointed) halo(host, { context, ratio, box }, x, y === null ? bottom - 6 * ratio : within(y));
  context.beginPath();
  if (y === null) {
    const foot = bottom - 6 * ratio;
    context.strokeStyle = colourOf(host, '--quiet');
    for (const s of [-1, 1]) {
      context.moveTo(x - size, foot - s * size);
      context.lineTo(x + size, foot + s * size);
    }
    context.stroke();
    return;
  }
  context.moveTo(x, within(bar[0]));
  context.lineTo(x, within(bar[1]));
  context.stroke();
  context.beginPath();
  if (y < top || y > bottom) {
    const [tip, base] = y < top ? [top + ratio, top + 8 * ratio] : [bottom - ratio, bottom - 8 * ratio];
    context.moveTo(x, tip);
    context.lineTo(x - 4 * ratio, base);
    context.lineTo(x + 4 * ratio, base);
    context.closePath();
  } else if (fails) context.rect(x - 1.2 * size, y - 1.2 * size, 2.4 * size, 2.4 * size);
  else context.arc(x, y, size, 0, 2 * Math.PI);
  if (open(number)) {
    context.fillStyle = colourOf(host, '--paper');
    context.fill();
    context.stroke();
  } else context.fill();
}

/** Whether a law could not be tested here. */
const open = ({ holds, reason }: SweptNumber): boolean => holds === null && reason !== null;

/** A ring in ink around the value that is pointed at. */
function halo(host: Element, { context, ratio }: Pen, x: number, y: number): void {
  const colour = context.strokeStyle;
  context.strokeStyle = colourOf(host, '--ink');
  context.beginPath();
  context.arc(x, y, 7 * ratio, 0, 2 * Math.PI);
  context.stroke();
  context.strokeStyle = colour;
}
