import { stationaryCurrent, triangleRates } from '../exact/markov/triangle.ts';
import { closedCount, countFluctuation, detailedFluctuation, entropyProduction } from '../laws/fluctuation-theorem.ts';
import { uncertaintyBound } from '../laws/uncertainty-relation.ts';
import type { Measurement, System } from '../model/system.ts';

const rates = (m: Measurement) => triangleRates(m.parameters as Record<string, number>);
const affinity = ({ parameters: p }: Measurement) => Math.log((p.kAB! * p.kBC! * p.kCA!) / (p.kBA! * p.kCB! * p.kAC!));

const rate = (value: number, description: string) => ({
  default: value,
  minimum: 1e-6,
  maximum: 1e4,
  unit: '',
  description,
});

/** Rates around the ring and back, by default driven. */
export const triangleParameters = {
  kAB: rate(2, 'rate A → B'),
  kBC: rate(2, 'rate B → C'),
  kCA: rate(2, 'rate C → A'),
  kBA: rate(1, 'rate B → A'),
  kCB: rate(1, 'rate C → B'),
  kAC: rate(1, 'rate A → C'),
} as const;

/** Three states in a ring: the smallest system that can circulate (J. Schnakenberg, Rev. Mod. Phys. 48, 571 (1976)). */
export const triangle: System = {
  id: 'triangle',
  title: 'Triangle',
  kind: 'jump',
  summary:
    'A molecule with three forms, A, B and C. If the product of the rates around the triangle is the same both ways it is in equilibrium, and nothing circulates; otherwise it turns, and makes entropy: the current times the affinity. The more steadily it turns the more that costs.',
  model: {
    parameters: triangleParameters,
    states: ['A', 'B', 'C'],
    transitions: ['A <-> B : kAB, kBA', 'B <-> C : kBC, kCB', 'C <-> A : kCA, kAC'],
    currents: { current: 'A -> B', AB: 'A => B', BC: 'B => C', CA: 'C => A', BA: 'B => A', CB: 'C => B', AC: 'A => C' },
    sequences: { ABC: 'A B C', CBA: 'C B A' },
  },
  duration: 20,
  dt: null,
  trajectories: 50_000,
  measure: { work: false, reverse: false },
  observables: {},
  laws: [
    {
      id: 'current',
      kind: 'equality',
      statement: 'J = p_A k_AB − p_B k_BA',
      unit: 'per time',
      measured: (m) => m.moments('current').mean,
      expected: (m) => stationaryCurrent(rates(m)),
      scale: () => 0.1,
      exactAtAnyTimeStep: true,
    },
    {
      id: 'affinity',
      kind: 'equality',
      statement: 'ln[n_AB n_BC n_CA/(n_BA n_CB n_AC)] = ln[k_AB k_BC k_CA/(k_BA k_CB k_AC)], from counts',
      unit: '',
      measured: (m) => {
        const n = (name: string) => m.moments(name).mean;
        return Math.log((n('AB') * n('BC') * n('CA')) / (n('BA') * n('CB') * n('AC')));
      },
      expected: affinity,
      scale: () => 1,
      exactAtAnyTimeStep: true,
    },
    {
      id: 'entropy-production',
      kind: 'equality',
      statement: 'σ = J·A',
      unit: 'k_B per time',
      measured: (m) => m.moments('entropy-production').mean,
      expected: (m) => stationaryCurrent(rates(m)) * affinity(m),
      scale: () => 1,
      exactAtAnyTimeStep: true,
    },
    uncertaintyBound('tur', 'current'),
    {
      id: 'sequence-asymmetry',
      kind: 'equality',
      statement: 'P(ABC)/P(CBA) = p_A k_AB k_BC/(p_C k_CB k_BA)',
      unit: '',
      measured: (m) => m.moments('ABC').mean / m.moments('CBA').mean,
      expected: (m) => {
        const { p, kAB, kBC, kCB, kBA } = rates(m);
        return (p[0]! * kAB * kBC) / (p[2]! * kCB * kBA);
      },
      scale: () => 1,
      exactAtAnyTimeStep: true,
    },
    countFluctuation('ft-current', closedCount('current'), affinity),
    detailedFluctuation('detailed-ft', 'Δs_tot', entropyProduction),
  ],
  presets: [
    {
      title: 'Equilibrium: all rates 1.5',
      words: 'A third in each form and as many jumps as when driven, but no arrow is left.',
      parameters: { kAB: 1.5, kBC: 1.5, kCA: 1.5, kBA: 1.5, kCB: 1.5, kAC: 1.5 },
    },
    {
      title: 'Driven hard: 2.9 against 0.1',
      words: 'Still a third in each form: it turns fast and steadily, and pays for it in entropy.',
      parameters: { kAB: 2.9, kBC: 2.9, kCA: 2.9, kBA: 0.1, kCB: 0.1, kAC: 0.1 },
    },
  ],
  sources: ['J. Schnakenberg, Rev. Mod. Phys. 48, 571 (1976)', 'T. L. Hill, Free Energy Transduction (1977)'],
};
