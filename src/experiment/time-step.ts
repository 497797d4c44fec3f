import { differentiate } from '../formula/differentiate.ts';
import { compileFormula } from '../formula/evaluate.ts';
import type { LangevinModel } from '../model/langevin.ts';

/** Euler–Maruyama: dt as a part of the fastest relaxation time 1/(μU″); its path heat keeps free energies exact at any dt. */
const overdampedPart = 0.05;

/** BAOAB: dt as a part of the shortest of oscillation time √(m/U″) and friction time m/γ. */
const underdampedPart = 0.05;

/**
 * A time step for a typed-in model: a fixed part of the fastest time scale that the potential has at the given points, and at most
 * `duration`/200. Where U has no second derivative, `duration`/1000.
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
  for (const coordinate of model.coordinates) {
    const value = (f: typeof coordinate.mass) => (f ? compileFormula(f, ids)(...constants) : Number.NaN);
    let curvature: (...values: number[]) => number;
    try {
      const gradient = differentiate(model.potential, coordinate.name);
      curvature = compileFormula(differentiate(gradient, coordinate.name), names);
    } catch {
      dt = Math.min(dt, duration / 1000); // a kink: no stiffness to go by
      continue;
    }
    const stiffness = points.reduce((largest, { coordinates, controls }) => {
      const k = Math.abs(curvature(...coordinates, ...controls, ...constants));
      return Number.isFinite(k) ? Math.max(largest, k) : largest;
    }, 0);
    if (model.dynamics === 'overdamped') dt = Math.min(dt, overdampedPart / (value(coordinate.mobility) * stiffness));
    else {
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
