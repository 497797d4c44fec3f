import { SpecError } from '../../errors.ts';
import { bandedStationary } from '../linear/banded-stationary.ts';
import type { GridGenerator } from './grid-generator.ts';

/**
 * The stationary law of the sites of a grid, each with a relative error near rounding (state reduction).
 *
 * @throws SpecError unless there is exactly one
 */
export function stationarySites({ jumps, states }: GridGenerator): Float64Array {
  const p = bandedStationary(jumps);
  if (p.every(Number.isFinite)) return p;
  const cause = states > 1 ? 'switches: leave several stationary laws, or' : 'cells:';
  throw new SpecError(`${cause} too few cells for forces this strong`);
}
