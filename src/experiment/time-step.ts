import { differentiate } from '../formula/differentiate.ts';
import { compileFormula } from '../formula/evaluate.ts';
import type { LangevinModel } from '../model/langevin.ts';
import { createNoise, type Noise } from './noise-at.ts';

/** Euler–Maruyama: dt as a part of the fastest relaxation time 1/(μU″); its path heat keeps free energies exact at any dt. */
const overdampedPart = 0.05;

/** BAOAB: dt as a part of the shortest of oscillation time √(m/U″) and friction time m/γ. */
const underdampedPart = 0.05;

/**
 * A time step for a typed-in model: a fixed part of the fastest time scale that the potential has at the given points, and at most
 * `duration`/200. Where U has no second derivative, `duration`/1000. Where D depends on position, the same part of D/D′² too.
 */
export function defaultTimeStep(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  duration: number,
  points: readonly { readonly coordinates: readonly number[]; readonly controls: readonly number[] }[],
): number {
  const names = [
    ...model.coordinates.map((c) => c.name),
    ...model.controls.map((c) => c.name),
    ...model.parameters.map((p) => p.id),
  ];
  const constants = model.parameters.map((p) => parameters[p.id]!);
  const ids = model.parameters.map((p) => p.id);
  let dt = duration / 200;
  const noise = createNoise(model, parameters);
  for (const [d, coordinate] of model.coordinates.entries()) {
    const value = (f: typeof coordinate.mass) => (f ? compileFormula(f, ids)(...constants) : Number.NaN);
    let curvature: (...values: number[]) => number;
    let unevenness = 0;
    try {
      const gradient = differentiate(model.potential, coordinate.name);
      curvature = compileFormula(differentiate(gradient, coordinate.name), names);
      if (model.convention) unevenness = largest(points, ({ coordinates: x }) => steepness(noise[d]!, x));
    } catch {
      dt = Math.min(dt, duration / 1000); // a kink: no stiffness to go by
      continue;
    }
    const stiffness = largest(points, ({ coordinates, controls }) =>
      Math.abs(curvature(...coordinates, ...controls, ...constants)),
    );
    if (model.dynamics === 'overdamped') {
      const fastest = largest(points, ({ coordinates: x }) => noise[d]!.mobility(x));
      dt = Math.min(dt, overdampedPart / (fastest * stiffness), overdampedPart / unevenness);
    } else {
      const mass = value(coordinate.mass);
      dt = Math.min(
        dt,
        underdampedPart * Math.sqrt(mass / stiffness),
        (underdampedPart * mass) / value(coordinate.friction),
      );
    }
  }
  return dt;
}

/** Largest finite value over the points, at least 0. */
function largest<Point>(points: readonly Point[], of: (point: Point) => number): number {
  return points.reduce((most, point) => {
    const value = of(point);
    return Number.isFinite(value) ? Math.max(most, value) : most;
  }, 0);
}

/** D′²/D: the rate at which noise carries a particle to where it is another. */
function steepness({ mobility, temperature, mobilitySlope, temperatureSlope }: Noise, x: readonly number[]): number {
  const [mu, kT] = [mobility(x), temperature(x)];
  return (mobilitySlope(x) * kT + mu * temperatureSlope(x)) ** 2 / (mu * kT);
}
