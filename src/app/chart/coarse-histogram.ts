import type { ReportedHistogram } from '../../experiment/result.ts';

type Cells = Pick<ReportedHistogram, 'edges' | 'counts'>;

/** The histogram in at most so many cells, neighbours taken together: finer ones would show chance, not the law. */
export function coarseHistogram({ edges, counts }: Cells, most: number): Cells {
  const size = Math.ceil(counts.length / most);
  if (size <= 1) return { edges, counts };
  const starts = Array.from({ length: Math.ceil(counts.length / size) }, (_, b) => b * size);
  const end = (start: number) => Math.min(start + size, counts.length);
  return {
    edges: [...starts.map((start) => edges[start]!), edges.at(-1)!],
    counts: starts.map((start) => counts.slice(start, end(start)).reduce((sum, n) => sum + n, 0)),
  };
}
