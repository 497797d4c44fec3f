import { cellsOf, type FieldLayout, sliceLength } from './field.ts';

/** A number in each cell with its standard error, which is NaN where nothing was seen or there are fewer than two slices. */
export interface FieldValues {
  readonly values: Float64Array;
  readonly standardErrors: Float64Array;
}

/** Density and current of one coordinate alone: of the last axis' cells, say, with the others integrated over the grid. */
interface Marginal {
  readonly density: FieldValues;
  readonly current: FieldValues;
}

export interface FieldEstimates {
  /** Positions sampled, those outside the grid included. */
  readonly samples: number;
  /** Total time of the sampled intervals. */
  readonly time: number;
  /** Slices with samples: errors have one degree of freedom less. */
  readonly slices: number;
  /** Share of the samples that lies outside the grid (or whose displacement did not fit): one value. */
  readonly outside: FieldValues;
  /** Probability density p, mean over each cell. Its integral over the grid and the share outside add up to 1. */
  readonly density: FieldValues;
  /**
   * Probability current density along each axis, mean over each cell: j = Σ Δ/(volume · time), Δ being displacements in intervals whose
   * midpoint lies in the cell (Stratonovich). Of order `interval` from the current of the path itself.
   */
  readonly current: readonly FieldValues[];
  /** ∇·j by differences between faces, where j is the mean of both cells: NaN beside the end of an axis that is not periodic. */
  readonly divergence: FieldValues;
  /** Mean velocity along each axis, Σ Δ/time, the outside included: one value each. */
  readonly velocity: readonly FieldValues[];
  /** For each axis, what remains of density and current along it when the other is integrated over the grid. */
  readonly marginals: readonly Marginal[];
}

/** Estimates with errors from the scatter of the slices, which are independent of each other. */
export function fieldEstimates(layout: FieldLayout, words: Float64Array): FieldEstimates {
  const { axes, quanta, interval } = layout;
  const cells = cellsOf(layout);
  const length = sliceLength(layout);
  const slices = Array.from({ length: layout.slices }, (_, r) =>
    sliceOf(layout, words.subarray(r * length, (r + 1) * length)),
  );
  const counted = slices.filter((slice) => slice.samples > 0);
  const samples = counted.reduce((sum, slice) => sum + slice.samples, 0);
  const volume = axes.reduce((product, { width }) => product * width, 1);
  const estimate = (size: number, factor: number, sum: Linear) => ratio(counted, size, factor, sum);
  const velocity = (a: number) => quanta[a]! / interval;

  const density: Linear = (slice, into) => into.set(slice.counts.subarray(0, cells));
  const current =
    (a: number): Linear =>
    (slice, into) =>
      into.set(slice.moved[a]!.subarray(0, cells));
  const marginal = (a: number): Marginal => {
    const { cells: size, width } = axes[a]!;
    const along = (of: (slice: Slice) => Float64Array): Linear => {
      const place = a === axes.length - 1 ? (i: number) => i % size : (i: number) => Math.floor((i * size) / cells);
      return (slice, into) => {
        const all = of(slice);
        for (let i = 0; i < cells; i++) into[place(i)]! += all[i]!;
      };
    };
    return {
      density: estimate(
        size,
        1 / width,
        along((slice) => slice.counts),
      ),
      current: estimate(
        size,
        velocity(a) / width,
        along((slice) => slice.moved[a]!),
      ),
    };
  };
  return {
    samples,
    time: samples * interval,
    slices: counted.length,
    outside: estimate(1, 1, (slice, into) => into.set(slice.counts.subarray(cells))),
    density: estimate(cells, 1 / volume, density),
    current: axes.map((_, a) => estimate(cells, velocity(a) / volume, current(a))),
    divergence: estimate(cells, 1 / volume, divergence(layout)),
    velocity: axes.map((_, a) =>
      estimate(1, velocity(a), (slice, into) => {
        into[0] = slice.moved[a]!.reduce((sum, moved) => sum + moved, 0);
      }),
    ),
    marginals: axes.map((_, a) => marginal(a)),
  };
}

/** One slice: counts and, for each axis, displacements in quanta, of all cells and the outside. */
interface Slice {
  readonly samples: number;
  readonly counts: Float64Array;
  readonly moved: readonly Float64Array[];
}

function sliceOf({ axes }: FieldLayout, words: Float64Array): Slice {
  const step = 1 + axes.length;
  const column = (k: number) => Float64Array.from({ length: words.length / step }, (_, i) => words[step * i + k]!);
  const counts = column(0);
  return {
    samples: counts.reduce((sum, n) => sum + n, 0),
    counts,
    moved: axes.map((_, a) => column(1 + a)),
  };
}

/** Adds sums of a slice's numbers to an array of zeros. */
type Linear = (slice: Slice, into: Float64Array) => void;

/**
 * factor · S/n, S = ΣS_r and n = Σn_r, over slices r with n_r samples and sums S_r whose variances are as n_r; and its standard error
 * factor · √[Σ(S_r − n_r S/n)²/(1 − Σ(n_r/n)²)]/n.
 */
function ratio(slices: readonly Slice[], size: number, factor: number, sum: Linear): FieldValues {
  const total = new Float64Array(size);
  const sums = slices.map((slice) => {
    const own = new Float64Array(size);
    sum(slice, own);
    own.forEach((s, i) => {
      total[i]! += s;
    });
    return own;
  });
  const samples = slices.reduce((all, slice) => all + slice.samples, 0);
  const shares = slices.reduce((all, slice) => all + (slice.samples / samples) ** 2, 0);
  const standardErrors = total.map((all, i) => {
    if (slices.length < 2 || sums.every((own) => own[i] === 0)) return Number.NaN;
    const squares = sums.reduce((rest, own, r) => rest + (own[i]! - (slices[r]!.samples * all) / samples) ** 2, 0);
    return (Math.abs(factor) * Math.sqrt(squares / (1 - shares))) / samples;
  });
  return { values: total.map((all) => (factor * all) / samples), standardErrors };
}

/** ∇·j times volume: (j of the next cell − j of the last one)/2w along each axis. */
function divergence({ axes, quanta, interval }: FieldLayout): Linear {
  return (slice, into) => {
    for (let i = 0; i < into.length; i++) {
      let stride = 1;
      for (let a = axes.length - 1; a >= 0; a--) {
        const { cells, width, periodic } = axes[a]!;
        const at = Math.floor(i / stride) % cells;
        const moved = slice.moved[a]!;
        const beside = (by: 1 | -1) => i + (((at + by + cells) % cells) - at) * stride;
        into[i]! +=
          periodic || (at > 0 && at < cells - 1)
            ? ((moved[beside(1)]! - moved[beside(-1)]!) * quanta[a]!) / (2 * width * interval)
            : Number.NaN;
        stride *= cells;
      }
    }
  };
}
