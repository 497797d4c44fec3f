import { type Formula, parseFormula } from '../formula/formula.ts';
import { createWgslEmitter, type WgslEmitter } from '../formula/wgsl.ts';
import type { LangevinModel } from '../model/langevin.ts';

/** Names that formulas may use inside a kernel beside the model's own: the time step. */
const extra = ['dt'];

/** Member of `Params` that holds the i-th value computed by the host. */
export const uniformName = (i: number): string => `u${i}`;

/** Where a formula's names live in WGSL: coordinate d is `x{d}`, control c is `h.c{c}`, whatever the user calls them. */
export interface Scope {
  /** Emits a formula of coordinates, controls and parameters. */
  readonly emit: (formula: Formula) => string;
  /** Emits a formula of the parameters and `dt` given as text made of other formulas: it becomes a uniform. */
  readonly constant: (text: string) => string;
  readonly emitter: WgslEmitter;
  /** Parameter list of an emitted function: coordinates, then controls when there are any. */
  readonly signature: string;
  /** Arguments for it, from coordinate expressions and a control expression. */
  readonly call: (coordinates: readonly string[], control: string) => string;
}

export function createScope(model: LangevinModel): Scope {
  const parameters = [...model.parameters.map((p) => p.id), ...extra];
  const variables: Record<string, string> = {};
  model.coordinates.forEach((c, d) => {
    variables[c.name] = `x${d}`;
  });
  model.controls.forEach((c, i) => {
    variables[c.name] = `h.c${i}`;
  });
  const emitter = createWgslEmitter({ parameters, variables, slot: (i) => `p.${uniformName(i)}` });
  const hasControls = model.controls.length > 0;
  return {
    emitter,
    emit: (formula) => emitter.expression(formula),
    constant: (text) => emitter.expression(parseFormula(text, { field: 'kernel', names: parameters })),
    signature: [...model.coordinates.map((_, d) => `x${d}: f32`), ...(hasControls ? ['h: Control'] : [])].join(', '),
    call: (coordinates, control) => [...coordinates, ...(hasControls ? [control] : [])].join(', '),
  };
}
