import type { NetworkPicture } from '../engine/engine-api.ts';
import { circleOrder } from './circle-order.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** States around an ellipse that fills the given room within margins, the first at the top left or at the top. */
export function stateLayout(
  { states, edges }: NetworkPicture,
  width: number,
  height: number,
  margin: { readonly x: number; readonly y: number },
): Point[] {
  const n = states.length;
  const order = circleOrder(
    n,
    edges.map((e) => [states.indexOf(e.from), states.indexOf(e.to)]),
  );
  const ry = Math.max(30, height / 2 - margin.y);
  const rx = Math.max(40, Math.min(width / 2 - margin.x, 1.9 * ry));
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
