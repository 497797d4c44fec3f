import type { JumpModel } from './jump.ts';
import type { LangevinModel } from './langevin.ts';
import { type ModelSpec, parseModel } from './parse-model.ts';
import type { System } from './system.ts';

/** The model of a system as it is written, for the given values of parameters; others have their defaults. */
export function modelSpecOf({ model }: System, parameters: Readonly<Record<string, number>> = {}): ModelSpec {
  return typeof model === 'function' ? model(parameters) : model;
}

/** The model of a system, for the given values of the parameters that its make-up depends on; others have their defaults. @throws SpecError */
export function modelOf(system: System, parameters: Readonly<Record<string, number>> = {}): LangevinModel | JumpModel {
  return parseModel(modelSpecOf(system, parameters));
}
