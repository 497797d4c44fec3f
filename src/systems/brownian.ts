import { brownianMeanSquaredDisplacement } from '../exact/brownian.ts';
import { overTime } from '../model/over-time.ts';
import type { System } from '../model/system.ts';

const followed = overTime([0.1, 0.2, 0.4, 0.6, 0.8], { square: (at) => `(x${at} - x0)^2` });

/** Free diffusion (A. Einstein, Ann. Phys. 322, 549 (1905)). */
export const brownian: System = followed.within({
  id: 'brownian',
  title: 'Brownian motion',
  kind: 'langevin',
  summary:
    'A particle in water with nothing to hold it. Its mean squared displacement grows linearly in time, and mobility and diffusion are one: D = μkT.',
  model: {
    parameters: {
      mu: { default: 1, minimum: 1e-9, maximum: 1e9, unit: '', description: 'mobility' },
      kT: { default: 1, minimum: 1e-9, maximum: 1e9, unit: '', description: 'thermal energy' },
    },
    coordinates: { x: { mobility: 'mu', temperature: 'kT' } },
    potential: 0,
    initial: { x: 0 },
  },
  duration: 10,
  dt: 'duration/200',
  trajectories: 100_000,
  measure: { work: false, reverse: false },
  observables: { squaredDisplacement: '(x - x0)^2' },
  curves: [
    {
      id: 'spread',
      title: 'It spreads evenly in time',
      x: { label: 'time t (reduced units)' },
      y: { label: '⟨Δx²⟩ (reduced units)' },
      lines: (theory) => [
        {
          points: followed.points(theory, 'square', 'squaredDisplacement'),
          exact: (t) => brownianMeanSquaredDisplacement({ mu: theory.parameters.mu!, kT: theory.parameters.kT!, t }),
        },
      ],
    },
  ],
  laws: [
    {
      id: 'msd',
      kind: 'equality',
      statement: '⟨Δx²⟩ = 2μkT t',
      unit: '',
      measured: (m) => m.moments('squaredDisplacement').mean,
      expected: ({ parameters: p, duration }) => brownianMeanSquaredDisplacement({ mu: p.mu!, kT: p.kT!, t: duration }),
      scale: ({ parameters: p, duration }) => 2 * p.mu! * p.kT! * duration,
    },
  ],
  presets: [
    {
      title: 'Twice as warm: kT = 2',
      words: 'The cloud spreads twice as fast.',
      parameters: { kT: 2 },
    },
    {
      title: 'Warmer and thicker: kT = 2, μ = 0.5',
      words: 'Only the product counts: it spreads as it did before.',
      parameters: { kT: 2, mu: 0.5 },
    },
  ],
  sources: ['A. Einstein, Ann. Phys. 322, 549 (1905)'],
});
