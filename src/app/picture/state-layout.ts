import type { NetworkPicture } from '../engine/engine-api.ts';
import { circleOrder } from './circle-order.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a state stands, and the middle of the ring that it is a part of. */
export interface Standing extends Point {
  readonly centre: Point;
}

/** States around an ellipse that fills the given room within margins, the first at the top left or at the top; parts that nothing joins side by side. */
export function stateLayout(
  { states, edges }: NetworkPicture,
  width: number,
  height: number,
  margin: { readonly x: number; readonly y: number },
): Standing[] {
  const joined = edges.map((e) => [states.indexOf(e.from), states.indexOf(e.to)] as const);
  const parts = connectedParts(states.length, joined);
  const standing = new Array<Standing>(states.length);
  const wide = width >= height;
  const room = wide ? { width: width / parts.length, height } : { width, height: height / parts.length };
  parts.forEach((part, k) => {
    const corner = wide ? { x: k * room.width, y: 0 } : { x: 0, y: k * room.height };
    const within = joined
      .filter(([a]) => part.includes(a))
      .map(([a, b]) => [part.indexOf(a), part.indexOf(b)] as const);
    const centre = { x: corner.x + room.width / 2, y: corner.y + room.height / 2 };
    ring(part.length, within, room.width, room.height, margin).forEach(({ x, y }, i) => {
      standing[part[i]!] = { x: x + corner.x, y: y + corner.y, centre };
    });
  });
  return standing;
}

/** Numbers of the states of each part that is joined up in itself, in the order of their first states. */
function connectedParts(n: number, joined: readonly (readonly [number, number])[]): number[][] {
  const part = Array.from({ length: n }, (_, i) => i);
  for (const [a, b] of joined) {
    const [low, high] = [Math.min(part[a]!, part[b]!), Math.max(part[a]!, part[b]!)];
    for (let i = 0; i < n; i++) if (part[i] === high) part[i] = low;
  }
  return [...new Set(part)].map((first) => part.flatMap((p, i) => (p === first ? [i] : [])));
}

function ring(
  n: number,
  joined: readonly (readonly [number, number])[],
  width: number,
  height: number,
  margin: { readonly x: number; readonly y: number },
): Point[] {
  const order = circleOrder(n, joined);
  const ry = Math.max(30, height / 2 - margin.y);
  // what joins two states alone may swing far out between them
  const rx = Math.max(40, Math.min(width / 2 - margin.x, n === 2 ? 0.75 * height : 1.9 * ry));
  // Even numbers lie flat: a square rather than a diamond uses the room.
  const first = n === 2 ? Math.PI : -Math.PI / 2 - (n % 2 === 0 ? Math.PI / n : 0);
  const points = new Array<Point>(n);
  order.forEach((state, k) => {
    const angle = first + (2 * Math.PI * k) / n;
    points[state] = { x: width / 2 + rx * Math.cos(angle), y: height / 2 + ry * Math.sin(angle) };
  });
  return fitted(points, width, height, ry, rx);
}

/** Points of an odd ring do not reach as far down as up: moved and stretched so that they use the room. */
function fitted(points: readonly Point[], width: number, height: number, ry: number, rx: number): Point[] {
  const [xs, ys] = [points.map((p) => p.x), points.map((p) => p.y)];
  const stretch = (values: readonly number[], reach: number, middle: number) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const spread = high - low;
    return values.map((v) => (spread < 1 ? middle : middle + ((v - (low + high) / 2) / spread) * 2 * reach));
  };
  const across = stretch(xs, rx, width / 2);
  const down = stretch(ys, ry, height / 2);
  return points.map((_, i) => ({ x: across[i]!, y: down[i]! }));
}
