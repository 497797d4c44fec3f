import { stationaryCurrent, triangleRates } from '../exact/markov/triangle.ts';
import type { Measurement, System } from '../model/system.ts';
import { variance } from '../tally/moments.ts';
import { triangleParameters } from './triangle.ts';

const rates = (m: Measurement) => triangleRates(m.parameters as Record<string, number>);
// Matrix-tree theorem: the weight of a state is the sum over spanning trees that lead to it.
const weights = {
  A: '(kBA*kCA + kBC*kCA + kCB*kBA)',
  B: '(kAB*kCB + kCA*kAB + kAC*kCB)',
  C: '(kAC*kBC + kAB*kBC + kBA*kAC)',
} as const;
const total = `(${Object.values(weights).join(' + ')})`;
const mean = (state: keyof typeof weights) => `copies*${weights[state]}/${total}`;

/** Many triangles at once, exchanged with a reservoir: a flow with S·v = 0 and v ≠ 0 under Poisson statistics. */
export const triangleCopies: System = {
  id: 'triangle-copies',
  title: 'Many triangles',
  kind: 'jump',
  summary:
    'Molecules with three forms circulate, each by itself, and form A comes and goes from a reservoir. The numbers of the three forms are independent and Poisson distributed, just as in equilibrium; yet every reaction runs in a circle, and no number changes.',
  model: {
    parameters: {
      ...triangleParameters,
      copies: { default: 10, minimum: 0.1, maximum: 1000, unit: '', description: 'mean number of molecules' },
    },
    species: { A: `poisson(${mean('A')})`, B: `poisson(${mean('B')})`, C: `poisson(${mean('C')})` },
    reactions: ['A <-> B : kAB, kBA @ AB', 'B <-> C : kBC, kCB', 'C <-> A : kCA, kAC', `0 <-> A : ${mean('A')}, 1`],
    currents: { current: 'AB' },
  },
  duration: 5,
  dt: null,
  trajectories: 20_000,
  measure: { work: false, reverse: false },
  observables: { weighted: 'A + 2*B + 3*C' },
  laws: [
    {
      id: 'current',
      kind: 'equality',
      statement: 'J = copies·(p_A k_AB − p_B k_BA)',
      unit: 'per time',
      measured: (m) => m.moments('current').mean,
      expected: (m) => m.parameters.copies! * stationaryCurrent(rates(m)),
      scale: () => 1,
      exactAtAnyTimeStep: true,
    },
    {
      id: 'product-law',
      kind: 'equality',
      statement: 'Var(A + 2B + 3C) = ⟨A⟩ + 4⟨B⟩ + 9⟨C⟩: independent and Poisson',
      unit: '',
      measured: (m) => variance(m.moments('weighted')),
      expected: (m) => {
        const { p } = rates(m);
        return m.parameters.copies! * (p[0]! + 4 * p[1]! + 9 * p[2]!);
      },
      scale: () => 1,
      exactAtAnyTimeStep: true,
    },
  ],
  presets: [
    {
      title: 'Equilibrium: all rates 1.5',
      words: 'The same three histograms, and nothing runs in a circle.',
      parameters: { kAB: 1.5, kBC: 1.5, kCA: 1.5, kBA: 1.5, kCB: 1.5, kAC: 1.5 },
    },
    {
      title: 'Driven hard: 2.9 against 0.1',
      words: 'The same three histograms again, and a strong current.',
      parameters: { kAB: 2.9, kBC: 2.9, kCA: 2.9, kBA: 0.1, kCB: 0.1, kAC: 0.1 },
    },
  ],
  sources: ['D. F. Anderson, G. Craciun, T. G. Kurtz, Bull. Math. Biol. 72, 1947 (2010)'],
};
