import { proofreading as exactly } from '../exact/proofreading.ts';
import { averageLaw } from '../laws/average.ts';
import type { NetworkSpec } from '../model/jump-spec.ts';
import type { System } from '../model/system.ts';

/** Rates of one substrate: R right or W wrong, which leaves 1/f times as fast. */
const branch = (s: 'R' | 'W', leave: string): string[] => [
  `E <-> ${s} : 1, ${leave} @ bind${s}`,
  `${s} <-> ${s}* : 0.02, 0.002`,
  // the activated complex leaves, and without drive would form anew as detailed balance wants
  `${s}* <-> E : ${leave}, 10*exp(-affinity) @ product${s}`,
];

const model: NetworkSpec = {
  parameters: {
    f: {
      default: 0.05,
      minimum: 1e-3,
      maximum: 1,
      unit: '',
      description: 'ratio of the binding constants, wrong to right',
    },
    affinity: { default: 10, minimum: 0, maximum: 40, unit: 'kT', description: 'free energy spent per activation' },
  },
  states: ['E', 'R', 'R*', 'W', 'W*'],
  transitions: [...branch('R', '1'), ...branch('W', '1/f')],
  currents: {
    bound: ['bindR =>', 'bindW =>'],
    right: 'productR =>',
    wrong: 'productW =>',
    'net-right': 'productR',
    'net-wrong': 'productW',
  },
};

/** Hopfield's kinetic proofreading. */
export const proofreading: System = {
  id: 'proofreading',
  title: 'Kinetic proofreading',
  kind: 'jump',
  summary:
    'An enzyme E binds right (R) and wrong (W) substrates, which differ only in how fast they fall off: by the factor f. In equilibrium one error in 1/f is all that it can do. Driving the step to an activated complex (R*, W*) one way makes every substrate stand the test twice, and the error goes down towards f². Set the affinity to 0 to lose it, or raise it and watch error against entropy production.',
  model,
  duration: 400,
  dt: null,
  trajectories: 50_000,
  measure: { work: false, reverse: false },
  observables: {},
  internal: ['bound', 'right', 'wrong'],
  laws: [
    averageLaw({
      id: 'error',
      statement: 'p(W*)/p(R*) = f·n(W* → E)/n(R* → E), n counted',
      measured: (m) => (m.parameters.f! * m.moments('wrong').mean) / m.moments('right').mean,
      expected: ({ parameters: p }) => exactly(p.f!, p.affinity!).error,
      scale: ({ parameters: p }) => p.f!,
    }),
    {
      ...averageLaw({
        id: 'hopfield-limit',
        statement: 'error ≥ f²',
        measured: (m) => (m.parameters.f! * m.moments('wrong').mean) / m.moments('right').mean,
        expected: ({ parameters: p }) => p.f! ** 2,
      }),
      kind: 'bound',
      side: 'at least',
    },
    averageLaw({
      id: 'binding-rate',
      statement: 'E → R, W per time = 2p(E), of the closed form',
      unit: 'per time',
      measured: 'bound',
      expected: ({ parameters: p }) => exactly(p.f!, p.affinity!).bound,
    }),
    averageLaw({
      id: 'product-rate',
      statement: 'R* → E per time = p(R*), of the closed form',
      unit: 'per time',
      measured: 'right',
      expected: ({ parameters: p }) => exactly(p.f!, p.affinity!).right,
    }),
    averageLaw({
      id: 'entropy-production',
      statement: 'σ = A·(J_R + J_W)',
      unit: 'k_B per time',
      measured: 'entropy-production',
      expected: ({ parameters: p }) => p.affinity! * exactly(p.f!, p.affinity!).turns,
    }),
  ],
  presets: [
    {
      title: 'Equilibrium: affinity 0',
      words: 'One test only: the error is f.',
      parameters: { affinity: 0 },
    },
    {
      title: 'Driven hard: affinity 20',
      words: 'Two tests: the error comes down towards f².',
      parameters: { affinity: 20 },
    },
  ],
  sources: ['J. J. Hopfield, PNAS 71, 4135 (1974)', 'J. Ninio, Biochimie 57, 587 (1975)'],
};
