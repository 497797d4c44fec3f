import type { Point } from './state-layout.ts';

/** A band between two discs, ready to be drawn: straight, or swung out to one side. */
export interface EdgeShape {
  readonly start: Point;
  readonly end: Point;
  /** Unit vector across the band at its middle, pointing away from the middle of the picture. */
  readonly out: Point;
  /** How far along `out` the point lies that pulls the band (of a quadratic Bézier curve); 0 where it is straight. */
  readonly pull: number;
  /** Where the numbers belong: this far along the band. */
  readonly middle: Point;
}

/** Space between a disc and a band. */
const gap = 5;

/** Straight pieces of which a curve is made. */
const pieces = 24;

/**
 * The band between discs of given radii around `centre`.
 *
 * @param options.swing how far its middle lies from the straight line, along `out`
 * @param options.crossed whether other bands may cross it in the middle of the picture
 */
export function edgeShape(
  from: Point,
  to: Point,
  radii: readonly [number, number],
  centre: Point,
  { swing = 0, crossed = true }: { readonly swing?: number; readonly crossed?: boolean } = {},
): EdgeShape {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  const half = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const across = { x: -along.y, y: along.x };
  const outwards = (half.x - centre.x) * across.x + (half.y - centre.y) * across.y;
  // Bands through the centre have no outer side: up and to the right, and their numbers off the crossing.
  const central = Math.abs(outwards) < 0.12 * length;
  const sign = central ? (across.y < 0 || (across.y === 0 && across.x > 0) ? 1 : -1) : Math.sign(outwards);
  const out = { x: sign * across.x, y: sign * across.y };
  // It leaves both discs towards one point, so high that the middle of the curve has the height asked for.
  let high = 0;
  const leaves = () => {
    const toward = Math.hypot(length / 2, high);
    const [a, b] = radii.map((r) => (r + gap) / toward) as [number, number];
    const of = (p: Point, share: number, way: 1 | -1) => ({
      x: p.x + share * ((way * along.x * length) / 2 + high * out.x),
      y: p.y + share * ((way * along.y * length) / 2 + high * out.y),
    });
    return { start: of(from, a, 1), end: of(to, b, -1), low: (high * (a + b)) / 2 };
  };
  for (let i = 0; i < 4 && swing !== 0; i++) high = 2 * swing - leaves().low;
  const { start, end, low } = leaves();
  const shape = { start, end, out, pull: high - low };
  return { ...shape, middle: pointAt(shape, central && crossed && swing === 0 ? 0.3 : 0.5) };
}

/** A point of the axis of a band, from start (0) to end (1). */
export function pointAt({ start, end, out, pull }: Omit<EdgeShape, 'middle'>, t: number): Point {
  const bow = 2 * t * (1 - t) * pull;
  return {
    x: start.x + t * (end.x - start.x) + bow * out.x,
    y: start.y + t * (end.y - start.y) + bow * out.y,
  };
}

/** The axis of a band: two points where it is straight. */
const axisOf = (shape: EdgeShape): Point[] =>
  shape.pull === 0
    ? [shape.start, shape.end]
    : Array.from({ length: pieces + 1 }, (_, i) => pointAt(shape, i / pieces));

/** The line beside an axis at this distance, on the side of `out` where that is positive. */
function beside(axis: readonly Point[], aside: number, out: Point): Point[] {
  return axis.map((p, i) => {
    const [a, b] = [axis[Math.max(0, i - 1)]!, axis[Math.min(axis.length - 1, i + 1)]!];
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const across = { x: -(b.y - a.y) / length, y: (b.x - a.x) / length };
    const sign = across.x * out.x + across.y * out.y < 0 ? -1 : 1;
    return { x: p.x + sign * aside * across.x, y: p.y + sign * aside * across.y };
  });
}

/** A line parallel to the band at this distance from its axis, as an SVG path. */
export const parallel = (shape: EdgeShape, offset: number): string => path(beside(axisOf(shape), offset, shape.out));

/** An arrow along the band with a shaft of this width, as an SVG path; with `back` from end to start. */
export function arrowPath(shape: EdgeShape, width: number, back: boolean): string {
  const axis = back ? axisOf(shape).reverse() : axisOf(shape);
  const total = axis.slice(1).reduce((sum, p, i) => sum + Math.hypot(p.x - axis[i]!.x, p.y - axis[i]!.y), 0);
  const shaft = upTo(axis, total - Math.min(Math.max(9, 2.1 * width), 0.5 * total));
  const wing = (side: 1 | -1) => beside(shaft, side * Math.max(4.5, width), shape.out).slice(-1);
  const side = (of: 1 | -1) => [...beside(shaft, (of * width) / 2, shape.out), ...wing(of)];
  return `${path([...side(1), axis.at(-1)!, ...side(-1).reverse()])}Z`;
}

/** The beginning of a line, of this length. */
function upTo(line: readonly Point[], length: number): Point[] {
  const taken = [line[0]!];
  for (let i = 1, left = length; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const piece = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const share = Math.min(1, left / piece);
    taken.push({ x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) });
    left -= piece;
    if (left <= 0) break;
  }
  return taken;
}

const path = (points: readonly Point[]): string => `M${points.map(pair).join('L')}`;

const pair = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
