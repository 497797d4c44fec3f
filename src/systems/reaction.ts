import { birthDeathLaw } from '../exact/reactions/birth-death.ts';
import { averageLaw } from '../laws/average.ts';
import type { Measurement, System } from '../model/system.ts';
import { variance } from '../tally/moments.ts';

/** Molecules at the start. */
const [A0, B0, C0, D0] = [30, 20, 0, 5];

const law = ({ parameters: p }: Measurement) =>
  birthDeathLaw(
    {
      birth: (x) => p.kPlus! * (A0 - x) * (B0 - x),
      death: (x) => p.kMinus! * (C0 + x) * (D0 + x),
      min: -Math.min(C0, D0),
    },
    Math.min(A0, B0),
  );

/** A reaction between four substances in a closed vessel. */
export const reaction: System = {
  id: 'reaction',
  title: 'Reaction A + B ⇌ C + D',
  kind: 'jump',
  summary:
    'Molecules A and B meet and become C and D, and back, in a closed vessel. From any start the law of mass action is reached, and fluctuations about it have an exact law. There, each collision that goes forth is matched by one that goes back, in number and in time: microscopic reversibility.',
  model: {
    parameters: {
      kPlus: { default: 0.02, minimum: 1e-5, maximum: 100, unit: '', description: 'rate forth, per pair of A and B' },
      kMinus: { default: 0.01, minimum: 1e-5, maximum: 100, unit: '', description: 'rate back, per pair of C and D' },
    },
    species: { A: A0, B: B0, C: C0, D: D0 },
    reactions: ['A + B <-> C + D : kPlus, kMinus @ collision'],
    currents: { net: 'collision', forth: 'collision =>', back: 'collision <=' },
  },
  // the slowest relaxation near equilibrium is no slower than one pair of molecules at both rates
  duration: '3/(kPlus + kMinus)',
  snapshots: { relaxed: '1.5/(kPlus + kMinus)' },
  dt: null,
  trajectories: 50_000,
  measure: { work: false, reverse: false },
  observables: { forthLate: 'forth - forth_relaxed', backLate: 'back - back_relaxed', pairs: 'A*B', products: 'C*D' },
  internal: ['forth', 'back', 'forthLate', 'backLate', 'pairs', 'products'],
  laws: [
    averageLaw({
      id: 'copy-number-law',
      statement: 'Var(C) = that of p(ξ) ∝ (k₊/k₋)^ξ/[(A₀ − ξ)!(B₀ − ξ)!(C₀ + ξ)!(D₀ + ξ)!]',
      measured: (m) => variance(m.moments('C')),
      expected: (m) => law(m).variance,
    }),
    averageLaw({
      id: 'mean-number',
      statement: '⟨C⟩ of the same law',
      measured: 'C',
      expected: (m) => C0 + law(m).mean,
    }),
    averageLaw({
      id: 'mass-action',
      statement: '⟨C·D⟩/⟨A·B⟩ = k₊/k₋',
      measured: (m) => m.moments('products').mean / m.moments('pairs').mean,
      expected: ({ parameters: p }) => p.kPlus! / p.kMinus!,
    }),
    averageLaw({
      id: 'collision-rate',
      statement: 'collisions forth per time = k₊⟨A·B⟩ of the same law, once relaxed',
      unit: 'per time',
      measured: (m) => m.moments('forthLate').mean / (m.duration - m.time('relaxed')),
      expected: (m) => {
        const { min, p } = law(m);
        return m.parameters.kPlus! * p.reduce((sum, share, i) => sum + share * (A0 - min - i) * (B0 - min - i), 0);
      },
    }),
    averageLaw({
      id: 'microreversibility',
      statement: 'collisions forth over collisions back = 1, once relaxed',
      measured: (m) => m.moments('forthLate').mean / m.moments('backLate').mean,
      expected: () => 1,
    }),
  ],
  presets: [
    {
      title: 'Favoured: back at 0.001',
      words: 'Nearly all become C and D, yet each meeting that goes forth is still matched by one that goes back.',
      parameters: { kMinus: 0.001 },
    },
    {
      title: 'Even: both at 0.02',
      words: 'As many on either side, and the same balance collision by collision.',
      parameters: { kMinus: 0.02 },
    },
  ],
  sources: ['D. A. McQuarrie, J. Appl. Probab. 4, 413 (1967)', 'L. Onsager, Phys. Rev. 37, 405 (1931)'],
};
