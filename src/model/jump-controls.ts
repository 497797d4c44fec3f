import type { Assigned } from '../formula/formula.ts';
import { compileControl } from './control.ts';
import type { JumpControl } from './jump.ts';
import type { ControlSpec } from './spec.ts';

/** The controls of a jump model. @throws SpecError naming the field */
export function parseJumpControls(
  specs: Readonly<Record<string, ControlSpec>>,
  field: string,
  parameterNames: readonly string[],
  assigned: Assigned,
): JumpControl[] {
  return Object.entries(specs).map(([name, spec]) => ({
    name,
    control: compileControl(spec, `${field}.controls.${name}`, parameterNames, assigned),
  }));
}
