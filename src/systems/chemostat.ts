import { stationaryMasterEquation } from '../exact/reactions/stationary-master-equation.ts';
import { averageLaw } from '../laws/average.ts';
import type { Measurement, System } from '../model/system.ts';

type Name = 'D' | 'gIn' | 'lIn' | 'k' | 'kReverse' | 'X';

let known: { key: string; glucose: number } | null = null;

/** ⟨G⟩ of the stationary law, by elimination of the master equation within bounds. */
function meanGlucose({ parameters }: Measurement): number {
  const { D, gIn, lIn, k, kReverse, X } = parameters as Record<Name, number>;
  const key = JSON.stringify(parameters);
  if (known?.key === key) return known.glucose;
  // Sugar is at most what is fed, or what lactate could give back; both fluctuate about like Poisson numbers.
  const bound = (mean: number) => Math.ceil(mean + 9 * Math.sqrt(mean) + 12);
  const [most, lactate] = [bound(gIn + lIn / 2), bound(lIn + 2 * gIn)];
  const { mean } = stationaryMasterEquation({
    start: [Math.round(gIn / 2), Math.round(lIn + gIn)],
    most: [most, lactate],
    names: ['G', 'L'],
    reactions: [
      { change: [1, 0], propensity: () => D * gIn },
      { change: [-1, 0], propensity: ([G]) => D * G! },
      { change: [0, 1], propensity: () => D * lIn },
      { change: [0, -1], propensity: ([, L]) => D * L! },
      { change: [-1, 2], propensity: ([G]) => k * X * G! },
      { change: [1, -2], propensity: ([, L]) => kReverse * X * L! * (L! - 1) },
    ],
  });
  known = { key, glucose: mean[0]! };
  return mean[0]!;
}

/** J = D(g_in − ⟨G⟩). */
const flux = (m: Measurement) => m.parameters.D! * (m.parameters.gIn! - meanGlucose(m));

const affinity = ({ parameters: p }: Measurement) => Math.log((p.k! * p.gIn!) / (p.kReverse! * p.lIn! ** 2));

/** A vessel with a through-flow in which yeast turns sugar into lactate. */
export const chemostat: System = {
  id: 'chemostat',
  title: 'Chemostat',
  kind: 'jump',
  summary:
    'Fresh medium flows in, old medium flows out, and in between microbes turn one sugar into two lactates. Nothing changes any more, and yet it is no equilibrium: what comes in as sugar leaves as lactate. The flux follows from how much sugar is missing in the outflow, and entropy is made at the flux times the affinity of the reaction between the two feeds. With k·g_in = k′·l_in² the medium is at equilibrium as it comes.',
  model: {
    parameters: {
      D: { default: 1, minimum: 1e-2, maximum: 100, unit: '', description: 'dilution rate' },
      gIn: { default: 20, minimum: 0.1, maximum: 200, unit: '', description: 'sugar in the feed' },
      lIn: { default: 1, minimum: 0.01, maximum: 200, unit: '', description: 'lactate in the feed' },
      k: { default: 0.2, minimum: 1e-3, maximum: 100, unit: '', description: 'turnover, forth' },
      kReverse: { default: 0.002, minimum: 1e-6, maximum: 1, unit: '', description: 'turnover, back' },
      X: { default: 10, minimum: 0, maximum: 1e3, unit: '', description: 'microbes' },
    },
    species: { G: 'poisson(gIn/2)', L: 'poisson(lIn + gIn)' },
    reactions: [
      '0 <-> G : D*gIn, D @ sugar',
      '0 <-> L : D*lIn, D @ lactate',
      'G <-> 2 L : k*X, 2*kReverse*X @ turnover',
    ],
    currents: { sugar: 'sugar', lactate: 'lactate', turnover: 'turnover' },
  },
  duration: '30/D',
  snapshots: { relaxed: '15/D' },
  dt: null,
  trajectories: 20_000,
  measure: { work: false, reverse: false },
  observables: {
    fed: 'sugar - sugar_relaxed',
    turned: 'turnover - turnover_relaxed',
    drained: 'lactate_relaxed - lactate',
  },
  internal: ['fed', 'turned', 'drained'],
  laws: [
    averageLaw({
      id: 'flux-balance',
      statement: 'J = D(g_in − ⟨G⟩), the net turnover, in the stationary state',
      unit: 'per time',
      measured: (m) => m.moments('turned').mean / (m.duration - m.time('relaxed')),
      expected: flux,
    }),
    averageLaw({
      id: 'carbon-balance',
      statement: 'lactate drained = 2 × sugar fed, in the stationary state',
      unit: 'per time',
      measured: (m) => (m.moments('drained').mean - 2 * m.moments('fed').mean) / (m.duration - m.time('relaxed')),
      expected: () => 0,
    }),
    averageLaw({
      id: 'mean-glucose',
      statement: '⟨G⟩ of the master equation',
      measured: 'G',
      expected: meanGlucose,
    }),
    averageLaw({
      id: 'entropy-production',
      statement: 'σ = J ln[k g_in/(k′ l_in²)]',
      unit: 'k_B per time',
      measured: (m) => (m.moments('turned').mean / (m.duration - m.time('relaxed'))) * affinity(m),
      expected: (m) => flux(m) * affinity(m),
    }),
  ],
  presets: [
    {
      title: 'Fed at equilibrium',
      words: 'With k·g_in = k′·l_in² the microbes have nothing to live on: no flux, no entropy.',
      parameters: { lIn: 20, kReverse: 0.01 },
    },
    {
      title: 'Fast flow: D = 5',
      words: 'The medium is washed out before much is eaten.',
      parameters: { D: 5 },
    },
  ],
  sources: ['J. Monod, Annu. Rev. Microbiol. 3, 371 (1949)', 'R. Rao, M. Esposito, J. Chem. Phys. 149, 245101 (2018)'],
};
