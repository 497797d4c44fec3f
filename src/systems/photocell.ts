import { photocellCurrent } from '../exact/photocell.ts';
import { averageLaw } from '../laws/average.ts';
import type { NetworkSpec } from '../model/jump-spec.ts';
import type { Measurement, System } from '../model/system.ts';

/** Filling of the lead that joins a level: the right one lies gap/2 above the middle and has the chemical potential voltage/2, the left one below. */
const filled = (side: 'l' | 'r') => `1/(1 + exp(${side === 'r' ? '' : '-'}(gap - voltage)/(2*T)))`;

const model: NetworkSpec = {
  parameters: {
    gap: { default: 2, minimum: 0.05, maximum: 20, unit: 'energy', description: 'gap between the two levels' },
    Ts: { default: 2, minimum: 0.05, maximum: 50, unit: 'energy', description: 'temperature of the light, kT' },
    T: { default: 0.5, minimum: 0.05, maximum: 50, unit: 'energy', description: 'temperature of the cell, kT' },
    voltage: { default: 0.6, minimum: -10, maximum: 10, unit: 'energy', description: 'voltage of the load' },
  },
  // n: photons of the gap's energy in the light
  assignments: { f_l: filled('l'), f_r: filled('r'), n: '1/(exp(gap/Ts) - 1)' },
  states: ['0', 'l', 'r'],
  transitions: ['0 <-> l : f_l, 1 - f_l @ left', 'l <-> r : n, n + 1 @ light', 'r <-> 0 : 1 - f_r, f_r @ right'],
  currents: {
    current: 'light',
    inLeft: 'left =>',
    outLeft: 'left <=',
    absorbed: 'light =>',
    emitted: 'light <=',
    outRight: 'right =>',
    inRight: 'right <=',
  },
  sequences: { forth: 'left => light => right =>', back: 'right <= light <= left <=' },
};

const current = ({ parameters: p }: Measurement) =>
  photocellCurrent({ gap: p.gap!, Ts: p.Ts!, T: p.T!, voltage: p.voltage! });

/** Free energy, in k_B, that a photon gives over what an electron takes from the leads. */
const affinity = ({ parameters: p }: Measurement) => (p.gap! - p.voltage!) / p.T! - p.gap! / p.Ts!;

const measuredAffinity = (m: Measurement) => {
  const n = (name: string) => m.moments(name).mean;
  return Math.log((n('inLeft') * n('absorbed') * n('outRight')) / (n('outLeft') * n('emitted') * n('inRight')));
};

/** A two-level solar cell, which run backwards is a light-emitting diode. */
export const photocell: System = {
  id: 'photocell',
  title: 'Photocell',
  kind: 'jump',
  summary:
    'An electron enters a low level from the left, light lifts it over a gap, and it leaves to the right at a higher voltage: a solar cell as a heat engine between the sun’s temperature and its own. At the open-circuit voltage gap·(1 − T/Tₛ), Carnot’s, the current stands still; beyond it the cell runs backwards and glows. In the dark (Tₛ = T) every passage forth and back is weighed by e^{V/T}, voltage alone.',
  model,
  duration: 40,
  dt: null,
  trajectories: 100_000,
  measure: { work: false, reverse: false },
  observables: {},
  internal: ['inLeft', 'outLeft', 'absorbed', 'emitted', 'outRight', 'inRight'],
  laws: [
    averageLaw({
      id: 'current',
      statement: 'J = (k_0l k_lr k_r0 − k_0r k_rl k_l0)/Σ',
      unit: 'per time',
      measured: 'current',
      expected: current,
      scale: () => 0.1,
    }),
    averageLaw({
      id: 'open-circuit-voltage',
      statement: 'V + T·ln Π n₊/Π n₋ = gap·(1 − T/Tₛ), from counts at the voltage of this run',
      unit: 'energy',
      measured: (m) => m.parameters.voltage! + m.parameters.T! * measuredAffinity(m),
      expected: ({ parameters: p }) => p.gap! * (1 - p.T! / p.Ts!),
    }),
    averageLaw({
      id: 'reciprocity',
      statement: 'passages with light emitted over passages with light absorbed = e^{−A}, A = (gap − V)/T − gap/Tₛ',
      measured: (m) => m.moments('back').mean / m.moments('forth').mean,
      expected: (m) => Math.exp(-affinity(m)),
    }),
    averageLaw({
      id: 'entropy-production',
      statement: 'σ = J·A',
      unit: 'k_B per time',
      measured: 'entropy-production',
      expected: (m) => current(m) * affinity(m),
    }),
    averageLaw({
      id: 'tight-coupling',
      statement: 'σ − J·A = 0: every electron costs one photon, with no other loss',
      unit: 'k_B per time',
      measured: (m) => m.moments('entropy-production').mean - affinity(m) * m.moments('current').mean,
      expected: () => 0,
    }),
  ],
  presets: [
    {
      title: 'Open circuit: voltage 1.5',
      words: 'At Carnot’s voltage nothing flows on average.',
      parameters: { voltage: 1.5 },
    },
    {
      title: 'In the dark: Ts = 0.5',
      words: 'The voltage drives it backwards: it is a lamp.',
      parameters: { Ts: 0.5 },
    },
  ],
  sources: [
    'B. Rutten, M. Esposito, B. Cleuren, Phys. Rev. B 80, 235122 (2009)',
    'W. Shockley, H. J. Queisser, J. Appl. Phys. 32, 510 (1961)',
  ],
};
