import type { Moments } from '../src/tally/moments.ts';

/** Moments of whole numbers, from how often each came. @param edges half-way between them, one more than `counts` */
export function momentsOfCounts({
  edges,
  counts,
}: {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}): Moments {
  const values = counts.map((_, i) => edges[i]! + 0.5);
  const count = counts.reduce((a, b) => a + b, 0);
  const mean = counts.reduce((sum, n, i) => sum + n * values[i]!, 0) / count;
  const power = (k: number) => counts.reduce((sum, n, i) => sum + n * (values[i]! - mean) ** k, 0);
  const came = values.filter((_, i) => counts[i]! > 0);
  const [minimum, maximum] = [came[0] ?? Number.POSITIVE_INFINITY, came.at(-1) ?? Number.NEGATIVE_INFINITY];
  return { count, mean, m2: power(2), m3: power(3), m4: power(4), minimum, maximum };
}
