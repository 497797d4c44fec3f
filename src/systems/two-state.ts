import type { System } from '../model/system.ts';

/** The simplest reaction, A ⇌ B, in equilibrium. */
export const twoState: System = {
  id: 'two-state',
  title: 'Two states',
  kind: 'jump',
  summary:
    'Molecules flip between two forms, each by itself. How many are in either form follows the binomial law, and as many flip there as back: in equilibrium every edge balances by itself.',
  model: {
    parameters: {
      kPlus: { default: 2, minimum: 1e-6, maximum: 1e4, unit: '', description: 'rate A → B of each molecule' },
      kMinus: { default: 1, minimum: 1e-6, maximum: 1e4, unit: '', description: 'rate B → A of each molecule' },
      molecules: {
        default: 20,
        minimum: 1,
        maximum: 1000,
        unit: '',
        description: 'number of molecules',
        integer: true,
      },
    },
    species: { B: 'binomial(molecules, kPlus/(kPlus + kMinus))' },
    reactions: ['0 <-> B : [kPlus*(molecules - B)], kMinus @ flips'],
    currents: { there: '0 => B', net: 'flips' },
    assignments: { A: 'molecules - B' },
  },
  duration: 5,
  dt: null,
  trajectories: 50_000,
  measure: { work: false, reverse: false },
  observables: {},
  laws: [
    {
      id: 'population',
      kind: 'equality',
      statement: '⟨B⟩ = molecules·k₊/(k₊ + k₋)',
      unit: '',
      measured: (m) => m.moments('B').mean,
      expected: ({ parameters: p }) => (p.molecules! * p.kPlus!) / (p.kPlus! + p.kMinus!),
      scale: () => 1,
      exactAtAnyTimeStep: true,
    },
    {
      id: 'edge-balance',
      kind: 'equality',
      statement: 'net flux A → B = 0',
      unit: 'per time',
      measured: (m) => m.moments('net').mean,
      expected: () => 0,
      scale: ({ parameters: p }) => (p.molecules! * p.kPlus! * p.kMinus!) / (p.kPlus! + p.kMinus!),
      exactAtAnyTimeStep: true,
    },
    {
      id: 'edge-flux',
      kind: 'equality',
      statement: 'flux A → B = molecules·k₊k₋/(k₊ + k₋)',
      unit: 'per time',
      measured: (m) => m.moments('there').mean,
      expected: ({ parameters: p }) => (p.molecules! * p.kPlus! * p.kMinus!) / (p.kPlus! + p.kMinus!),
      scale: () => 1,
      exactAtAnyTimeStep: true,
    },
  ],
  presets: [
    {
      title: 'Even: both rates 1',
      words: 'Half of them are in either form, give or take.',
      parameters: { kPlus: 1, kMinus: 1 },
    },
    {
      title: 'One molecule',
      words: 'The binomial law of a single throw.',
      parameters: { molecules: 1 },
    },
  ],
  sources: ['D. A. McQuarrie, J. Appl. Probab. 4, 413 (1967)'],
};
