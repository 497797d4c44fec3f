import { boxMuller, unit } from '../kernel/box-muller.ts';
import { randomWords } from '../kernel/threefry.ts';

const exact = (x: number) => x;

/**
 * The normals that the engine's steps use for one trajectory, in double precision: block b holds four, dealt out to the coordinates
 * of one step after another. `[step][coordinate]`
 */
export function stepNormals(of: {
  seed: bigint;
  trajectory: number;
  purpose: number;
  steps: number;
  dimension: number;
}): number[][] {
  const flat: number[] = [];
  for (let block = 0; flat.length < of.steps * of.dimension; block++) {
    const [a, b, c, d] = randomWords({ ...of, block }) as [number, number, number, number];
    flat.push(...boxMuller(unit(a, exact), b), ...boxMuller(unit(c, exact), d));
  }
  return Array.from({ length: of.steps }, (_, n) => flat.slice(n * of.dimension, (n + 1) * of.dimension));
}
