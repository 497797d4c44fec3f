import { breathingTrapMeanWork } from '../exact/breathing-trap.ts';
import { against, bar, crooksCrossing, jarzynski } from '../laws/free-energy.ts';
import type { System } from '../model/system.ts';

/** A harmonic trap whose stiffness is ramped. */
export const breathingTrap: System = {
  id: 'breathing-trap',
  title: 'Breathing trap',
  kind: 'langevin',
  summary:
    'A harmonic trap is tightened from stiffness k0 to k1: a gas of one particle is compressed. The work is far from Gaussian, so the cumulant expansion stops short of ΔF where Jarzynski, Bennett and Crooks reach it.',
  model: {
    parameters: {
      k0: { default: 1, minimum: 1e-6, maximum: 1e6, unit: '', description: 'stiffness at the start' },
      k1: { default: 4, minimum: 1e-6, maximum: 1e6, unit: '', description: 'stiffness at the end' },
      tau: { default: 1, minimum: 1e-9, maximum: 1e9, unit: '', description: 'duration of the ramp' },
      mu: { default: 1, minimum: 1e-9, maximum: 1e9, unit: '', description: 'mobility of the particle' },
      kT: { default: 1, minimum: 1e-9, maximum: 1e9, unit: '', description: 'thermal energy' },
    },
    coordinates: { x: { mobility: 'mu', temperature: 'kT' } },
    controls: { lambda: { ramp: ['k0', 'k1'] } },
    potential: 'lambda/2*x^2',
  },
  duration: 'tau',
  dt: 'min(4e-3/(mu*max(k0, k1)), duration/400)',
  trajectories: 100_000,
  measure: { work: true, reverse: true },
  observables: {},
  laws: [
    {
      id: 'mean-work',
      kind: 'equality',
      statement: '⟨w⟩ = ½∫λ̇ s dt, ṡ = −2μλs + 2μkT, s(0) = kT/k₀',
      unit: '',
      measured: (m) => m.moments('work').mean,
      expected: ({ parameters: p, duration }) =>
        breathingTrapMeanWork({ k0: p.k0!, k1: p.k1!, mu: p.mu!, kT: p.kT!, tau: duration }),
      scale: (m) => m.kT,
    },
    ...against(({ parameters: p }) => Math.log(p.k1! / p.k0!) / 2, [jarzynski, bar, crooksCrossing]),
  ],
  presets: [
    {
      title: 'Slow: τ = 20',
      words: 'The work narrows down to ΔF: hardly anything is lost, and every estimator is right.',
      parameters: { tau: 20 },
    },
    {
      title: 'Sudden: τ = 0.01',
      words: 'Molecules have no time to move: each pays for where it stood, and the works have a long tail.',
      parameters: { tau: 0.01 },
    },
  ],
  sources: ['C. Jarzynski, Phys. Rev. E 56, 5018 (1997)', 'J. Horowitz, C. Jarzynski, J. Stat. Mech. P11002 (2007)'],
};
