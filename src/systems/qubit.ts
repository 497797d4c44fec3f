import { averageLaw } from '../laws/average.ts';
import { closedCount, countFluctuation } from '../laws/fluctuation-theorem.ts';
import type { Measurement, System } from '../model/system.ts';

/** Mean number of quanta ħω0 in a bath: 1/(e^{ħω0/kT} − 1). */
const quanta = (bath: 1 | 2) => (bath === 1 ? '1/(exp(omega0/kT) - 1)' : '1/(exp(omega0/kT2) - 1)');
const occupation = (omega: number, kT: number) => 1 / Math.expm1(omega / kT);

const baths = ({ parameters: p }: Measurement) => ({
  g1: p.gamma!,
  g2: p.gamma2!,
  n1: occupation(p.omega0!, p.kT!),
  n2: occupation(p.omega0!, p.kT2!),
  omega: p.omega0!,
});

/** Affinity of one quantum that goes from bath 1 to bath 2, in k_B. */
const affinity = ({ parameters: p }: Measurement) => p.omega0! * (1 / p.kT2! - 1 / p.kT!);

/** Γ↑ + Γ↓ of both baths: the rate at which the qubit forgets its state. */
const leaving = (p: Readonly<Record<string, number>>) =>
  p.gamma! * (2 * occupation(p.omega0!, p.kT!) + 1) + p.gamma2! * (2 * occupation(p.omega0!, p.kT2!) + 1);

/** Quanta per time from bath 1 into bath 2. */
const transfer = (m: Measurement) => {
  const { g1, g2, n1, n2 } = baths(m);
  return (g1 * g2 * (n1 - n2)) / (g1 * (2 * n1 + 1) + g2 * (2 * n2 + 1));
};

const excited = (m: Measurement) => {
  const { g1, g2, n1, n2 } = baths(m);
  return (g1 * n1 + g2 * n2) / (g1 * (2 * n1 + 1) + g2 * (2 * n2 + 1));
};

const mean = (m: Measurement, name: string) => m.moments(name).mean;

/** Two levels between two heat baths (weak coupling, secular approximation: the populations alone). */
export const qubit: System = {
  id: 'qubit',
  title: 'Qubit between two baths',
  kind: 'jump',
  summary:
    'Two quantum levels take up and give off quanta ħω0. A bath at temperature T excites at γn̄ and de-excites at γ(n̄ + 1); the one more is spontaneous emission, and the ratio is the Kubo–Martin–Schwinger condition e^{−ħω0/kT}, how a quantum bath tells its temperature. With two baths of different temperatures quanta run from hot to cold, one by one, and their counts obey a fluctuation theorem. Make the temperatures equal and nothing flows; cool both and the qubit rests in its ground state.',
  model: {
    parameters: {
      omega0: { default: 1, minimum: 1e-2, maximum: 50, unit: 'energy', description: 'quantum ħω0' },
      gamma: { default: 1, minimum: 1e-3, maximum: 1e3, unit: '', description: 'coupling to the first bath' },
      kT: { default: 1, minimum: 0.05, maximum: 100, unit: 'energy', description: 'first bath, kT' },
      gamma2: { default: 0.5, minimum: 0, maximum: 1e3, unit: '', description: 'coupling to the second bath' },
      kT2: { default: 0.5, minimum: 0.05, maximum: 100, unit: 'energy', description: 'second bath, kT' },
    },
    assignments: { n1: quanta(1), n2: quanta(2) },
    states: ['ground', 'excited'],
    transitions: [
      'ground <-> excited : gamma*n1, gamma*(n1 + 1) @ first',
      'excited <-> ground : gamma2*(n2 + 1), gamma2*n2 @ second',
    ],
    currents: { absorbed: 'first =>', emitted: 'first <=', quanta: 'second' },
  },
  // at most about 10⁴ jumps
  duration: (p) => Math.min(20, 1e4 / leaving(p)),
  dt: null,
  trajectories: 50_000,
  measure: { work: false, reverse: false },
  observables: {},
  internal: ['absorbed', 'emitted'],
  laws: [
    averageLaw({
      id: 'kms-ratio',
      statement: 'Γ↑/Γ↓ = e^{−ħω0/kT}, each from its counts over the population that it leaves',
      measured: (m) =>
        mean(m, 'absorbed') / mean(m, 'probability-ground') / (mean(m, 'emitted') / mean(m, 'probability-excited')),
      expected: ({ parameters: p }) => Math.exp(-p.omega0! / p.kT!),
    }),
    averageLaw({
      id: 'excited-population',
      statement: 'p_e = (γ₁n̄₁ + γ₂n̄₂)/(γ₁(2n̄₁ + 1) + γ₂(2n̄₂ + 1))',
      measured: 'probability-excited',
      expected: excited,
    }),
    averageLaw({
      id: 'two-bath-heat',
      statement: 'J_q = ħω0γ₁γ₂(n̄₁ − n̄₂)/[γ₁(2n̄₁ + 1) + γ₂(2n̄₂ + 1)]',
      unit: 'energy per time',
      measured: (m) => m.parameters.omega0! * mean(m, 'quanta'),
      expected: (m) => m.parameters.omega0! * transfer(m),
    }),
    averageLaw({
      id: 'entropy-production',
      statement: 'σ = J_q(1/T₂ − 1/T₁)',
      unit: 'k_B per time',
      measured: 'entropy-production',
      expected: (m) => transfer(m) * affinity(m),
    }),
    countFluctuation('ft-heat', closedCount('quanta'), affinity),
  ],
  presets: [
    {
      title: 'Equal baths: both at 1',
      words: 'Quanta come and go with either bath, and on average none runs through.',
      parameters: { kT2: 1 },
    },
    {
      title: 'A single bath: γ2 = 0',
      words: 'One bath, one temperature: the populations are Gibbs’ law.',
      parameters: { gamma2: 0 },
    },
  ],
  sources: [
    'R. Kubo, J. Phys. Soc. Jpn. 12, 570 (1957)',
    'P. C. Martin, J. Schwinger, Phys. Rev. 115, 1342 (1959)',
    'M. Esposito, U. Harbola, S. Mukamel, Rev. Mod. Phys. 81, 1665 (2009)',
  ],
};
