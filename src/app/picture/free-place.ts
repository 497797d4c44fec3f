import type { Size } from '../chart/chart-element.ts';

/** A rectangle that something written or drawn takes up. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The first of the places that touches nothing that is taken and does not leave the picture; null where there is none. */
export function freePlace<P extends { readonly box: Box }>(
  places: readonly P[],
  taken: readonly Box[],
  { width, height }: Size,
): P | null {
  const touches = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const inside = ({ left, top, right, bottom }: Box) => left >= 0 && top >= 0 && right <= width && bottom <= height;
  return places.find(({ box }) => inside(box) && !taken.some((other) => touches(box, other))) ?? null;
}
