import { bitErasure as exactly } from '../exact/bit-erasure.ts';
import { byParameters } from '../laws/by-parameters.ts';
import { erasureLaws } from '../laws/erasure.ts';
import type { System } from '../model/system.ts';

/** Mean work and success, and how far off both may be. */
const exact = byParameters(({ parameters: p, duration: tau }) => {
  const kT = p.kT!;
  const { work, inside } = exactly({ barrier: p.barrier!, tau, kT });
  return { work: kT * work.value, success: inside.value, errors: { work: kT * work.error, success: inside.error } };
});

/** Erasure of one bit in a double well (R. Landauer, IBM J. Res. Dev. 5, 183 (1961)). */
export const bitErasure: System = {
  id: 'bit-erasure',
  title: 'Bit erasure',
  kind: 'langevin',
  summary:
    'One bit is stored in a double well: left is 0, right is 1. The barrier is lowered, the well tilted to the left, the barrier raised, the tilt removed: whatever the bit was, it now is 0. That costs at least kT ln 2 of work if it always succeeds. Erase faster and it costs more. Far too fast, it fails, for many bits have no time to move; far too slowly, some go back over the barrier, 8 kT high, while the tilt is taken away. Played backwards it makes a random bit.',
  model: {
    parameters: {
      barrier: { default: 8, minimum: 1, maximum: 60, unit: '', description: 'height of the barrier between 0 and 1' },
      tau: { default: 10, minimum: 0.1, maximum: 1e4, unit: '', description: 'duration of the erasure' },
      kT: { default: 1, minimum: 0.01, maximum: 100, unit: '', description: 'thermal energy' },
    },
    coordinates: { x: { mobility: 1, temperature: 'kT' } },
    controls: {
      a: { sequence: [{ ramp: [1, 0] }, 0, { ramp: [0, 1] }, 1] },
      f: { sequence: [0, { ramp: [0, -1] }, -1, { ramp: [-1, 0] }] },
    },
    potential: 'barrier*(x^4 - 2*a*x^2) - barrier*f*x',
    confine: 'x < 0',
  },
  duration: 'tau',
  // The mean work is off by about 8 dt·barrier/(kT·duration) in kT: the second keeps that below 0.7 %.
  dt: 'min(0.008/barrier, 8e-4*kT*duration/barrier, duration/400)',
  trajectories: 20_000,
  measure: { work: true, reverse: true },
  observables: { success: '(x < 0)', restricted: 'exp(-totalWork/kT)*(x < 0)', creation: 'exp(-totalWork/kT)' },
  laws: erasureLaws({
    success: 'x_τ < 0',
    equation: 'Fokker–Planck equation',
    power: '∫∫ ∂U/∂t p dx dt',
    timeSteps: true,
    exact,
  }),
  presets: [
    {
      title: 'Fast: τ = 3',
      words: 'The bit is driven rather than led: it costs some three times kT ln 2.',
      parameters: { tau: 3 },
    },
    {
      title: 'Slow: τ = 30',
      words: 'The mean work comes down towards kT ln 2.',
      parameters: { tau: 30 },
    },
  ],
  sources: [
    'A. Bérut, A. Arakelyan, A. Petrosyan, S. Ciliberto, R. Dillenschneider, E. Lutz, Nature 483, 187 (2012)',
    'Y. Jun, M. Gavrilov, J. Bechhoefer, Phys. Rev. Lett. 113, 190601 (2014)',
  ],
};
