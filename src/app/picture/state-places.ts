import type { Point, Standing } from './state-layout.ts';
import { lineHeight, type Written, written } from './written.ts';

/** Where the numbers of a state stand at best: beside its disc, above or below it, above it to the outer side, or towards the middle of its ring. */
export type Place = 'beside' | 'above' | 'corner' | 'inside';

/** Places for some lines about a state with a disc of this radius, the best one first. */
export function statePlaces(place: Place, at: Standing, outer: number, lines: Written['lines']): Written[] {
  const half = (lineHeight * lines.length) / 2;
  const [dx, dy] = [at.x - at.centre.x, at.y - at.centre.y];
  const upright = Math.abs(dx) < 0.25 * Math.abs(dy);
  const sideways = (sign: number) => written(lines, at.x + sign * (outer + 7), at.y, sign > 0 ? 'start' : 'end');
  const upwards = (sign: number) => written(lines, at.x, at.y + sign * (outer + 5 + half), 'middle');
  const aside = upright || dx === 0 ? 1 : Math.sign(dx);
  const away = dy < 1 ? -1 : 1;
  const best = {
    beside: () => sideways(aside),
    above: () => upwards(away),
    corner: () => written(lines, at.x - aside * 0.3 * outer, at.y - outer - 5 - half, aside > 0 ? 'start' : 'end'),
    inside: () => inwards(lines, at, outer, { x: dx, y: dy }, half),
  };
  return [best[place](), sideways(aside), upwards(away), sideways(-aside), upwards(-away)];
}

/** Towards the middle of the ring: numbers of edges stand outside of it. */
function inwards(lines: Written['lines'], at: Point, outer: number, { x, y }: Point, half: number): Written {
  if (Math.abs(x) < Math.abs(y)) return written(lines, at.x, at.y - Math.sign(y) * (outer + 6 + half), 'middle');
  const length = Math.hypot(x, y) || 1;
  const far = outer + 6 + (Math.abs(y) / length) * half;
  return written(lines, at.x - (far * x) / length, at.y - (far * y) / length, x > 0 ? 'end' : 'start');
}
