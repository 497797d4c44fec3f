import type { RunSpec } from '../experiment/spec.ts';

/** What the instrument runs by itself when it is opened. */
export const firstRequest: RunSpec = { system: 'hairpin', seed: 1, backend: 'auto' };

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

/** What models of jump processes have in common as examples. */
const jumping = { trajectories: 50_000, seed: 1, backend: 'auto' } as const;

/** Models to begin with on the page of one's own model. */
export const examples: readonly { readonly title: string; readonly request: RunSpec }[] = [
  { title: 'Double well, tilted', request: exampleModel },
  {
    title: 'Triangle, driven',
    request: {
      model: {
        states: ['A', 'B', 'C'],
        transitions: ['A <-> B : k, 1', 'B <-> C : k, 1', 'C <-> A : k, 1'],
        parameters: { k: 2 },
        currents: { cycle: 'A -> B' },
      },
      duration: 20,
      ...jumping,
    },
  },
  {
    title: 'Triangle, in equilibrium',
    request: {
      model: {
        states: ['A', 'B', 'C'],
        transitions: ['A <-> B : 2, 1', 'B <-> C : 3, 1.5', 'C <-> A : 1, 4'],
        currents: { cycle: 'A -> B' },
      },
      duration: 20,
      ...jumping,
    },
  },
  {
    title: 'Four states, two loops',
    request: {
      model: {
        states: ['A', 'B', 'C', 'D'],
        transitions: ['A <-> B : 3, 1', 'B <-> C : 2, 1', 'C <-> D : 2, 1', 'D <-> A : 1, 1', 'A <-> C : 0.5, 1.5'],
        currents: { loop: 'A -> B', across: 'C -> A' },
      },
      duration: 20,
      ...jumping,
    },
  },
  {
    title: 'Dimerisation',
    request: {
      model: {
        species: { P: 100, P2: 0 },
        reactions: ['2 P <-> P2 : k1, k2'],
        parameters: { k1: 0.001, k2: 0.01 },
        currents: { binding: '2 P -> P2' },
      },
      duration: 50,
      record: { every: 1 },
      ...jumping,
      trajectories: 10_000,
    },
  },
  {
    title: 'Schlögl’s switch',
    request: {
      model: {
        species: { X: 28 },
        reactions: ['2 X <-> 3 X : c1, c2', '0 <-> X : c3, c4'],
        parameters: { c1: 0.3, c2: 0.01, c3: 20, c4: 3.5 },
        currents: { through: '2 X -> 3 X' },
      },
      duration: 3,
      record: { every: 0.1 },
      ...jumping,
      trajectories: 20_000,
    },
  },
];
