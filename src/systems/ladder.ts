import { averageLaw } from '../laws/average.ts';
import type { NetworkSpec } from '../model/jump-spec.ts';
import type { Measurement, System } from '../model/system.ts';

/** Most levels: their pairs are all joined. */
const most = 8;

const defaults = { levels: 5, spacing: 1, anharmonicity: 0.05, kT: 1 };

/** E_i: each step is smaller by 2·anharmonicity·spacing than the one below. */
const energy = (i: number) => `spacing*(${i} - ${i === 1 ? '' : `${i * i}*`}anharmonicity)`;

const levelsOf = (given: Readonly<Record<string, number>>) => given.levels ?? defaults.levels;

function model(given: Readonly<Record<string, number>>): NetworkSpec {
  const n = Math.min(most, Math.max(2, Math.round(levelsOf(given))));
  const states = Array.from({ length: n }, (_, i) => `${i}`);
  const lines = states.flatMap((_, i) => states.slice(i + 1).map((__, k) => [i, i + 1 + k] as const));
  return {
    parameters: {
      levels: { default: defaults.levels, minimum: 2, maximum: most, unit: '', description: 'levels', integer: true },
      spacing: { default: defaults.spacing, minimum: 0.01, maximum: 20, unit: 'energy', description: 'lowest quantum' },
      anharmonicity: {
        default: defaults.anharmonicity,
        minimum: 0,
        maximum: 0.065,
        unit: '',
        description: 'how levels draw together',
      },
      kT: {
        default: defaults.kT,
        minimum: 0.05,
        maximum: 50,
        unit: 'energy',
        description: 'thermal energy of the bath',
      },
    },
    assignments: Object.fromEntries(states.slice(1).map((_, i) => [`E${i + 1}`, energy(i + 1)])),
    states,
    transitions: lines.map(([i, j]) => {
      // every pair of levels is coupled, the farther apart the weaker; n̄ = 1/(e^{ω/kT} − 1) quanta in the bath, n̄ + 1 = 1/(1 − e^{−ω/kT})
      const rate = (text: string) => (j - i === 1 ? `1/(${text})` : `1/(${j - i}*(${text}))`);
      const omega = i === 0 ? `E${j}` : `(E${j} - E${i})`;
      return `${i} <-> ${j} : ${rate(`exp(${omega}/kT) - 1`)}, ${rate(`1 - exp(-${omega}/kT)`)} @ line${i}${j}`;
    }),
    currents: {
      ...Object.fromEntries(lines.map(([i, j]) => [`net${i}${j}`, `line${i}${j}`])),
      absorbed: 'line01 =>',
      allAbsorbed: lines.map(([i, j]) => `line${i}${j} =>`),
      emitted: 'line01 <=',
    },
  };
}

const energies = ({ parameters: p }: Measurement) =>
  Array.from({ length: p.levels! }, (_, i) => p.spacing! * (i - p.anharmonicity! * i * i));

/** Boltzmann's law. */
const boltzmann = (m: Measurement) => {
  const weights = energies(m).map((E) => Math.exp(-E / m.parameters.kT!));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => w / sum);
};

const meanOver = (m: Measurement, p: (i: number) => number) => energies(m).reduce((sum, E, i) => sum + E * p(i), 0);

/** n̄ at the lowest line. */
const lowest = (m: Measurement) => {
  const [E0, E1] = energies(m);
  const omega = E1! - E0!;
  return { omega, n: 1 / Math.expm1(omega / m.parameters.kT!) };
};

/** Quanta that all lines take up per time. */
const absorption = (m: Measurement) => {
  const [E, p] = [energies(m), boltzmann(m)];
  const pairs = E.flatMap((low, i) =>
    E.slice(i + 1).map((high, k) => p[i]! / (k + 1) / Math.expm1((high - low) / m.parameters.kT!)),
  );
  return pairs.reduce((a, b) => a + b, 0);
};

/** An anharmonic oscillator's levels in a bath of quanta. */
export const ladder: System = {
  id: 'ladder',
  title: 'Quantum ladder',
  kind: 'jump',
  summary:
    'The levels of an anharmonic oscillator in a heat bath, every pair joined by a line of its own. In equilibrium each line absorbs as often as it emits, and no loop of lines turns either way. What a spectrometer sees is not symmetric for all that: it can be taught that emission needs a quantum less in the bath, and then S(−ω) = e^{−ħω/kT}S(ω), the thermometer of quantum noise.',
  model,
  duration: 30,
  dt: null,
  trajectories: 50_000,
  measure: { work: false, reverse: false },
  observables: {},
  internal: ['absorbed', 'emitted', 'allAbsorbed'],
  laws: [
    averageLaw({
      id: 'boltzmann',
      statement: 'Σ p_i E_i by Boltzmann’s law',
      unit: 'energy',
      measured: (m) => meanOver(m, (i) => m.moments(`probability-${i}`).mean),
      expected: (m) => {
        const p = boltzmann(m);
        return meanOver(m, (i) => p[i]!);
      },
    }),
    averageLaw({
      id: 'line-balance',
      statement: 'N↑ − N↓ = 0: the lowest line absorbs as often as it emits',
      unit: 'per time',
      measured: 'net01',
      expected: () => 0,
      scale: (m) => lowest(m).n,
    }),
    averageLaw({
      id: 'absorption',
      statement: 'N↑ of all lines = Σ p_i n̄(E_j − E_i)/(j − i), i < j',
      unit: 'per time',
      measured: 'allAbsorbed',
      expected: absorption,
    }),
    averageLaw({
      id: 'emission-absorption',
      statement: 'S(−ω)/S(ω) = [N↓/(n̄ + 1)]/[N↑/n̄] = e^{−ħω/kT} at the lowest line',
      measured: (m) => {
        const { n } = lowest(m);
        return m.moments('emitted').mean / (n + 1) / (m.moments('absorbed').mean / n);
      },
      expected: (m) => Math.exp(-lowest(m).omega / m.parameters.kT!),
    }),
    averageLaw({
      id: 'entropy-production',
      statement: 'σ = 0: one bath, equilibrium',
      unit: 'k_B per time',
      measured: 'entropy-production',
      expected: () => 0,
    }),
  ],
  presets: [
    {
      title: 'Cold: kT = 0.3',
      words: 'Nearly all rest in the ground state, and emission far outweighs absorption in the spectrum.',
      parameters: { kT: 0.3 },
    },
    {
      title: 'Harmonic: even spacing',
      words: 'Lines between neighbours fall together; the balance of each stays.',
      parameters: { anharmonicity: 0 },
    },
  ],
  sources: [
    'R. Kubo, J. Phys. Soc. Jpn. 12, 570 (1957)',
    'A. A. Clerk, M. H. Devoret, S. M. Girvin, F. Marquardt, R. J. Schoelkopf, Rev. Mod. Phys. 82, 1155 (2010)',
  ],
};
