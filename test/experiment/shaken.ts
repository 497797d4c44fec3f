import { createPlan } from '../../src/experiment/create-plan.ts';
import { parseRequest, type RunSpec } from '../../src/experiment/spec.ts';

/** The plan of a typed-in model. */
export const planOf = (model: object, duration: number, more: Partial<RunSpec> = {}) =>
  createPlan(parseRequest({ model, duration, ...more }));

/** Two states whose rates go up and down by factors of e^{2a}. */
export const shaken = (a: number, period = 1.3) => ({
  states: ['A', 'B'],
  parameters: { a },
  controls: { l: { sine: { amplitude: 1, period } } },
  transitions: ['A <-> B : exp(a*l), exp(-a*l)'],
  currents: { up: 'A => B', net: 'A -> B' },
  energies: { B: '-2*a*l' },
});
