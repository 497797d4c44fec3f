import type { Result } from '../../experiment/result.ts';

/** What has histograms. */
type Binned = Pick<Result, 'histograms'>;

/** A histogram as a density per kT over the bins; null where there is none. */
export function densityOf(result: Binned, id: string): number[] | null {
  const histogram = result.histograms[id];
  if (!histogram) return null;
  const { edges, counts, below, above } = histogram;
  const total = counts.reduce((a, b) => a + b, 0) + below + above;
  const width = edges[1]! - edges[0]!;
  return counts.map((n) => n / (total * width));
}

/** The bin where a density is most above the other one (or highest, without another): the place for its name. */
export function mostOwn(own: readonly number[], other: readonly number[] | null): number {
  let best = 0;
  const excess = (i: number) => own[i]! - (other?.[i] ?? 0);
  for (let i = 1; i < own.length; i++) if (excess(i) > excess(best)) best = i;
  return best;
}

/** Bins this many times rarer than the fullest one do not widen the view. */
const rare = 200;

/** Bins by which the view grows at a time, so that it does not tremble. */
const step = 6;

/** The range of W worth showing: where works are, or with `whole` all bins. */
export function visibleRange({ histograms }: Binned, whole: boolean): [number, number] {
  const all = ['work-forward', 'work-reverse'].flatMap((id) => histograms[id] ?? []);
  const edges = all[0]!.edges;
  const filled = (i: number) =>
    all.some(({ counts }) => counts[i]! * (whole ? Number.POSITIVE_INFINITY : rare) > Math.max(...counts));
  let first = 0;
  let last = edges.length - 2;
  while (first < last && !filled(first)) first++;
  while (last > first && !filled(last)) last--;
  const low = Math.max(0, Math.floor(first / step) * step - 2);
  const high = Math.min(edges.length - 1, Math.ceil((last + 1) / step) * step + 2);
  return [edges[low]!, edges[high]!];
}
