import { type Hairpin, hairpinEquilibrium } from '../exact/hairpin.ts';
import { byParameters } from '../laws/by-parameters.ts';
import { against, freeEnergyLaws } from '../laws/free-energy.ts';
import type { System } from '../model/system.ts';

const equilibrium = byParameters(({ parameters }) => hairpinEquilibrium(parameters as unknown as Hairpin));

/** A single DNA hairpin pulled open by an optical trap; illustrative numbers. */
export const hairpin: System = {
  id: 'hairpin',
  title: 'Hairpin',
  kind: 'langevin',
  summary:
    'A DNA hairpin is pulled open and folded back by an optical trap. No single pull gives the free energy: each costs a different work. But the histograms of work for opening and (reversed) for closing cross at exactly ΔF. Pull faster and they drift apart; the crossing stays.',
  model: {
    parameters: {
      barrier: { default: 14, minimum: 0, maximum: 400, unit: 'pN·nm', description: 'barrier between folded and open' },
      tilt: { default: 24, minimum: -400, maximum: 400, unit: 'pN·nm', description: 'energy of the open state' },
      kappa: { default: 0.4, minimum: 0.001, maximum: 20, unit: 'pN/nm', description: 'stiffness of the trap' },
      start: { default: -10, minimum: -100, maximum: 100, unit: 'nm', description: 'trap position at the start' },
      end: { default: 22, minimum: -100, maximum: 100, unit: 'nm', description: 'trap position at the end' },
      tau: { default: 0.05, minimum: 1e-4, maximum: 10, unit: 's', description: 'duration of the pull' },
      a: { default: 5, minimum: 0.5, maximum: 50, unit: 'nm', description: 'half the distance between the states' },
      mu: { default: 1000, minimum: 1, maximum: 1e5, unit: 'nm/(pN·s)', description: 'mobility' },
      kT: { default: 4.11, minimum: 0.1, maximum: 20, unit: 'pN·nm', description: 'thermal energy' },
    },
    coordinates: { x: { mobility: 'mu', temperature: 'kT', unit: 'nm' } },
    controls: { lambda: { ramp: ['start', 'end'] } },
    potential: 'barrier*((x/a)^2 - 1)^2 + tilt*(x + a)/(2*a) + kappa*(x - lambda)^2/2',
    energyUnit: 'pN·nm',
  },
  duration: 'tau',
  dt: 'min(0.244/(mu*(8*barrier/a^2 + kappa)), duration/200)',
  trajectories: 500_000,
  measure: { work: true, reverse: true },
  profile: { trajectories: 65_536 },
  observables: { placeAtStart: 'x0' },
  internal: ['placeAtStart'],
  laws: [
    ...against((m) => equilibrium(m).freeEnergy, freeEnergyLaws),
    {
      id: 'start-place',
      kind: 'equality',
      statement: '⟨x⟩ = ∫x e^{−U/kT}dx/Z at the start',
      unit: 'nm',
      measured: (m) => m.moments('placeAtStart').mean,
      expected: (m) => equilibrium(m).start,
      scale: ({ parameters: p }) => p.a!,
      exactAtAnyTimeStep: true,
    },
  ],
  presets: [
    {
      title: 'Fast: τ = 0.01 s',
      words: 'The histograms drift apart, but they still cross at ΔF.',
      parameters: { tau: 0.01 },
    },
    {
      title: 'Stiff trap: κ = 2 pN/nm',
      words: 'A stiff trap holds the molecule at every place between folded and open, and less is lost on the way.',
      parameters: { kappa: 2 },
    },
  ],
  sources: [
    'D. Collin, F. Ritort, C. Jarzynski, S. B. Smith, I. Tinoco, C. Bustamante, Nature 437, 231 (2005)',
    'G. Hummer, A. Szabo, PNAS 98, 3658 (2001)',
    'M. T. Woodside et al., PNAS 103, 6190 (2006)',
  ],
};
