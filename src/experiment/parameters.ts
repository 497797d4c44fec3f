import { SpecError } from '../errors.ts';
import { compileScalar } from '../model/control.ts';
import { modelOf } from '../model/model-of.ts';
import type { Parameter } from '../model/parameter.ts';
import type { Quantity, System } from '../model/system.ts';

/** Defaults overridden by `given`, each checked against its range. @throws SpecError */
export function resolveParameters(
  model: { readonly parameters: readonly Parameter[] },
  given: Readonly<Record<string, number>>,
): Record<string, number> {
  const known = model.parameters.map((p) => p.id);
  for (const id of Object.keys(given))
    if (!known.includes(id))
      throw SpecError.of(`parameters.${id}`, given[id], `is not a parameter; there are ${known.join(', ') || 'none'}`);
  return Object.fromEntries(
    model.parameters.map((p) => {
      const value = (Object.hasOwn(given, p.id) ? given[p.id] : undefined) ?? p.default;
      checkRange(p, value, `parameters.${p.id}`);
      return [p.id, value];
    }),
  );
}

function checkRange(p: Parameter, value: number, field: string): void {
  if (!Number.isFinite(value)) throw SpecError.of(field, value, 'must be a finite number');
  if (value < p.minimum) throw SpecError.of(field, value, `must be at least ${p.minimum}`);
  if (value > p.maximum) throw SpecError.of(field, value, `must be at most ${p.maximum}`);
  if (p.integer && !Number.isInteger(value)) throw SpecError.of(field, value, 'must be a whole number');
}

/** Refuses what is beyond single precision, in which devices compute. @throws SpecError */
export function checkSingle(
  spec: { readonly model?: unknown; readonly parameters: Readonly<Record<string, number>> },
  parameters: Readonly<Record<string, number>>,
  duration: number,
): void {
  const fieldOf = (id: string) =>
    `${spec.model && !Object.hasOwn(spec.parameters, id) ? 'model.' : ''}parameters.${id}`;
  for (const [id, value] of Object.entries(parameters))
    if (!Number.isFinite(Math.fround(value)))
      throw SpecError.of(fieldOf(id), value, 'must be below 3.4e38 in size, where single precision ends');
  if (!(duration >= 1.2e-38 && Number.isFinite(Math.fround(duration))))
    throw SpecError.of('duration', duration, 'must be from 1.2e-38 to 3.4e38, where single precision ends');
}

/** Refuses steps so short that devices take them for nothing. @throws SpecError */
export function checkSingleStep(asked: number | undefined, dt: number, duration: number): void {
  const [field, value] = asked === undefined ? ['duration', duration] : ['dt', asked];
  if (dt < 1.2e-38) throw SpecError.of(field!, value, 'gives steps below 1.2e-38, where single precision ends');
}

/**
 * A system's model and the values of its parameters. Values are checked first: a model may be made of them, and one that is not allowed
 * may take for ever. @throws SpecError
 */
export function resolveModel(system: System, given: Readonly<Record<string, number>>) {
  const usual = modelOf(system);
  const parameters = resolveParameters(usual, given);
  return { parameters, model: typeof system.model === 'function' ? modelOf(system, parameters) : usual };
}

/**
 * The duration: as given, else the system's formula. Where the system has `tau`, the duration is tau.
 *
 * @throws SpecError when both differ, or where tau may not have that value
 */
export function resolveDuration(
  system: System,
  { model, parameters }: { model: { readonly parameters: readonly Parameter[] }; parameters: Record<string, number> },
  given: { duration?: number | undefined; tau?: number | undefined },
): number {
  const isTau = system.duration === 'tau';
  if (isTau && given.duration !== undefined) {
    if (given.tau !== undefined && given.tau !== given.duration)
      throw SpecError.of('duration', given.duration, `tau is ${given.tau}: give one of the two`);
    const tau = model.parameters.find((p) => p.id === 'tau');
    if (tau) checkRange(tau, given.duration, 'duration');
    parameters.tau = given.duration;
  }
  if (given.duration !== undefined) return given.duration;
  return quantityOf(system.duration, 'duration', parameters);
}

/** Value of what a system says as a formula or a function of named values. */
export function quantityOf(quantity: Quantity, field: string, values: Readonly<Record<string, number>>): number {
  return typeof quantity === 'function'
    ? quantity(values)
    : compileScalar(quantity, field, Object.keys(values))(values);
}

/** Trajectories where no number is asked for: as many as are usual at these parameters. */
export const usualTrajectories = ({ trajectories, share }: System, parameters: Readonly<Record<string, number>>) =>
  share === undefined ? trajectories : Math.ceil(trajectories * quantityOf(share, 'share', parameters));
