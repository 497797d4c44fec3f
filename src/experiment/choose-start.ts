import { SpecError } from '../errors.ts';
import type { LangevinModel } from '../model/langevin.ts';
import type { Energy } from './energy.ts';
import { equilibriumStart } from './equilibrium.ts';
import { noNumbers, plainStart, type Start } from './start-plan.ts';
import { stationaryStart } from './stationary.ts';
import { valueAt } from './value-at.ts';

/** How the trajectories of a model start, at the controls `from` (forward) and `to` (reverse). @throws SpecError @throws UnsupportedError */
export function chooseStart(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  energy: Energy,
  from: readonly number[],
  to: readonly number[],
): Start {
  if (model.initial === 'stationary') return stationaryStart(model, parameters, energy, from, to);
  if (model.initial !== 'equilibrium') return pointStart(model, parameters, model.initial);
  if (!model.temperature) throw noEquilibrium('several temperatures have no equilibrium');
  if (model.convention && model.convention !== 'isothermal')
    throw noEquilibrium(`noise in the ${model.convention} convention does not lead to Boltzmann's law`);
  if (model.forces.some((f) => f !== null)) throw noEquilibrium('a model with `force` has no equilibrium');
  const kT = valueAt(model.temperature, parameters);
  if (!(kT > 0)) throw SpecError.of('temperature', kT, 'must be > 0');
  return equilibriumStart(
    model,
    parameters,
    energy,
    [from, to].map((controls) => ({ controls, kT })),
  );
}

const noEquilibrium = (why: string) =>
  SpecError.of('model.initial', 'equilibrium', `${why}: say "stationary", or give a point to start from`);

function pointStart(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  point: Exclude<LangevinModel['initial'], string>,
): Start {
  const at = point.map((f) => valueAt(f, parameters));
  const start = { ...noNumbers, uniforms: Object.fromEntries(at.map((x, d) => [`start_x_${d}`, x])) };
  return {
    ...plainStart,
    kind: 'point',
    samplePoints: [at],
    warnings: model.confine ? ['the start is a point: the confinement only counts at the end'] : [],
    starts: { forward: start, reverse: start },
  };
}
