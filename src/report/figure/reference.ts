import type { StudiedEstimate, WorkStudy } from '../../estimate/work-study.ts';
import { styleOf } from '../estimators.ts';
import { compact, plainNumber } from '../with-error.ts';

/** The ΔF against which figures are drawn. */
export interface Reference {
  /** In kT. */
  readonly value: number;
  /** 0 where it is exact. */
  readonly standardError: number;
  readonly exact: boolean;
  /** What is written on its line. */
  readonly name: string;
  /** CSS variable of its colour. */
  readonly colour: string;
}

const isKnown = ({ value }: StudiedEstimate): boolean => Number.isFinite(value);

/** The exact ΔF where it is known, else the estimate to quote, else the first that there is. */
export function referenceOf({ estimates, verdict }: WorkStudy, exact: number | null): Reference | null {
  if (exact !== null)
    return {
      value: exact,
      standardError: 0,
      exact: true,
      name: `exact ΔF = ${plainNumber(exact)} kT`,
      colour: '--ink',
    };
  const order = [verdict.best, 'bar', 'jarzynski-forward', ...estimates.map(({ id }) => id)];
  const found = order.map((id) => estimates.find((e) => e.id === id && id !== 'crooks-slope' && isKnown(e)));
  const estimate = found.find((e) => e !== undefined);
  if (!estimate) return null;
  const { name, colour } = styleOf(estimate.id);
  return {
    value: estimate.value,
    standardError: estimate.standardError,
    exact: false,
    name: `ΔF = ${compact(estimate.value, estimate.standardError)} kT by ${name}`,
    colour,
  };
}
