import type { Point } from './state-layout.ts';

/** A straight band between two discs, ready to be drawn. */
export interface EdgeShape {
  readonly start: Point;
  readonly end: Point;
  /** Unit vector across the band, pointing away from the middle of the picture. */
  readonly out: Point;
  /** Where the numbers belong: this far along the band. */
  readonly middle: Point;
}

/** Space between a disc and a band. */
const gap = 5;

/** The band between discs of given radii around `centre`. */
export function edgeShape(from: Point, to: Point, radii: readonly [number, number], centre: Point): EdgeShape {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  const start = { x: from.x + along.x * (radii[0] + gap), y: from.y + along.y * (radii[0] + gap) };
  const end = { x: to.x - along.x * (radii[1] + gap), y: to.y - along.y * (radii[1] + gap) };
  const half = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  const across = { x: -along.y, y: along.x };
  const outwards = (half.x - centre.x) * across.x + (half.y - centre.y) * across.y;
  // Bands through the centre have no outer side: up and to the right, and their numbers off the crossing.
  const central = Math.abs(outwards) < 0.12 * length;
  const sign = central ? (across.y < 0 || (across.y === 0 && across.x > 0) ? 1 : -1) : Math.sign(outwards);
  const share = central ? 0.3 : 0.5;
  return {
    start,
    end,
    out: { x: sign * across.x, y: sign * across.y },
    middle: { x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y) },
  };
}

/** A line parallel to the band at this distance from its axis, as an SVG path. */
export const parallel = ({ start, end, out }: EdgeShape, offset: number): string =>
  `M${pair(start.x + offset * out.x, start.y + offset * out.y)}L${pair(end.x + offset * out.x, end.y + offset * out.y)}`;

/** An arrow along the band with a shaft of this width, as an SVG path; with `back` from end to start. */
export function arrowPath({ start, end, out }: EdgeShape, width: number, back: boolean): string {
  const [tail, tip] = back ? [end, start] : [start, end];
  const length = Math.hypot(tip.x - tail.x, tip.y - tail.y) || 1;
  const along = { x: (tip.x - tail.x) / length, y: (tip.y - tail.y) / length };
  const head = Math.min(Math.max(9, 2.1 * width), 0.5 * length);
  const at = (far: number, aside: number) =>
    pair(tail.x + far * along.x + aside * out.x, tail.y + far * along.y + aside * out.y);
  const [shaft, wing] = [width / 2, Math.max(4.5, width)];
  const neck = length - head;
  return `M${at(0, shaft)}L${at(neck, shaft)}L${at(neck, wing)}L${at(length, 0)}L${at(neck, -wing)}L${at(neck, -shaft)}L${at(0, -shaft)}Z`;
}

const pair = (x: number, y: number): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
