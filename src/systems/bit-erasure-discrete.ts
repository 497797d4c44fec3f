import { lawUntil, meanWorkUntil, type WorkedNetwork } from '../exact/markov/exponential-work.ts';
import { byParameters } from '../laws/by-parameters.ts';
import { erasureLaws } from '../laws/erasure.ts';
import type { Theory } from '../model/curve-spec.ts';
import { overTime } from '../model/over-time.ts';
import type { System } from '../model/system.ts';

/** Shares of the run: raising the energy, closing the way, lowering the energy. */
const shares = [0.8, 0.1, 0.1] as const;
const [raised, closed] = [shares[0], shares[0] + shares[1]];

const followed = overTime([0.1, 0.25, 0.5, 0.8], { work: (at) => `work${at}` });

/** Its master equation, energies in kT. */
function network({ parameters: p, duration }: Pick<Theory, 'parameters' | 'duration'>): WorkedNetwork {
  const [ends, depth] = [[raised, closed].map((s) => s * duration), p.Emax! / p.kT!] as const;
  const at = (t: number) => {
    const s = t / duration;
    const E = depth * (s < raised ? s / raised : s < closed ? 1 : (1 - s) / shares[2]);
    return { E, open: p.gamma! * Math.max(0, Math.min(1, (closed - s) / shares[1])) };
  };
  return {
    states: 2,
    channels: (t) => {
      const { E, open } = at(t);
      const rate = (sign: number) => open * Math.exp((sign * E) / 2);
      return [
        { from: 0, to: 1, rate: rate(-1) },
        { from: 1, to: 0, rate: rate(1) },
      ];
    },
    power: (t) => {
      const s = t / duration;
      return [0, (depth / duration) * (s < raised ? 1 / raised : s < closed ? 0 : -1 / shares[2])];
    },
    breaks: ends,
  };
}

const start = [0.5, 0.5];

/** Mean work in kT up to a time, by the master equation. */
const exactWork = (theory: Pick<Theory, 'parameters' | 'duration'>) => meanWorkUntil(network(theory), start);

/** Erasure of one bit that jumps between two states (cf. `bit-erasure`). */
export const bitErasureDiscrete: System = followed.within({
  id: 'bit-erasure-discrete',
  title: 'Bit erasure, by jumps',
  kind: 'jump',
  summary:
    'A bit is one electron that sits in one of two dots. The energy of dot 1 is raised until hardly any are left there; then the way between the dots is closed, and the energy lowered again: whatever the bit was, it now is 0. At a high final energy this costs kT ln 2 if done slowly, and more if done fast. At a low one it often fails, and costs less. Played backwards it makes a random bit.',
  model: {
    parameters: {
      Emax: { default: 8, minimum: 0, maximum: 40, unit: '', description: 'energy that 1 is raised to' },
      tau: { default: 20, minimum: 0.01, maximum: 1e4, unit: '', description: 'duration of the erasure' },
      kT: { default: 1, minimum: 0.01, maximum: 100, unit: '', description: 'thermal energy' },
      gamma: {
        default: 1,
        minimum: 0.01,
        maximum: 100,
        unit: '',
        description: 'rate of hopping when levels are equal',
      },
    },
    controls: {
      E: {
        sequence: [
          { ramp: [0, 'Emax'], share: shares[0] },
          { ramp: ['Emax', 'Emax'], share: shares[1] },
          { ramp: ['Emax', 0], share: shares[2] },
        ],
      },
      open: {
        sequence: [
          { ramp: [1, 1], share: shares[0] },
          { ramp: [1, 0], share: shares[1] },
          { ramp: [0, 0], share: shares[2] },
        ],
      },
    },
    states: ['0', '1'],
    transitions: ['0 <-> 1 : gamma*open*exp(-E/(2*kT)), gamma*open*exp(E/(2*kT))'],
    energies: { '1': 'E' },
    temperature: 'kT',
    confine: ['0'],
  },
  duration: 'tau',
  dt: null,
  trajectories: 100_000,
  measure: { work: true, reverse: true },
  observables: { success: '(state < 0.5)', restricted: 'exp(-work/kT)*(state < 0.5)', creation: 'exp(-work/kT)' },
  curves: [
    {
      id: 'cost',
      title: 'What erasing costs',
      x: { label: 'time t (reduced units)' },
      y: { label: 'mean work so far / kT' },
      lines: (theory) => [
        {
          points: followed.points(theory, 'work', 'work', () => 1 / theory.kT),
          exact: exactWork(theory),
        },
      ],
      reference: () => ({ name: 'ln 2', exact: () => Math.LN2 }),
    },
  ],
  laws: erasureLaws({
    success: 'end in 0',
    equation: 'master equation',
    power: '∫ p₁ dE',
    timeSteps: false,
    exact: byParameters((m) => {
      const driven = network(m);
      return {
        work: m.parameters.kT! * meanWorkUntil(driven, start)(m.duration),
        success: lawUntil(driven, start)(m.duration)[0]!,
      };
    }),
  }),
  presets: [
    {
      title: 'Slow: τ = 200',
      words: 'The mean work comes down to kT ln 2, and hardly an erasure fails.',
      parameters: { tau: 200 },
    },
    {
      title: 'Half-hearted: Emax = 1',
      words: 'Cheaper than kT ln 2, because many bits stay as they were.',
      parameters: { Emax: 1 },
    },
  ],
  sources: [
    'R. Landauer, IBM J. Res. Dev. 5, 183 (1961)',
    'M. Esposito, R. Kawai, K. Lindenberg, C. Van den Broeck, EPL 89, 20003 (2010)',
    'J. V. Koski, V. F. Maisi, J. P. Pekola, D. V. Averin, PNAS 111, 13786 (2014)',
  ],
});
