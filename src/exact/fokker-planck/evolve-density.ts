import { SpecError } from '../../errors.ts';
import { type Flowed, flow } from './flow.ts';
import type { FokkerPlanckModel } from './fokker-planck-model.ts';
import { type GridGenerator, gridGenerator } from './grid-generator.ts';
import { type GridLaw, gridLaw } from './grid-law.ts';

/** A point, in a state (0 by default), or an initial density ≥ 0 of any norm. */
export type DensityStart = { at: number; state?: number } | ((x: number, state: number) => number);

/** p(x, t). */
export interface EvolvedDensity extends GridLaw {
  error: GridLaw['error'] & {
    /** Bound on Σ|error of a probability| that the steps in time have caused. */
    time: number;
  };
}

/**
 * p(x, t) from p(x, 0) on n and 3n cells, extrapolated, by an adaptive L-stable method of order 9, see `flow`. A point is spread over
 * four cells by a cubic B-spline, whose variance is h²/3 and third moment 0 wherever the point lies among them, so that its error
 * extrapolates too; a law that is narrower than some cells has errors to match, and the report says so.
 *
 * @throws SpecError as `gridGenerator`, and where t or the start is not what it must be
 */
export function evolveDensity(model: FokkerPlanckModel, start: DensityStart, t: number, cells = 400): EvolvedDensity {
  if (!(t >= 0 && t < Infinity)) throw SpecError.of('t', String(t), 'must be finite and ≥ 0');
  const grids = [gridGenerator(model, cells), gridGenerator(model, 3 * cells)] as const;
  const [coarse, fine] = grids.map((grid) => normalised(flow(grid.jumps)(startOn(grid, model, start), t))) as [
    Flowed,
    Flowed,
  ];
  const law = gridLaw(grids[0], coarse.u, grids[1], fine.u);
  return { ...law, error: { ...law.error, time: Math.max(coarse.error, fine.error) } };
}

/** Rounding must not add up to lost probability. */
function normalised({ u, error }: Flowed): Flowed {
  const sum = u.reduce((total, x) => total + x, 0);
  return { u: u.map((x) => x / sum), error };
}

function startOn(
  { cells, states, width, site }: GridGenerator,
  model: FokkerPlanckModel,
  start: DensityStart,
): Float64Array {
  const u = new Float64Array(cells * states);
  if (typeof start === 'function') {
    let sum = 0;
    for (let s = 0; s < states; s++) {
      for (let cell = 0; cell < cells; cell++) {
        const value = start(model.from + (cell + 0.5) * width, s);
        if (!(value >= 0 && value < Infinity)) throw SpecError.of('start', String(value), 'must be finite and ≥ 0');
        u[site(cell, s)] = value;
        sum += value;
      }
    }
    if (!(sum > 0)) throw SpecError.of('start', sum, 'must not vanish in all cells');
    return u.map((x) => x / sum);
  }
  const { at, state = 0 } = start;
  if (!(at >= model.from && at <= model.to))
    throw SpecError.of('start.at', at, `must be within [${model.from}, ${model.to}]`);
  if (model.states[state] === undefined) throw SpecError.of('start.state', state, 'is no state');
  const place = (at - model.from) / width - 0.5;
  const first = Math.floor(place);
  const t = place - first;
  const shares = [(1 - t) ** 3, 4 - 3 * t * t * (2 - t), 1 + 3 * t * (1 + t - t * t), t ** 3];
  shares.forEach((share, k) => {
    const cell = first - 1 + k;
    // Beyond a wall, its mirror image.
    const mirrored = cell < 0 ? -1 - cell : cell >= cells ? 2 * cells - 1 - cell : cell;
    u[site(model.boundary === 'periodic' ? (cell + cells) % cells : mirrored, state)]! += share / 6;
  });
  return u;
}
