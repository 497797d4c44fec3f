import { underdampedMeanSquaredDisplacement, velocityAutocorrelation } from '../exact/brownian-underdamped.ts';
import type { Theory } from '../model/curve-spec.ts';
import { overTime } from '../model/over-time.ts';
import type { System } from '../model/system.ts';

/** The particle at the time t. */
const particle = ({ parameters: p }: Pick<Theory, 'parameters'>, t: number) => ({
  m: p.m!,
  gamma: p.gamma!,
  kT: p.kT!,
  t,
});

const followed = overTime([0.05, 0.1, 0.2, 0.4, 0.7], {
  square: (at) => `(x${at} - x0)^2`,
  product: (at) => `vx${at}*vx0`,
});

/** Free Brownian motion with inertia (G. E. Uhlenbeck, L. S. Ornstein, Phys. Rev. 36, 823 (1930)). */
export const brownianUnderdamped: System = followed.within({
  id: 'brownian-underdamped',
  title: 'Brownian motion with inertia',
  kind: 'langevin',
  summary:
    'The same particle looked at closely enough to see its velocity: it flies straight for a time m/γ and diffuses after. Its velocity is Maxwell’s at every moment and forgets itself exponentially.',
  model: {
    parameters: {
      m: { default: 1, minimum: 1e-9, maximum: 1e9, unit: '', description: 'mass' },
      gamma: { default: 1, minimum: 1e-9, maximum: 1e9, unit: '', description: 'friction' },
      kT: { default: 1, minimum: 1e-9, maximum: 1e9, unit: '', description: 'thermal energy' },
    },
    coordinates: { x: { mass: 'm', friction: 'gamma', temperature: 'kT' } },
    potential: 0,
    initial: { x: 0 },
  },
  duration: '4*m/gamma',
  dt: 'min(0.02*m/gamma, duration/100)',
  trajectories: 200_000,
  measure: { work: false, reverse: false },
  observables: { squaredDisplacement: '(x - x0)^2', squaredVelocity: 'vx^2', velocityProduct: 'vx*vx0' },
  curves: [
    {
      id: 'spread',
      title: 'It flies, then it diffuses',
      x: { label: 'time t (reduced units)', logarithmic: true },
      y: { label: '⟨Δx²⟩ (reduced units)', logarithmic: true },
      lines: (theory) => [
        {
          points: followed.points(theory, 'square', 'squaredDisplacement'),
          exact: (t) => underdampedMeanSquaredDisplacement(particle(theory, t)),
        },
      ],
      reference: ({ parameters: p }) => ({ name: 'without inertia', exact: (t) => (2 * p.kT! * t) / p.gamma! }),
    },
    {
      id: 'memory',
      title: 'Its velocity is forgotten',
      x: { label: 'time t (reduced units)' },
      y: { label: '⟨v(t)v(0)⟩ (reduced units)' },
      lines: (theory) => [
        {
          points: followed.points(theory, 'product', 'velocityProduct'),
          exact: (t) => velocityAutocorrelation(particle(theory, t)),
        },
      ],
    },
  ],
  laws: [
    {
      id: 'msd',
      kind: 'equality',
      statement: '⟨Δx²⟩ = 2(kT m/γ²)(γt/m − 1 + e^{−γt/m})',
      unit: '',
      measured: (m) => m.moments('squaredDisplacement').mean,
      expected: (m) => underdampedMeanSquaredDisplacement(particle(m, m.duration)),
      scale: (m) => underdampedMeanSquaredDisplacement(particle(m, m.duration)),
    },
    {
      id: 'velocity-variance',
      kind: 'equality',
      statement: '⟨v²⟩ = kT/m',
      unit: '',
      measured: (m) => m.moments('squaredVelocity').mean,
      expected: ({ parameters: p }) => p.kT! / p.m!,
      scale: ({ parameters: p }) => p.kT! / p.m!,
    },
    {
      id: 'velocity-autocorrelation',
      kind: 'equality',
      statement: '⟨v(t)v(0)⟩ = (kT/m)e^{−γt/m}',
      unit: '',
      measured: (m) => m.moments('velocityProduct').mean,
      expected: (m) => velocityAutocorrelation(particle(m, m.duration)),
      scale: ({ parameters: p }) => p.kT! / p.m!,
    },
  ],
  presets: [
    {
      title: 'A short look: t = 0.2',
      words: 'The paths are straight: it flies with the velocity that it has.',
      duration: 0.2,
    },
    {
      title: 'A long look: t = 40',
      words: 'The paths are rough: what was velocity has become diffusion.',
      duration: 40,
    },
  ],
  sources: ['G. E. Uhlenbeck, L. S. Ornstein, Phys. Rev. 36, 823 (1930)'],
});
