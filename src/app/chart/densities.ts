import type { Result } from '../../experiment/report.ts';

/** A histogram as a density per kT over the bins; null where there is none. */
export function densityOf(result: Result, id: string): number[] | null {
  const histogram = result.histograms[id];
  if (!histogram) return null;
  const { edges, counts, below, above } = histogram;
  const total = counts.reduce((a, b) => a + b, 0) + below + above;
  const width = edges[1]! - edges[0]!;
  return counts.map((n) => n / (total * width));
}

/** Place and height of a density's peak. */
export function peakOf(
  edges: readonly number[],
  density: readonly number[],
): { readonly x: number; readonly y: number } {
  let best = 0;
  for (let i = 1; i < density.length; i++) if (density[i]! > density[best]!) best = i;
  return { x: (edges[best]! + edges[best + 1]!) / 2, y: density[best]! };
}
