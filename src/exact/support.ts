import { kronrodAt, type Panel } from './kronrod-panel.ts';

/** Intervals, rising and disjoint, where u < height, seen through the nodes of the panels and closed in by bisection. */
export function supportOf(panels: readonly Panel[], u: (x: number) => number, height: number): [number, number][] {
  const x: number[] = [];
  for (const { a, b } of [...panels].sort((p, q) => p.a - q.a)) {
    if (x.at(-1) !== a) x.push(a);
    for (let i = 0; i < 15; i++) x.push(kronrodAt(a, b, i));
    x.push(b);
  }
  const low = x.map((p) => u(p) < height);
  const found: [number, number][] = [];
  for (let i = 0; i < x.length; i++) {
    if (!low[i]) continue;
    const start = i ? edge(u, height, x[i]!, x[i - 1]!) : x[0]!;
    while (low[i + 1]) i++;
    const end = i + 1 < x.length ? edge(u, height, x[i]!, x[i + 1]!) : x[i]!;
    const last = found.at(-1);
    if (last && last[1] >= start) last[1] = end;
    else found.push([start, end]);
  }
  return found;
}

/** Where u crosses `height` between a point below and a point above it. */
function edge(u: (x: number) => number, height: number, below: number, above: number): number {
  let [lo, hi] = [below, above];
  for (let n = 0; n < 200; n++) {
    const middle = 0.5 * (lo + hi);
    if (middle === lo || middle === hi) break;
    if (u(middle) < height) lo = middle;
    else hi = middle;
  }
  return hi;
}
