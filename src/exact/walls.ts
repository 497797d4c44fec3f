import type { Landscape } from './explore.ts';

/** Puts the ends of the confined region, found by bisection, among the points seen. */
export function addWalls(landscape: Landscape, inside: (x: number) => boolean): void {
  const { x, u } = landscape;
  for (let i = x.length - 1; i > 0; i--) {
    const right = inside(x[i]!);
    if (right === inside(x[i - 1]!)) continue;
    let [lo, hi] = [x[i - 1]!, x[i]!];
    for (let n = 0; n < 2200; n++) {
      const middle = 0.5 * (lo + hi);
      if (middle <= lo || middle >= hi) break;
      if (inside(middle) === right) hi = middle;
      else lo = middle;
    }
    const wall = right ? hi : lo;
    if (wall === x[i] || wall === x[i - 1]) continue;
    x.splice(i, 0, wall);
    u.splice(i, 0, right ? u[i]! : u[i - 1]!);
  }
}
