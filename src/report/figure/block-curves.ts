import type { BlockSeries, BlockStudy } from '../../estimate/block-study.ts';
import { type EstimatorStyle, styleOf } from '../estimators.ts';
import type { ErrorPoint } from './lines.ts';

/** One estimator over blocks of N works. */
export interface BlockCurve {
  readonly style: EstimatorStyle;
  readonly points: readonly ErrorPoint[];
}

/** Curves of the main estimators over the numbers of works for which `read` gives a value above zero with an error. */
export const blockCurves = (
  { works, estimates }: BlockStudy,
  read: (series: BlockSeries, i: number) => { readonly value: number; readonly error: number },
): BlockCurve[] =>
  Object.entries(estimates)
    .map(([id, series]) => ({
      style: styleOf(id),
      points: works
        .map((n, i): ErrorPoint => {
          const { value, error } = read(series, i);
          return { x: n, y: value, error };
        })
        .filter(({ y, error }) => y > 0 && Number.isFinite(y) && Number.isFinite(error)),
    }))
    .filter(({ style, points }) => style.main && points.length > 1);
