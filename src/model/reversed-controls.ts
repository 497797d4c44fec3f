import type { JumpControl } from './jump.ts';

/** The controls of the process run backwards, λ(τ − t). */
export const reversedControls = (controls: readonly JumpControl[]): JumpControl[] =>
  controls.map(({ name, control }) => ({
    name,
    control: (parameters, span) => {
      const curve = control(parameters, span);
      const backwards = (s: number) => curve(1 - s);
      return Object.assign(backwards, { breaks: (curve.breaks ?? []).map((s) => 1 - s) });
    },
  }));
