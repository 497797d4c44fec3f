/** Longest way of improving an order that is tried. */
const mostRounds = 50;

/**
 * An order of n points around a circle in which joined points come close to each other: the given one, improved by exchanges as long
 * as the summed distances around the circle shrink.
 */
export function circleOrder(n: number, joined: readonly (readonly [number, number])[]): number[] {
  const place = Array.from({ length: n }, (_, i) => i);
  const length = () =>
    joined.reduce((sum, [a, b]) => {
      const apart = Math.abs(place[a]! - place[b]!);
      return sum + Math.min(apart, n - apart);
    }, 0);
  const exchange = (a: number, b: number) => {
    [place[a], place[b]] = [place[b]!, place[a]!];
  };
  let best = length();
  for (let round = 0, better = true; better && round < mostRounds; round++) {
    better = false;
    for (let a = 1; a < n; a++)
      for (let b = a + 1; b < n; b++) {
        exchange(a, b);
        const now = length();
        if (now < best) {
          best = now;
          better = true;
        } else exchange(a, b);
      }
  }
  const order = new Array<number>(n);
  for (const [state, at] of place.entries()) order[at] = state;
  return order;
}
