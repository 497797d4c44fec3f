import { underdampedDraggedTrapMeanWork } from '../exact/dragged-trap-underdamped.ts';
import { against, bar, jarzynski } from '../laws/free-energy.ts';
import { workVariance } from '../laws/work-variance.ts';
import type { Measurement, System } from '../model/system.ts';

const meanWork = ({ parameters: p, duration }: Measurement) =>
  underdampedDraggedTrapMeanWork({ k: p.k!, v: p.v!, m: p.m!, gamma: p.gamma!, tau: duration });

/** The dragged trap with inertia. */
export const draggedTrapUnderdamped: System = {
  id: 'dragged-trap-underdamped',
  title: 'Dragged trap with inertia',
  kind: 'langevin',
  summary:
    'The same pull on a particle with mass. It starts with a thermal velocity, lags, and rings in the trap when friction is weak. The free energy still does not change.',
  model: {
    parameters: {
      k: { default: 1, minimum: 1e-6, maximum: 1e6, unit: '', description: 'stiffness of the trap' },
      v: { default: 0.6, minimum: -1e6, maximum: 1e6, unit: '', description: 'speed of the trap' },
      tau: { default: 5, minimum: 1e-9, maximum: 1e9, unit: '', description: 'duration of the pull' },
      m: { default: 1, minimum: 1e-9, maximum: 1e9, unit: '', description: 'mass of the particle' },
      gamma: { default: 1, minimum: 1e-9, maximum: 1e9, unit: '', description: 'friction' },
      kT: { default: 1, minimum: 1e-9, maximum: 1e9, unit: '', description: 'thermal energy' },
    },
    coordinates: { x: { mass: 'm', friction: 'gamma', temperature: 'kT' } },
    controls: { lambda: { ramp: [0, 'v*tau'] } },
    potential: 'k/2*(x - lambda)^2',
  },
  duration: 'tau',
  stretched: { v: 'v/stretch' },
  dt: 'min(0.02*min(m/gamma, sqrt(m/k)), duration/200)',
  trajectories: 100_000,
  measure: { work: true, reverse: true },
  observables: {},
  laws: [
    {
      id: 'mean-work',
      kind: 'equality',
      statement: '⟨w⟩ = mv²[1 − c + Γτ − ΓI], with Γ = γ/m, c and I of the damped oscillator',
      unit: '',
      measured: (m) => m.moments('work').mean,
      expected: meanWork,
      scale: (m) => m.kT,
    },
    workVariance(meanWork),
    ...against(() => 0, [jarzynski, bar]),
  ],
  presets: [
    {
      title: 'Little friction: γ = 0.2',
      words: 'Molecules overshoot and ring in the moving trap, and give back part of the work.',
      parameters: { gamma: 0.2 },
    },
    {
      title: 'Much friction: γ = 4',
      words: 'Inertia no longer matters: this is the dragged trap without mass.',
      parameters: { gamma: 4 },
    },
  ],
  sources: ['O. Mazonka, C. Jarzynski, arXiv:cond-mat/9912121 (1999)'],
};
