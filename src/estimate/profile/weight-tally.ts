import { exponentials } from '../../tally/exponentials.ts';
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
  save(): WeightTallyState;
}

/** Sums of one group: see `WeightSums`. */
type Sums = Omit<WeightSums, 'count' | 'scales'>;

export interface WeightTallyState {
  readonly scales: Float64Array;
  readonly plain: readonly Sums[];
  readonly beside: readonly Sums[];
}

/** @param shared whether weights times their shares are summed too @param from an earlier state, to go on from */
export function createWeightTally(
  groups: number,
  slices: number,
  cells: number,
  shared: boolean,
  from: WeightTallyState | null = null,
): WeightTally {
  const scales = from?.scales.slice() ?? new Float64Array(slices).fill(Number.NEGATIVE_INFINITY);
  const room = () =>
    Array.from(
      { length: groups },
      (): Sums => ({
        totals: new Float64Array(slices),
        totalSquares: new Float64Array(slices),
        inCells: new Float64Array(slices * cells),
        squaresInCells: new Float64Array(slices * cells),
      }),
    );
  let weights = new Float64Array(0);
  const plain = from?.plain.map(copyOf) ?? room();
  const beside = from?.beside.map(copyOf) ?? (shared ? room() : []);

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

  /** Adds weights whose exponents all lie below the headroom, times their shares where there are any. */
  function addTo(
    { totals, totalSquares, inCells, squaresInCells }: Sums,
    slice: number,
    { exponents, cells: places, factors }: SliceBatch,
    shares: Float64Array | null,
    from: number,
    to: number,
  ): void {
    let total = totals[slice]!;
    let squares = totalSquares[slice]!;
    for (let i = from; i < to; i++) {
      if (exponents[i] === Number.NEGATIVE_INFINITY) continue;
      const weight = weights[i]!;
      const place = places[i]!;
      const share = shares ? shares[i]! : 1;
      const part = weight * share;
      total += part;
      squares += part * part;
      if (place < 0) continue;
      const here = weight * factors[i]! * share;
      inCells[slice * cells + place]! += here;
      squaresInCells[slice * cells + place]! += here * here;
    }
    totals[slice] = total;
    totalSquares[slice] = squares;
  }

  return {
    add(slice, group, batch, from, to) {
      const { exponents, shares } = batch;
      for (let begin = from; begin < to; ) {
        const most = scales[slice]! + headroom;
        let end = begin;
        while (end < to && exponents[end]! <= most) end++;
        if (weights.length < end) weights = new Float64Array(exponents.length);
        exponentials(exponents, begin, end, 1, scales[slice]!, weights);
        addTo(plain[group]!, slice, batch, null, begin, end);
        if (shares && beside[group]) addTo(beside[group], slice, batch, shares, begin, end);
        if (end < to) rescale(slice, exponents[end]!);
        begin = end;
      }
    },
    sums: (group, count, second = false) => ({ count, scales, ...(second ? beside : plain)[group]! }),
    save: () => ({ scales: scales.slice(), plain: plain.map(copyOf), beside: beside.map(copyOf) }),
  };
}

const copyOf = ({ totals, totalSquares, inCells, squaresInCells }: Sums): Sums => ({
  totals: totals.slice(),
  totalSquares: totalSquares.slice(),
  inCells: inCells.slice(),
  squaresInCells: squaresInCells.slice(),
});
