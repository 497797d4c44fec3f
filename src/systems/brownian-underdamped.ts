import { underdampedMeanSquaredDisplacement, velocityAutocorrelation } from '../exact/brownian-underdamped.ts';
import type { System } from '../model/system.ts';

/** Free Brownian motion with inertia (G. E. Uhlenbeck, L. S. Ornstein, Phys. Rev. 36, 823 (1930)). */
export const brownianUnderdamped: System = {
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
  duration: '2*m/gamma',
  dt: 'min(0.02*m/gamma, duration/100)',
  trajectories: 200_000,
  measure: { work: false, reverse: false },
  observables: { squaredDisplacement: '(x - x0)^2', squaredVelocity: 'vx^2', velocityProduct: 'vx*vx0' },
  laws: [
    {
      id: 'msd',
      kind: 'equality',
      statement: '⟨Δx²⟩ = 2(kT m/γ²)(γt/m − 1 + e^{−γt/m})',
      unit: '',
      measured: (m) => m.moments('squaredDisplacement').mean,
      expected: ({ parameters: p, kT, duration }) =>
        underdampedMeanSquaredDisplacement({ m: p.m!, gamma: p.gamma!, kT, t: duration }),
      scale: ({ parameters: p, kT, duration }) =>
        underdampedMeanSquaredDisplacement({ m: p.m!, gamma: p.gamma!, kT, t: duration }),
    },
    {
      id: 'velocity-variance',
      kind: 'equality',
      statement: '⟨v²⟩ = kT/m',
      unit: '',
      measured: (m) => m.moments('squaredVelocity').mean,
      expected: ({ parameters: p, kT }) => kT / p.m!,
      scale: ({ parameters: p, kT }) => kT / p.m!,
    },
    {
      id: 'velocity-autocorrelation',
      kind: 'equality',
      statement: '⟨v(t)v(0)⟩ = (kT/m)e^{−γt/m}',
      unit: '',
      measured: (m) => m.moments('velocityProduct').mean,
      expected: ({ parameters: p, kT, duration }) =>
        velocityAutocorrelation({ m: p.m!, gamma: p.gamma!, kT, t: duration }),
      scale: ({ parameters: p, kT }) => kT / p.m!,
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
};
