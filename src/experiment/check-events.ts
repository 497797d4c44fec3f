import { SpecError } from '../errors.ts';
import { compileFormula } from '../formula/evaluate.ts';
import type { LangevinModel } from '../model/langevin.ts';
import type { holdDiscrete } from './hold-discrete.ts';

/** Events per step that are worth a warning: jumps and diffusion take turns, which is exact for small steps only. */
const noticeable = 0.1;

/**
 * Looks at the rates of events where trajectories start, at rest: each must be finite and ≥ 0. Returns a warning where events come too fast for
 * the time step. @throws SpecError
 */
export function checkEvents(
  model: LangevinModel,
  held: ReturnType<typeof holdDiscrete>,
  dt: number,
  points: readonly { readonly coordinates: readonly number[]; readonly controls: readonly number[] }[],
): string[] {
  if (model.events.length === 0) return [];
  const coordinates = model.coordinates.map((c) => c.name);
  const velocities = model.dynamics === 'underdamped' ? coordinates.map((name) => `v${name}`) : [];
  const controls = model.controls.map((c) => c.name);
  const ids = held.model.parameters.map((p) => p.id);
  const names = [...coordinates, ...velocities, ...controls, ...ids];
  const rest = velocities.map(() => 0);
  const constants = ids.map((id) => held.parameters[id]!);
  const rates = model.events.map(({ rate }) => compileFormula(rate, names));
  let fastest = 0;
  for (const point of points) {
    const values = rates.map((rate) => rate(...point.coordinates, ...rest, ...point.controls, ...constants));
    values.forEach((value, k) => {
      if (value >= 0 && Number.isFinite(value)) return;
      const where = coordinates.map((name, d) => `${name} = ${point.coordinates[d]!.toPrecision(4)}`).join(', ');
      throw SpecError.of(
        `model.events.${k}.rate`,
        model.events[k]!.rate.text,
        `is ${value} at ${where}; must be finite and ≥ 0`,
      );
    });
    fastest = Math.max(
      fastest,
      values.reduce((a, b) => a + b, 0),
    );
  }
  if (fastest * dt <= noticeable) return [];
  return [
    `events come at a rate of ${fastest.toPrecision(3)}, ${(fastest * dt).toPrecision(2)} a step: take dt = ${(noticeable / 2 / fastest).toPrecision(2)} or less`,
  ];
}
