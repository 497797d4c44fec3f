import type { GridGenerator } from './grid-generator.ts';

/** A law of the coordinate, per state, on n equal cells, extrapolated from n and 3n cells (whose centres coincide). */
export interface GridLaw {
  /** Centres of the cells. */
  x: Float64Array;
  /** Cell width. */
  width: number;
  /** density[state][cell] at the centre, per length; the states together give p(x). Below 0 only by less than its error. */
  density: Float64Array[];
  /** probability[state][cell] of the whole cell; all of them sum to 1. */
  probability: Float64Array[];
  error: {
    /** Largest error of a density. */
    density: number;
    /** Sum of the errors of all probabilities. */
    probability: number;
  };
}

/** @param coarse site probabilities on n cells, `fine` on 3n */
export function gridLaw(
  grid: GridGenerator,
  coarse: Float64Array,
  fineGrid: GridGenerator,
  fine: Float64Array,
): GridLaw {
  const { cells, states, width, site } = grid;
  const table = () => Array.from({ length: states }, () => new Float64Array(cells));
  const [density, probability] = [table(), table()];
  const error = { density: 0, probability: 0 };
  for (let s = 0; s < states; s++) {
    for (let cell = 0; cell < cells; cell++) {
      const one = coarse[site(cell, s)]!;
      const [a, b, c] = [0, 1, 2].map((k) => fine[fineGrid.site(3 * cell + k, s)]!) as [number, number, number];
      const point = (3 * b - one) / (8 * width);
      const whole = (a + b + c - one) / 8;
      error.density = Math.max(error.density, Math.abs(point));
      error.probability += Math.abs(whole);
      density[s]![cell] = (3 * b) / width + point;
      probability[s]![cell] = a + b + c + whole;
    }
  }
  return {
    x: Float64Array.from({ length: cells }, (_, cell) => grid.x[site(cell, 0)]!),
    width,
    density,
    probability,
    error,
  };
}
