/** Uniform bins [lower + i·width, lower + (i + 1)·width), i = 0 … count − 1. */
export interface Bins {
  readonly lower: number;
  readonly width: number;
  readonly count: number;
}

/** Counts over uniform bins, what falls outside, and where inside its bin each value fell. */
export interface Histogram {
  readonly bins: Bins;
  readonly counts: Float64Array;
  /** Σ (x − lower edge of its bin)/width, bin by bin: gives the mean value in each bin. */
  readonly offsets: Float64Array;
  readonly below: number;
  readonly above: number;
}

/** The `count + 1` edges, without the dust that adding multiples of `width` leaves. */
export function binEdges({ lower, width, count }: Bins): number[] {
  const digits = Math.min(100, Math.max(0, 9 - Math.floor(Math.log10(width))));
  return Array.from({ length: count + 1 }, (_, i) => Number((lower + i * width).toFixed(digits)) + 0);
}

/** The numbers of a histogram. */
export type HistogramColumns = Pick<Histogram, 'counts' | 'offsets'>;

/** Empty columns of a histogram, in one piece of memory: there are thousands of them, and each piece costs more than its numbers. */
function emptyColumns({ count }: Bins): HistogramColumns {
  const both = new Float64Array(2 * count);
  return { counts: both.subarray(0, count), offsets: both.subarray(count) };
}

/** A histogram of nothing; neutral under `mergeHistograms`. */
export function emptyHistogram(bins: Bins): Histogram {
  return { bins, ...emptyColumns(bins), below: 0, above: 0 };
}

/** Counts the first `length` values, multiplied by `sign`. NaN marks an excluded value. @param into columns to be overwritten */
export function histogramOf(
  bins: Bins,
  values: ArrayLike<number>,
  length = values.length,
  sign: 1 | -1 = 1,
  into: HistogramColumns | null = null,
): Histogram {
  const { lower, width, count } = bins;
  const { counts, offsets } = into ?? emptyColumns(bins);
  if (into) {
    counts.fill(0);
    offsets.fill(0);
  }
  let below = 0;
  let above = 0;
  for (let i = 0; i < length; i++) {
    const place = (sign * values[i]! - lower) / width;
    if (place < 0) below++;
    else if (place >= count) above++;
    else if (place >= 0) {
      const bin = Math.floor(place);
      counts[bin]!++;
      offsets[bin]! += place - bin;
    }
  }
  return { bins, counts, offsets, below, above };
}

/** Both samples together. @param into columns to be overwritten, which may be those of either @throws RangeError when the bins differ */
export function mergeHistograms(a: Histogram, b: Histogram, into: HistogramColumns | null = null): Histogram {
  const { bins } = a;
  if (bins !== b.bins && (bins.lower !== b.bins.lower || bins.width !== b.bins.width || bins.count !== b.bins.count))
    throw new RangeError('histograms over different bins cannot be merged');
  const { counts, offsets } = into ?? emptyColumns(bins);
  for (let i = 0; i < bins.count; i++) {
    counts[i] = a.counts[i]! + b.counts[i]!;
    offsets[i] = a.offsets[i]! + b.offsets[i]!;
  }
  return { bins, counts, offsets, below: a.below + b.below, above: a.above + b.above };
}
