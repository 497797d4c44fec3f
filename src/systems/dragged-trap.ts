import { draggedTrapMeanLag, draggedTrapMeanWork } from '../exact/dragged-trap.ts';
import { against, bar, crooksCrossing, jarzynski } from '../laws/free-energy.ts';
import { workVariance } from '../laws/work-variance.ts';
import type { Measurement, System } from '../model/system.ts';

const of = ({ parameters: p, duration }: Measurement) => ({ k: p.k!, v: p.v!, mu: p.mu!, tau: duration });
const meanWork = (m: Measurement) => draggedTrapMeanWork(of(m));

/** A colloid in a harmonic trap that moves at constant speed (Wang et al., PRL 89, 050601 (2002)). */
export const draggedTrap: System = {
  id: 'dragged-trap',
  title: 'Dragged trap',
  kind: 'langevin',
  summary:
    'A particle in water is pulled along by a harmonic trap that moves at constant speed. The trap does not change its shape, so the free energy does not change: all work is dissipated. The work is Gaussian, and now and then negative. Drag faster and the negative works become too rare for Jarzynski’s average.',
  model: {
    parameters: {
      k: { default: 1, minimum: 1e-6, maximum: 1e6, unit: '', description: 'stiffness of the trap' },
      v: { default: 1, minimum: -1e6, maximum: 1e6, unit: '', description: 'speed of the trap' },
      tau: { default: 2, minimum: 1e-9, maximum: 1e9, unit: '', description: 'duration of the pull' },
      mu: { default: 1, minimum: 1e-9, maximum: 1e9, unit: '', description: 'mobility of the particle' },
      kT: { default: 1, minimum: 1e-9, maximum: 1e9, unit: '', description: 'thermal energy' },
    },
    coordinates: { x: { mobility: 'mu', temperature: 'kT' } },
    controls: { lambda: { ramp: [0, 'v*tau'] } },
    potential: 'k/2*(x - lambda)^2',
  },
  duration: 'tau',
  stretched: { v: 'v/stretch' },
  dt: 'min(1e-3/(mu*k), duration/500)',
  trajectories: 100_000,
  measure: { work: true, reverse: true },
  observables: { lag: 'v*tau - x' },
  laws: [
    {
      id: 'mean-work',
      kind: 'equality',
      statement: '⟨w⟩ = (v²/μ)[τ − τᵣ(1 − e^{−τ/τᵣ})], τᵣ = 1/(μk)',
      unit: '',
      measured: (m) => m.moments('work').mean,
      expected: meanWork,
      scale: (m) => m.kT,
    },
    workVariance(meanWork),
    {
      id: 'mean-lag',
      kind: 'equality',
      statement: '⟨λ − x⟩ = vτᵣ(1 − e^{−τ/τᵣ}) at the end',
      unit: '',
      measured: (m) => m.moments('lag').mean,
      expected: (m) => draggedTrapMeanLag(of(m)),
      scale: ({ parameters: p }) => Math.sqrt(p.kT! / p.k!),
    },
    ...against(() => 0, [jarzynski, bar, crooksCrossing]),
  ],
  presets: [
    {
      title: 'Slow: v = 0.4, τ = 5',
      words: 'The same way in two and a half times the time: less is lost, and the two histograms come closer.',
      parameters: { v: 0.4, tau: 5 },
    },
    {
      title: 'Fast: v = 3',
      words:
        'The histograms move apart: Jarzynski’s average waits for works that hardly ever come, Bennett’s still reaches 0.',
      parameters: { v: 3 },
    },
  ],
  sources: [
    'O. Mazonka, C. Jarzynski, arXiv:cond-mat/9912121 (1999)',
    'G. M. Wang, E. M. Sevick, E. Mittag, D. J. Searles, D. J. Evans, Phys. Rev. Lett. 89, 050601 (2002)',
  ],
};
