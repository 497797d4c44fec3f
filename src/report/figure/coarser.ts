import type { WorkHistogram } from '../../estimate/work-study.ts';
import type { Point } from './lines.ts';

/**
 * A histogram as the steps of a density per kT, over the bins that hold works, with bins joined until they are as wide as Scott's
 * rule 3.49 σ N^{−1/3} asks: few works do not look like noise. The last step closes the curve.
 *
 * D. W. Scott, Biometrika 66, 605 (1979)
 */
export function coarser({ edges, counts, below, above }: WorkHistogram, count: number, deviation: number): Point[] {
  const width = edges[1]! - edges[0]!;
  const wished = (3.49 * deviation) / Math.cbrt(Math.max(1, count));
  const join = Math.max(1, Math.min(Math.round(wished / width) || 1, Math.ceil(counts.length / 6)));
  const total = counts.reduce((sum, n) => sum + n, below + above) || 1;
  const steps: Point[] = [];
  for (let b = 0; b < counts.length; b += join) {
    const inside = counts.slice(b, b + join);
    steps.push({ x: edges[b]!, y: inside.reduce((sum, n) => sum + n, 0) / (total * width * inside.length) });
  }
  const first = Math.max(
    0,
    steps.findIndex(({ y }) => y > 0),
  );
  const last = steps.findLastIndex(({ y }) => y > 0);
  const shown = steps.slice(first, Math.max(first, last) + 1);
  const end = edges[Math.min(counts.length, (Math.max(first, last) + 1) * join)]!;
  return [{ x: shown[0]!.x, y: 0 }, ...shown, { x: end, y: 0 }];
}
