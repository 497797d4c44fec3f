import { emptyLogSumExp, mergeLogSumExp } from '../tally/log-sum-exp.ts';
import { mergeMoments, variance } from '../tally/moments.ts';
import type { WorkTally } from '../tally/work-tally.ts';

/** Resamples that are added up together: each number of the table is then read once for all of them. */
export const lanes = 4;

/** One number of every group; where most are zero, those that are not, with their group. */
interface Column {
  readonly values: Float64Array;
  /** Null when every group has its number. */
  readonly groups: Int32Array | null;
}

/** The additive parts of group tallies as flat columns, from which tallies of resampled groups are put together. */
export interface TallyTable {
  readonly groups: number;
  /**
   * Tallies of `lanes` resamples, valid until the next call. `weights[lanes·g + l]` says how many times group g was drawn in
   * resample l.
   */
  resample(weights: Float64Array): readonly WorkTally[];
}

/** Weights below which a sum of exponentials has lost its digits: the heaviest groups were not drawn. */
const faint = 1e-200;

function columnOf(values: Float64Array): Column {
  let filled = 0;
  for (let g = 0; g < values.length; g++) if (values[g] !== 0) filled++;
  if (filled > values.length / 3) return { values, groups: null };
  const groups = new Int32Array(filled);
  const kept = new Float64Array(filled);
  for (let g = 0, at = 0; g < values.length; g++) {
    if (values[g] === 0) continue;
    groups[at] = g;
    kept[at++] = values[g]!;
  }
  return { values: kept, groups };
}

/** Σ_g weight · value for each lane, into `sums[lanes·k …]`. */
function addUp({ values, groups }: Column, weights: Float64Array, sums: Float64Array, k: number): void {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    const w = lanes * (groups ? groups[i]! : i);
    s0 += x * weights[w]!;
    s1 += x * weights[w + 1]!;
    s2 += x * weights[w + 2]!;
    s3 += x * weights[w + 3]!;
  }
  sums[lanes * k] = s0;
  sums[lanes * k + 1] = s1;
  sums[lanes * k + 2] = s2;
  sums[lanes * k + 3] = s3;
}

/** Columns: counts, infinite works, Σ(W − μ)^k for k = 1 … 4, Σe^{−W}, Σe^{−2W}; then Fermi sums, counts and offsets of filled bins. */
const fixed = 8;

