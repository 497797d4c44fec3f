import type { WeightSums } from './weight-sums.ts';

/** How far an exponent may rise above the scale of its slice before the slice is scaled anew. */
const headroom = 60;

/** What some trajectories of one group have at one slice. */
interface SliceBatch {
  /** Exponents a of the weights e^a; −∞ for none. */
  readonly exponents: Float64Array;
  /** The cell in which each is, −1 off the grid. */
  readonly cells: Int32Array;
  /** What multiplies the weight in its cell. */
  readonly factors: Float64Array;
  /** What multiplies it everywhere in a second set of sums, where there is one. */
  readonly shares: Float64Array | null;
}

/** Adds up weights as trajectories come in, in index order, for each of several groups: the same bits however they are cut into batches. */
export interface WeightTally {
  /** Takes trajectories `from` … `to` − 1 of a batch, all of one group, at one slice. */
  add(slice: number, group: number, batch: SliceBatch, from: number, to: number): void;
  /** The sums of a group of `count` trajectories; `shared`: those of the weights times their shares. They go on changing. */
  sums(group: number, count: number, shared?: boolean): WeightSums;
}

/** @param shared whether weights times their shares are summed too */
export function createWeightTally(groups: number, slices: number, cells: number, shared: boolean): WeightTally {
  const scales = new Float64Array(slices).fill(Number.NEGATIVE_INFINITY);
  const room = () =>
    Array.from({ length: groups }, () => ({
      totals: new Float64Array(slices),
      totalSquares: new Float64Array(slices),
      inCells: new Float64Array(slices * cells),
      squaresInCells: new Float64Array(slices * cells),
    }));
  const plain = room();
  const beside = shared ? room() : [];

  function rescale(slice: number, exponent: number): void {
    const factor = Math.exp(scales[slice]! - exponent);
    scales[slice] = exponent;
    for (const sums of [...plain, ...beside]) {
      sums.totals[slice]! *= factor;
      sums.totalSquares[slice]! *= factor * factor;
      for (let i = slice * cells; i < (slice + 1) * cells; i++) {
        sums.inCells[i]! *= factor;
        sums.squaresInCells[i]! *= factor * factor;
      }
    }
  }

  return {
    add(slice, group, { exponents, cells: places, factors, shares }, from, to) {
      const own = plain[group]!;
      const other = shares && beside[group];
      let scale = scales[slice]!;
      for (let i = from; i < to; i++) {
        const exponent = exponents[i]!;
        if (exponent === Number.NEGATIVE_INFINITY) continue;
        if (!(exponent <= scale + headroom)) {
          rescale(slice, exponent);
          scale = exponent;
        }
        const weight = Math.exp(exponent - scale);
        const place = places[i]!;
        const at = slice * cells + place;
        own.totals[slice]! += weight;
        own.totalSquares[slice]! += weight * weight;
        const here = weight * factors[i]!;
        if (place >= 0) {
          own.inCells[at]! += here;
          own.squaresInCells[at]! += here * here;
        }
        if (!other) continue;
        const share = shares[i]!;
        other.totals[slice]! += weight * share;
        other.totalSquares[slice]! += (weight * share) ** 2;
        if (place >= 0) {
          other.inCells[at]! += here * share;
          other.squaresInCells[at]! += (here * share) ** 2;
        }
      }
    },
    sums: (group, count, second = false) => ({ count, scales, ...(second ? beside : plain)[group]! }),
  };
}
