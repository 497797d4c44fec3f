import { dotCurrent, dotNoise, type QuantumDot } from '../exact/quantum-dot.ts';
import { averageLaw } from '../laws/average.ts';
import { detailedFluctuation } from '../laws/fluctuation-theorem.ts';
import type { NetworkSpec } from '../model/jump-spec.ts';
import type { Measurement, System } from '../model/system.ts';
import { variance } from '../tally/moments.ts';

/** Occupation of a lead at the energy of the level. */
const occupation = (mu: 'muL' | 'muR') => `1/(1 + exp((epsilon - ${mu})/kT))`;

const model: NetworkSpec = {
  parameters: {
    gammaL: { default: 1, minimum: 1e-3, maximum: 1e3, unit: '', description: 'hopping to the left lead' },
    gammaR: { default: 1, minimum: 1e-3, maximum: 1e3, unit: '', description: 'hopping to the right lead' },
    epsilon: { default: 0.5, minimum: -20, maximum: 20, unit: 'energy', description: 'energy of the level' },
    muL: { default: 1, minimum: -20, maximum: 20, unit: 'energy', description: 'chemical potential, left' },
    muR: { default: -0.5, minimum: -20, maximum: 20, unit: 'energy', description: 'chemical potential, right' },
    kT: { default: 1, minimum: 0.05, maximum: 50, unit: 'energy', description: 'thermal energy' },
  },
  assignments: { f_L: occupation('muL'), f_R: occupation('muR') },
  states: ['empty', 'full'],
  transitions: [
    'empty <-> full : gammaL*f_L, gammaL*(1 - f_L) @ fromLeft',
    'full <-> empty : gammaR*(1 - f_R), gammaR*f_R @ toRight',
  ],
  initial: { empty: '1 - f_L', full: 'f_L' },
  currents: { right: 'toRight', left: 'fromLeft' },
  sequences: { there: 'fromLeft => toRight =>', back: 'toRight <= fromLeft <=' },
};

const dot = ({ parameters: p }: Measurement): QuantumDot => {
  const f = (mu: number) => 1 / (1 + Math.exp((p.epsilon! - mu) / p.kT!));
  return { gammaL: p.gammaL!, gammaR: p.gammaR!, fL: f(p.muL!), fR: f(p.muR!) };
};

const affinity = ({ parameters: p }: Measurement) => (p.muL! - p.muR!) / p.kT!;

/** Entropy of the electrons that have gone out to the right until the early snapshot. */
const q = '((muL - muR)/kT*right_early)';

/** Counts of what happens in the stationary state, from the snapshot on. */
const stationary = (name: string) => `${name} - ${name}_relaxed`;

const window = (m: Measurement) => m.duration - m.time('relaxed');

/** One level between two leads. */
export const quantumDot: System = {
  id: 'quantum-dot',
  title: 'Quantum dot',
  kind: 'jump',
  summary:
    'One level that holds one electron, between a left and a right lead. Electrons come and go one at a time, and every passage can be counted: as many go against the voltage as e^{−V/kT} says, the mean is Landauer’s current, and the whole statistics obeys a fluctuation theorem, exactly at every time when the dot starts as the left lead would fill it. With equal chemical potentials as many go left as right.',
  model,
  duration: '40/(gammaL + gammaR)',
  snapshots: { early: '6/(gammaL + gammaR)', relaxed: '20/(gammaL + gammaR)' },
  dt: null,
  trajectories: 100_000,
  measure: { work: false, reverse: false },
  observables: {
    passed: `(${stationary('right')} + ${stationary('left')})/2`,
    outRight: stationary('right'),
    entropy: q,
    odd: `tanh(${q}/2) - tanh(${q}/2)^2`,
    even: `tanh(${q}/2)^2`,
  },
  internal: ['passed', 'outRight', 'entropy', 'odd', 'even'],
  laws: [
    averageLaw({
      id: 'current',
      statement: 'J = Γ_LΓ_R(f_L − f_R)/(Γ_L + Γ_R), in the stationary state',
      unit: 'per time',
      measured: (m) => m.moments('passed').mean / window(m),
      expected: (m) => dotCurrent(dot(m)),
      scale: ({ parameters: p }) => p.gammaL!,
    }),
    averageLaw({
      id: 'transfer-ratio',
      statement: 'passages left to right over right to left = e^{(μ_L − μ_R)/kT}',
      measured: (m) => m.moments('there').mean / m.moments('back').mean,
      // p(empty) may change with time: it weighs passages both ways alike.
      expected: (m) => Math.exp(affinity(m)),
    }),
    detailedFluctuation('fluctuation-theorem', '(μ_L − μ_R)N/kT, N out to the right', {
      value: 'entropy',
      odd: 'odd',
      even: 'even',
    }),
    averageLaw({
      id: 'noise',
      statement:
        'Var N/t = a − 2Γ_R b[1/Γ − (1 − e^{−Γt})/(Γ²t)], a and b of the passages to the right, in the stationary state',
      unit: 'per time',
      measured: (m) => variance(m.moments('outRight')) / window(m),
      expected: (m) => dotNoise(dot(m), window(m)),
    }),
  ],
  presets: [
    {
      title: 'No voltage: both leads at 0',
      words: 'As many electrons go left as right: no current, and noise all the same.',
      parameters: { muL: 0, muR: 0 },
    },
    {
      title: 'Through one door: Γ_R = 0.1',
      words: 'The narrow side limits the current, but not the ratio of passages, which the voltage alone decides.',
      parameters: { gammaR: 0.1 },
    },
  ],
  sources: [
    'D. A. Bagrets, Yu. V. Nazarov, Phys. Rev. B 67, 085316 (2003)',
    'M. Esposito, U. Harbola, S. Mukamel, Rev. Mod. Phys. 81, 1665 (2009)',
  ],
};
