import { chaperone as exactly } from '../exact/chaperone.ts';
import { averageLaw } from '../laws/average.ts';
import { uncertaintyBound } from '../laws/uncertainty-relation.ts';
import type { NetworkSpec } from '../model/jump-spec.ts';
import type { System } from '../model/system.ts';

/** Energies in kT. */
const energies: Readonly<Record<string, number>> = { U: 0, N: -2, M: -4, C: -1 };

/** Rates e^{−ΔF/2} both ways. */
const pair = (from: string, to: string): string => {
  const half = (energies[from]! - energies[to]!) / 2;
  return `exp(${half}), exp(${-half})`;
};
const release = (energies.C! - energies.U!) / 2;

const model: NetworkSpec = {
  parameters: {
    affinity: { default: 8, minimum: 0, maximum: 30, unit: 'kT', description: 'ATP energy spent in one turn' },
  },
  states: Object.keys(energies),
  transitions: [
    `U <-> N : ${pair('U', 'N')}`,
    `U <-> M : ${pair('U', 'M')}`,
    `M <-> C : ${pair('M', 'C')} @ binding`,
    `C <-> U : exp(${release} + affinity/2), exp(${-release} - affinity/2) @ release`,
  ],
  currents: { turnover: 'release', folding: 'U => N' },
};

/** A chaperone that unfolds misfolded proteins at the price of ATP. */
export const chaperone: System = {
  id: 'chaperone',
  title: 'Chaperone',
  kind: 'jump',
  summary:
    'A protein can be unfolded (U), native (N), misfolded (M) or held by a chaperone (C). Misfolded is lowest in energy, so in equilibrium most proteins are useless. The chaperone takes hold of misfolded ones and, spending ATP, lets them go unfolded, with a new chance to fold right: the native share rises above what any equilibrium allows, and the price is entropy. Set the affinity to 0 and Boltzmann’s law is back.',
  model,
  duration: 50,
  dt: null,
  trajectories: 50_000,
  measure: { work: false, reverse: false },
  observables: {},
  laws: [
    averageLaw({
      id: 'native-share',
      statement: 'p(N) = e²p_U, p_U of the ring U → M → C → U',
      measured: 'probability-N',
      expected: ({ parameters: p }) => exactly(p.affinity!).native,
    }),
    averageLaw({
      id: 'folding',
      statement: 'U → N per time = e·p_U = p(N)/e',
      unit: 'per time',
      measured: 'folding',
      expected: ({ parameters: p }) => exactly(p.affinity!).native / Math.E,
    }),
    averageLaw({
      id: 'turnover',
      statement: 'J = p_C w(C→U) − p_U w(U→C)',
      unit: 'per time',
      measured: 'turnover',
      expected: ({ parameters: p }) => exactly(p.affinity!).turnover,
    }),
    averageLaw({
      id: 'entropy-production',
      statement: 'σ = J·A',
      unit: 'k_B per time',
      measured: 'entropy-production',
      expected: ({ parameters: p }) => exactly(p.affinity!).turnover * p.affinity!,
    }),
    averageLaw({
      id: 'cycle-balance',
      statement: 'σ − J·A = 0: every turn costs one affinity',
      unit: 'k_B per time',
      measured: (m) => m.moments('entropy-production').mean - m.parameters.affinity! * m.moments('turnover').mean,
      expected: () => 0,
    }),
    uncertaintyBound('tur', 'turnover'),
  ],
  presets: [
    {
      title: 'No ATP: affinity 0',
      words: 'Boltzmann’s law: most proteins end misfolded.',
      parameters: { affinity: 0 },
    },
    {
      title: 'Driven hard: affinity 16',
      words: 'The native share rises to its ceiling, while the entropy made goes on rising.',
      parameters: { affinity: 16 },
    },
  ],
  sources: [
    'P. Goloubinoff, A. S. Sassi, B. Fauvet, A. Barducci, P. De Los Rios, Nat. Chem. Biol. 14, 388 (2018)',
    'T. L. Hill, Free Energy Transduction (1977)',
  ],
};
