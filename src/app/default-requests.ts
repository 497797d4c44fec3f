import type { RunSpec } from '../experiment/spec.ts';

/** Enough for errors of some thousandths of kT, and done in seconds on any machine. */
const trajectories = 1_000_000;

/** What the instrument runs by itself when it is opened. */
export const firstRequest: RunSpec = { system: 'hairpin', trajectories, seed: 1, backend: 'auto' };

/** The example on the page of one's own model: a double well tilted from one side to the other. */
export const exampleModel: RunSpec = {
  model: {
    coordinates: { x: { mobility: 1, temperature: 'kT' } },
    parameters: { kT: 1, a: 3 },
    controls: { lambda: { ramp: [-1, 1] } },
    potential: 'a*(x^2-1)^2 - lambda*x',
  },
  duration: 5,
  trajectories: 200_000,
  seed: 1,
  backend: 'auto',
};
