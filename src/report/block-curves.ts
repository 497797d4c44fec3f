import { enoughBlocks } from '../estimate/works-needed.ts';
import { type EstimatorStyle, styleOf } from './estimators.ts';

type Numbers = readonly (number | null)[];

/** One estimator over blocks of N works; null or NaN where a number is unknown. */
export interface BlockColumns {
  readonly mean: Numbers;
  readonly meanError: Numbers;
  readonly spread: Numbers;
  readonly spreadError: Numbers;
  readonly blocks: readonly number[];
}

/** A value with its error at a number of works. */
interface BlockPoint {
  readonly n: number;
  readonly value: number;
  readonly error: number;
}

/** What is drawn against the number of works: |mean − ΔF|, or the standard deviation. */
export type Quantity = 'bias' | 'scatter';

/** One estimator's curve. */
export interface BlockCurve {
  readonly style: EstimatorStyle;
  /** Biases as far as they are told from 0, or all scatters. */
  readonly points: readonly BlockPoint[];
  /** The first larger number of works for which the bias is not: its value plus two errors bounds it. */
  readonly bound: BlockPoint | null;
}

/** Errors, themselves from few blocks at times, beyond which a bias is told from 0. */
const limit = 4;

/** Estimators over blocks, and what biases are taken from. */
interface BlockEstimates {
  readonly works: readonly number[];
  readonly estimates: Readonly<Record<string, BlockColumns>>;
  /** ΔF, exact (error 0) or estimated. */
  readonly reference: { readonly value: number | null; readonly standardError: number | null };
}

/** The main estimators' curves. */
export function blockCurves(
  { works, estimates, reference }: BlockEstimates,
  quantity: Quantity,
  hidden: ReadonlySet<string> = new Set(),
): BlockCurve[] {
  const points = (blocks: readonly number[], values: Numbers, errors: Numbers, floor: number): BlockPoint[] =>
    works.flatMap((n, i) => {
      if (blocks[i]! < enoughBlocks) return [];
      const [value, error] = [values[i] ?? Number.NaN, Math.hypot(errors[i] ?? Number.NaN, floor)];
      return Number.isFinite(value) && Number.isFinite(error) ? [{ n, value: Math.abs(value), error }] : [];
    });
  return Object.entries(estimates)
    .map(([id, columns]) => ({ style: styleOf(id), columns }))
    .filter(({ style }) => style.main && !hidden.has(style.id))
    .map(({ style, columns: { blocks, mean, meanError, spread, spreadError } }): BlockCurve => {
      if (quantity === 'scatter')
        return { style, points: points(blocks, spread, spreadError, 0).filter(({ value }) => value > 0), bound: null };
      const off = mean.map((m) => (m === null ? null : m - (reference.value ?? Number.NaN)));
      const all = points(blocks, off, meanError, reference.standardError ?? Number.NaN);
      const last = all.findLastIndex(({ value, error }) => value > limit * error);
      return { style, points: all.slice(0, last + 1), bound: last < 0 ? null : (all[last + 1] ?? null) };
    });
}