/** @param works tallies of disjoint groups on one scale, one at least */
export function tallyTable(works: readonly WorkTally[]): TallyTable {
  const n = works.length;
  const whole = works.map((w) => w.moments).reduce(mergeMoments);
  const origin = whole.count ? whole.mean : 0;
  const unit = Math.sqrt(variance(whole, 0)) || 1;
  const top = Math.max(...works.map((w) => w.exponential.max));
  const { fermi, histogram } = works[0]!;
  const { bins } = histogram;
  const nodes = fermi?.sums.length ?? 0;
  const column = (of: (work: WorkTally) => number) => {
    const values = new Float64Array(n);
    for (let g = 0; g < n; g++) values[g] = of(works[g]!);
    return columnOf(values);
  };
  const powers = works.map(({ moments }) => powerSums(moments, origin, unit));
  const scaled = (work: WorkTally, power: number) =>
    work.exponential.sum === 0 ? 0 : Math.exp(power * (work.exponential.max - top));
  const filled = filledBins(works);
  const columns: Column[] = [
    column((w) => w.count),
    column((w) => w.infinite),
    ...[0, 1, 2, 3].map((k) => columnOf(Float64Array.from(powers, (p) => p[k]!))),
    column((w) => w.exponential.sum * scaled(w, 1)),
    column((w) => w.exponential.squares * scaled(w, 2)),
    ...Array.from({ length: nodes }, (_, j) => column((w) => w.fermi!.sums[j]!)),
    ...filled.map((b) => column((w) => w.histogram.counts[b]!)),
    ...filled.map((b) => column((w) => w.histogram.offsets[b]!)),
  ];
  const sums = new Float64Array(lanes * columns.length);
  const buffers = Array.from({ length: lanes }, () => ({
    fermi: new Float64Array(nodes),
    counts: new Float64Array(bins.count),
    offsets: new Float64Array(bins.count),
  }));

  const tallyOf = (lane: number, weights: Float64Array): WorkTally => {
    const at = (k: number) => sums[lanes * k + lane]!;
    const buffer = buffers[lane]!;
    for (let j = 0; j < nodes; j++) buffer.fermi[j] = at(fixed + j);
    for (let i = 0; i < filled.length; i++) {
      buffer.counts[filled[i]!] = at(fixed + nodes + i);
      buffer.offsets[filled[i]!] = at(fixed + nodes + filled.length + i);
    }
    let minimum = Number.POSITIVE_INFINITY;
    let maximum = Number.NEGATIVE_INFINITY;
    for (let g = 0; g < n; g++) {
      if (weights[lanes * g + lane] === 0) continue;
      const { moments } = works[g]!;
      if (moments.minimum < minimum) minimum = moments.minimum;
      if (moments.maximum > maximum) maximum = moments.maximum;
    }
    const count = at(0);
    const finite = count - at(1);
    const sum = at(6);
    return {
      count,
      infinite: at(1),
      excluded: 0,
      moments: { count: finite, minimum, maximum, ...central(finite, at, origin, unit) },
      exponential:
        sum > faint ? { count, max: top, sum, squares: at(7) } : { ...exactSum(works, weights, lane), count },
      fermi: fermi && { ...fermi, sums: buffer.fermi },
      histogram: { bins, counts: buffer.counts, offsets: buffer.offsets, below: 0, above: 0 },
    };
  };

  return {
    groups: n,
    resample(weights) {
      for (let k = 0; k < columns.length; k++) addUp(columns[k]!, weights, sums, k);
      return buffers.map((_, lane) => tallyOf(lane, weights));
    },
  };
}

/** Bins that any group fills. */
function filledBins(works: readonly WorkTally[]): number[] {
  const { counts } = works[0]!.histogram;
  return Array.from(counts.keys()).filter((b) => works.some(({ histogram }) => histogram.counts[b]! > 0));
}

/** Σ((x − origin)/unit)^k, k = 1 … 4, of a sample with the given moments. */
function powerSums(m: WorkTally['moments'], origin: number, unit: number): [number, number, number, number] {
  if (m.count === 0) return [0, 0, 0, 0];
  const d = (m.mean - origin) / unit;
  const [m2, m3, m4] = [m.m2 / unit ** 2, m.m3 / unit ** 3, m.m4 / unit ** 4];
  const n = m.count;
  return [n * d, m2 + n * d ** 2, m3 + 3 * d * m2 + n * d ** 3, m4 + 4 * d * m3 + 6 * d ** 2 * m2 + n * d ** 4];
}

/** Back from power sums to a mean and central power sums. */
function central(n: number, at: (k: number) => number, origin: number, unit: number) {
  if (n === 0) return { mean: 0, m2: 0, m3: 0, m4: 0 };
  const [p1, p2, p3, p4] = [at(2), at(3), at(4), at(5)];
  const d = p1 / n;
  return {
    mean: origin + d * unit,
    m2: Math.max(0, p2 - d * p1) * unit ** 2,
    m3: (p3 - 3 * d * p2 + 2 * d ** 2 * p1) * unit ** 3,
    m4: (p4 - 4 * d * p3 + 6 * d ** 2 * p2 - 3 * d ** 3 * p1) * unit ** 4,
  };
}

/** Σe^{−W} of the drawn groups on a scale of their own. */
function exactSum(works: readonly WorkTally[], weights: Float64Array, lane: number) {
  let total = emptyLogSumExp;
  works.forEach(({ exponential }, g) => {
    const w = weights[lanes * g + lane]!;
    if (w > 0)
      total = mergeLogSumExp(total, {
        ...exponential,
        sum: w * exponential.sum,
        squares: w * exponential.squares,
      });
  });
  return total;
}
