import type { Box } from '../picture/free-place.ts';
import { label, type Pen } from './draw.ts';

type Place = readonly [x: number, y: number];

/** A curve on the canvas and what it is called. */
export interface NamedCurve {
  readonly name: string;
  readonly points: readonly Place[];
}

/** Parts of a curve at which its name may stand, the best one first. */
const shares = [0.35, 0.45, 0.55, 0.25, 0.65, 0.75, 0.15, 0.85];

/** Width of a letter and height of a line, in CSS pixels, and how far the name stands off its curve. */
const [letter, line, off] = [6.2, 13, 11];

/** Writes each name once, beside its curve, where it covers as little as possible of curves, measured points and what else is written. */
export function nameCurves(
  host: Element,
  pen: Pen,
  curves: readonly NamedCurve[],
  measured: readonly Place[],
  written: readonly Box[],
): void {
  const { ratio, box } = pen;
  const taken = [...written];
  const drawn = curves.flatMap((curve) => curve.points);
  const badness = (place: Box) => {
    const inside = ([x, y]: Place) => x > place.left && x < place.right && y > place.top && y < place.bottom;
    const meets = (b: Box) =>
      b.left < place.right && place.left < b.right && b.top < place.bottom && place.top < b.bottom;
    const leaves =
      place.left < box.left ||
      place.right > box.left + box.width ||
      place.top < box.top ||
      place.bottom > box.top + box.height;
    return (
      drawn.filter(inside).length +
      3 * measured.filter(inside).length +
      100 * taken.filter(meets).length +
      (leaves ? 50 : 0)
    );
  };
  const names = new Set(curves.map((curve) => curve.name));
  for (const name of names) {
    const { points } = curves.find((curve) => curve.name === name)!;
    if (points.length === 0) continue;
    const width = letter * ratio * name.length;
    const places = shares.flatMap((share) => {
      const [x, y] = points[Math.round(share * (points.length - 1))]!;
      return ([-1, 1] as const).flatMap((side) =>
        ([4 * ratio, -4 * ratio - width] as const).map((aside): Box => {
          const [left, middle] = [x + aside, y + side * off * ratio];
          const half = (line * ratio) / 2;
          return { left, right: left + width, top: middle - half, bottom: middle + half };
        }),
      );
    });
    const best = places.map(badness).reduce((at, bad, i, all) => (bad < all[at]! ? i : at), 0);
    const place = places[best]!;
    taken.push(place);
    label(host, pen, name, place.left, (place.top + place.bottom) / 2, { size: 11 });
  }
}
