import type { System } from '../model/system.ts';
import { variance } from '../tally/moments.ts';

/** A sink with a tap and a drain: the first system that a newcomer meets. */
export const sink: System = {
  id: 'sink',
  title: 'Sink',
  kind: 'jump',
  summary:
    'Water drips into a sink through a tap and out through a drain, and a little goes the other way at each. The level fluctuates as Poisson’s law says whether the water stands still or flows: the histogram alone cannot tell. The flow from tap to drain can, and the entropy that it makes. Set a1·k2 = a2·k1 and it stands still.',
  model: {
    parameters: {
      a1: { default: 12, minimum: 1e-6, maximum: 1e4, unit: '', description: 'drops in through the tap, per time' },
      k1: { default: 1, minimum: 1e-6, maximum: 1e4, unit: '', description: 'rate back into the tap, per drop' },
      k2: { default: 1, minimum: 1e-6, maximum: 1e4, unit: '', description: 'rate out through the drain, per drop' },
      a2: { default: 4, minimum: 1e-6, maximum: 1e4, unit: '', description: 'drops back up the drain, per time' },
    },
    species: { n: 'poisson((a1 + a2)/(k1 + k2))' },
    reactions: ['0 <-> n : a1, k1 @ tap', 'n <-> 0 : k2, a2 @ drain'],
    currents: { throughput: 'drain' },
  },
  duration: 10,
  dt: null,
  trajectories: 50_000,
  measure: { work: false, reverse: false },
  observables: {},
  laws: [
    {
      id: 'mean-level',
      kind: 'equality',
      statement: '⟨n⟩ = (a₁ + a₂)/(k₁ + k₂)',
      unit: '',
      measured: (m) => m.moments('n').mean,
      expected: ({ parameters: p }) => (p.a1! + p.a2!) / (p.k1! + p.k2!),
      scale: () => 1,
      exactAtAnyTimeStep: true,
    },
    {
      id: 'level-variance',
      kind: 'equality',
      statement: 'Var n = ⟨n⟩: Poisson, still or flowing',
      unit: '',
      measured: (m) => variance(m.moments('n')),
      expected: ({ parameters: p }) => (p.a1! + p.a2!) / (p.k1! + p.k2!),
      scale: () => 1,
      exactAtAnyTimeStep: true,
    },
    {
      id: 'throughput',
      kind: 'equality',
      statement: 'J = (a₁k₂ − a₂k₁)/(k₁ + k₂)',
      unit: 'per time',
      measured: (m) => m.moments('throughput').mean,
      expected: ({ parameters: p }) => (p.a1! * p.k2! - p.a2! * p.k1!) / (p.k1! + p.k2!),
      scale: () => 1,
      exactAtAnyTimeStep: true,
    },
    {
      id: 'entropy-production',
      kind: 'equality',
      statement: 'σ = J ln(a₁k₂/(k₁a₂))',
      unit: 'k_B per time',
      measured: (m) => m.moments('entropy-production').mean,
      expected: ({ parameters: p }) =>
        ((p.a1! * p.k2! - p.a2! * p.k1!) / (p.k1! + p.k2!)) * Math.log((p.a1! * p.k2!) / (p.k1! * p.a2!)),
      scale: () => 1,
      exactAtAnyTimeStep: true,
    },
  ],
  presets: [
    {
      title: 'Standing: a1 = a2 = 8',
      words: 'The histogram of the flowing sink, with no current and no entropy made.',
      parameters: { a1: 8, a2: 8 },
    },
    {
      title: 'Flowing: a1 = 12, a2 = 4',
      words: 'The histogram of the standing sink, with a current of 4.',
      parameters: { a1: 12, a2: 4 },
    },
  ],
  sources: ['J. Schnakenberg, Rev. Mod. Phys. 48, 571 (1976)', 'C. W. Gardiner, Stochastic Methods (2009), ch. 11'],
};
