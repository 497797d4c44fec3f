/**
 * How far the bands between the same two states swing out of the straight line, so that each is seen by itself: evenly, the first one
 * furthest to the outer side; null for one that is alone.
 *
 * @param apart distance between neighbours
 */
export function swingsOf(
  edges: readonly { readonly from: string; readonly to: string }[],
  apart: number,
): (number | null)[] {
  return edges.map((edge, k) => {
    const same = edges.flatMap(({ from, to }, i) =>
      (from === edge.from && to === edge.to) || (from === edge.to && to === edge.from) ? [i] : [],
    );
    return same.length === 1 ? null : apart * ((same.length - 1) / 2 - same.indexOf(k));
  });
}
