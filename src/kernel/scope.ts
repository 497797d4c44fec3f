import { type Formula, parseFormula } from '../formula/formula.ts';
import { createWgslEmitter, type WgslEmitter } from '../formula/wgsl.ts';
import { drawNames } from '../model/draws.ts';
import type { LangevinModel } from '../model/langevin.ts';
import { emitDraws } from './draws.ts';

/** Names that formulas may use inside a kernel beside the model's own: the time step. */
const extra = ['dt'];

/** Member of `Params` that holds the i-th value computed by the host. */
export const uniformName = (i: number): string => `u${i}`;

/** Begins the WGSL names of draws (`emitDraws`). */
export const drawPrefix = 'draw_';

/**
 * Where a formula's names live in WGSL: coordinate d is `x{d}`, its velocity `v{d}`, discrete variable k is `n{k}`, control c is `h.c{c}`, whatever
 * the user calls them; draws begin with `drawPrefix`.
 */
export interface Scope {
  /** Emits a formula of coordinates, velocities, discrete variables, draws, controls and parameters. */
  readonly emit: (formula: Formula) => string;
  /** Emits a formula times a factor given as `constant` is: their constants become one. */
  readonly scaled: (factor: string, formula: Formula) => string;
  /** Emits a formula of the parameters and `dt` given as text made of other formulas: it becomes a uniform. */
  readonly constant: (text: string) => string;
  readonly emitter: WgslEmitter;
  /** Parameter list of an emitted function: coordinates, discrete variables, then controls when there are any. */
  readonly signature: string;
  /** Arguments for it, from coordinate expressions, a control expression, and the discrete variables, by default those of the same names. */
  readonly call: (coordinates: readonly string[], control: string, discrete?: readonly string[]) => string;
}

export function createScope(model: LangevinModel): Scope {
  const parameters = [...model.parameters.map((p) => p.id), ...extra];
  const words = drawNames.map(() => '');
  const variables: Record<string, string> = { ...emitDraws(drawNames, words, drawPrefix).variables };
  model.coordinates.forEach((c, d) => {
    variables[c.name] = `x${d}`;
    if (c.mass) variables[`v${c.name}`] ??= `v${d}`;
  });
  model.discrete.forEach((c, k) => {
    variables[c.name] = `n${k}`;
  });
  model.controls.forEach((c, i) => {
    variables[c.name] = `h.c${i}`;
  });
  const emitter = createWgslEmitter({ parameters, variables, slot: (i) => `p.${uniformName(i)}` });
  const hasControls = model.controls.length > 0;
  const discrete = model.discrete.map((_, k) => `n${k}`);
  return {
    emitter,
    emit: (formula) => emitter.expression(formula),
    scaled: (factor, { text, field, names }) =>
      emitter.expression(parseFormula(`(${factor})*(${text})`, { field, names: [...names, ...parameters] })),
    constant: (text) => emitter.expression(parseFormula(text, { field: 'kernel', names: parameters })),
    signature: [
      ...[...model.coordinates.map((_, d) => `x${d}`), ...discrete].map((name) => `${name}: f32`),
      ...(hasControls ? ['h: Control'] : []),
    ].join(', '),
    call: (coordinates, control, states = discrete) =>
      [...coordinates, ...states, ...(hasControls ? [control] : [])].join(', '),
  };
}
