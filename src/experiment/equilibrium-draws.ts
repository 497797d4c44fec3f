import type { RandomStream } from '../estimate/random-stream.ts';
import type { Gaussian } from '../exact/gaussian.ts';
import type { SamplerTable } from '../exact/sampler-table.ts';
import type { LangevinModel } from '../model/langevin.ts';
import type { Energy } from './energy.ts';
import { type EquilibriumState, gridLaws, normalLaws } from './equilibrium.ts';

/** An equilibrium to draw independent positions from, on the host and in double precision. */
export interface EquilibriumDraws {
  /** ln ∫ e^{−U/kT} dx. */
  readonly logZ: number;
  readonly draw: (random: RandomStream) => number[];
}

/**
 * The equilibrium of a model at some controls, unconfined, drawn as kernels draw their starts: mean + L z where U is harmonic, else by
 * independence Metropolis from a table, afresh for every position.
 *
 * @throws SpecError when there is none
 */
export function equilibriumDraws(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  energy: Energy,
  state: EquilibriumState,
): EquilibriumDraws {
  if (model.harmonic) {
    const [law] = normalLaws(model, parameters, energy, [state]);
    return { logZ: law!.logZ, draw: normalDraws(law!) };
  }
  const [{ law, table }] = gridLaws(model, parameters, energy, [state], null) as [ReturnType<typeof gridLaws>[0]];
  return { logZ: law.logZ, draw: tableDraws(table, (x) => energy(x, state.controls) / state.kT) };
}

const normalDraws =
  ({ mean, choleskyFactor }: Gaussian) =>
  (random: RandomStream): number[] => {
    const z = mean.map(() => random.normal());
    return mean.map((m, d) => choleskyFactor[d]!.slice(0, d + 1).reduce((x, l, e) => x + l * z[e]!, m));
  };

/** Draws from a sampler table. @param reduced U/kT */
export function tableDraws(
  { counts, origin, cellWidth, rows, rounds }: SamplerTable,
  reduced: (x: number[]) => number,
) {
  const cells = counts.reduce((product, count) => product * count, 1);
  const propose = (random: RandomStream) => {
    const row = random.below(cells);
    const own = random.uniform() < rows[4 * row]!;
    let rest = own ? row : rows[4 * row + 1]!;
    const x = counts.map((count, d) => {
      const place = rest % count;
      rest = (rest - place) / count;
      return origin[d]! + (place + random.uniform()) * cellWidth[d]!;
    });
    // ln of p/q up to a constant
    return { x, weight: -reduced(x) - rows[4 * row + (own ? 2 : 3)]! };
  };
  return (random: RandomStream): number[] => {
    let now = propose(random);
    for (let update = 0; update < rounds; update++) {
      const next = propose(random);
      const log = next.weight - now.weight;
      if (Math.log(random.uniform()) < (Number.isNaN(log) ? Number.NEGATIVE_INFINITY : log)) now = next;
    }
    return now.x;
  };
}
