import { inverse as inverseOf, Matrix } from 'ml-matrix';
import { SpecError, UnsupportedError } from '../errors.ts';
import { type StationaryGaussian, stationaryGaussian } from '../exact/linear/lyapunov.ts';
import { degreeIn } from '../formula/degree.ts';
import { differentiate } from '../formula/differentiate.ts';
import { compileFormula } from '../formula/evaluate.ts';
import type { Formula } from '../formula/formula.ts';
import type { LangevinModel } from '../model/langevin.ts';
import type { Energy } from './energy.ts';
import { equilibriumStart } from './equilibrium.ts';
import { createNoise } from './noise-at.ts';
import { normalPoints, normalStart } from './normal-start.ts';
import { ringStart } from './ring-start.ts';
import { noNumbers, plainStart, type Start } from './start-plan.ts';
import { valueAt } from './value-at.ts';

/**
 * Start in the stationary state at fixed controls, whatever the forces and temperatures: drawn from its exact law where the model is
 * linear or has one coordinate, and no events; else reached by relaxing from the equilibrium of U at the mean temperature.
 */
export function stationaryStart(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  energy: Energy,
  from: readonly number[],
  to: readonly number[],
): Start {
  if (model.events.length > 0) return relaxingStart(model, parameters, energy, [from, to]);
  const names = model.coordinates.map((c) => c.name);
  const linear =
    model.harmonic && !model.convention && model.forces.every((f) => f === null || degreeIn(f, names) <= 1);
  if (model.dynamics === 'overdamped' && linear) return linearStart(model, parameters, [from, to]);
  if (model.dynamics === 'overdamped' && names.length === 1 && model.coordinates[0]!.period && constantNoise(model))
    return ringStart(model, parameters, [from, to]);
  return relaxingStart(model, parameters, energy, [from, to]);
}

/** Whether mobility and temperature are the same everywhere. */
function constantNoise({ coordinates }: LangevinModel): boolean {
  const names = coordinates.map((c) => c.name);
  return coordinates.every((c) => names.every((n) => !c.mobility?.names.has(n) && !c.temperature.names.has(n)));
}

/** The stationary normal law of a linear overdamped model. @throws SpecError where it does not relax */
function linearStart(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  ends: readonly (readonly number[])[],
): Start {
  const names = model.coordinates.map((c) => c.name);
  const ids = model.parameters.map((p) => p.id);
  const constants = ids.map((id) => parameters[id]!);
  const zero = names.map(() => 0);
  const laws = ends.map((controls) => {
    const at = (f: Formula) =>
      compileFormula(f, [...names, ...model.controls.map((c) => c.name), ...ids])(...zero, ...controls, ...constants);
    const mobility = model.coordinates.map((c) => valueAt(c.mobility!, parameters));
    const gradients = names.map((name) => differentiate(model.potential, name));
    const slope = (f: Formula | null, name: string) => (f ? at(differentiate(f, name)) : 0);
    const A = gradients.map((g, i) =>
      names.map((name) => mobility[i]! * (at(differentiate(g, name)) - slope(model.forces[i]!, name))),
    );
    const b = gradients.map((g, i) => mobility[i]! * ((model.forces[i] ? at(model.forces[i]!) : 0) - at(g)));
    const D = names.map((_, i) =>
      names.map((__, j) => (i === j ? mobility[i]! * valueAt(model.coordinates[i]!.temperature, parameters) : 0)),
    );
    const law = stationaryGaussian(A, b, D);
    return { ...law, current: normalCurrent(A, b, D, law) };
  });
  const [a, b] = laws as [(typeof laws)[0], (typeof laws)[0]];
  return {
    ...plainStart,
    kind: 'gaussian',
    samplePoints: [...normalPoints(a), ...normalPoints(b)],
    logDensity: normalLogDensity(a),
    current: a.current,
    starts: { forward: normalStart(a), reverse: normalStart(b) },
  };
}

/** j = (b − Ax + DC⁻¹(x − m)) p(x). */
function normalCurrent(
  A: readonly (readonly number[])[],
  b: readonly number[],
  D: readonly (readonly number[])[],
  law: StationaryGaussian,
) {
  const inverse = new Matrix(inverseOf(new Matrix(law.covariance)));
  const spread = new Matrix(D as number[][]).mmul(inverse).to2DArray();
  const logDensity = normalLogDensity(law);
  return (x: readonly number[]): number[] => {
    const p = Math.exp(logDensity(x));
    return b.map((push, i) => {
      let velocity = push;
      for (let j = 0; j < x.length; j++) velocity += spread[i]![j]! * (x[j]! - law.mean[j]!) - A[i]![j]! * x[j]!;
      return velocity * p;
    });
  };
}

/** ln of a normal density: −½|z|² − Σ ln(L_ii √2π), L z = x − mean. */
function normalLogDensity({ mean, choleskyFactor: L }: StationaryGaussian) {
  const norm = L.reduce((sum, row, i) => sum + Math.log(row[i]! * Math.sqrt(2 * Math.PI)), 0);
  return (x: readonly number[]): number => {
    const z: number[] = [];
    let square = 0;
    for (let i = 0; i < mean.length; i++) {
      let rest = x[i]! - mean[i]!;
      for (let j = 0; j < i; j++) rest -= L[i]![j]! * z[j]!;
      z.push(rest / L[i]![i]!);
      square += z[i]! ** 2;
    }
    return -square / 2 - norm;
  };
}

/** No law is known: begin near it, in the equilibrium of U at the mean temperature if there is one, else at the origin, and relax. */
function relaxingStart(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  energy: Energy,
  ends: readonly (readonly number[])[],
): Start {
  const noise = createNoise(model, parameters);
  const temperatures = noise.map(({ temperature }) => temperature(noise.map(() => 0)));
  const kT = temperatures.reduce((a, b) => a + b, 0) / temperatures.length;
  const near = nearbyEquilibrium(
    model,
    parameters,
    energy,
    ends.map((controls) => ({ controls, kT })),
  );
  const unknown = {
    freeEnergyDifference: Number.NaN,
    freeEnergyError: Number.NaN,
    distance: 0,
    logEquilibrium: null,
    unsettled: true,
    warnings: [],
  };
  if (near) return { ...near, ...unknown };
  const origin = { ...noNumbers, uniforms: Object.fromEntries(temperatures.map((_, d) => [`start_x_${d}`, 0])) };
  return {
    ...plainStart,
    ...unknown,
    kind: 'point',
    samplePoints: [temperatures.map(() => 0)],
    starts: { forward: origin, reverse: origin },
  };
}

function nearbyEquilibrium(...[model, parameters, energy, states]: Parameters<typeof equilibriumStart>): Start | null {
  try {
    return equilibriumStart(model, parameters, energy, states);
  } catch (error) {
    if (error instanceof SpecError || error instanceof UnsupportedError) return null;
    throw error;
  }
}
