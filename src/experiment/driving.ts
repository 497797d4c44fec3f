import type { JumpModel } from '../model/jump.ts';

type Values = Readonly<Record<string, number>>;

/** The controls of a jump model over a run. */
export interface Driving {
  /** Values of all controls at a fraction of the run, by name. */
  readonly at: (s: number) => Record<string, number>;
  /** The same in the order of the model. */
  readonly values: (s: number) => number[];
  /** Fractions of the run at which a control jumps or bends. */
  readonly breaks: readonly number[];
}

/** Binds parameter values and the duration to the controls of a model. */
export function drivingOf({ controls }: JumpModel, parameters: Values, duration: number): Driving {
  const curves = controls.map(({ name, control }) => [name, control(parameters, duration)] as const);
  return {
    values: (s) => curves.map(([, curve]) => curve(s)),
    at: (s) => Object.fromEntries(curves.map(([name, curve]) => [name, curve(s)])),
    breaks: [...new Set(curves.flatMap(([, curve]) => curve.breaks ?? []))].sort((a, b) => a - b),
  };
}
