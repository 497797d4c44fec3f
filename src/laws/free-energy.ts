import type { Law, Measurement } from '../model/system.ts';

const common = {
  kind: 'equality',
  unit: 'kT',
  expected: (m) => m.freeEnergyDifference,
  scale: () => 1,
  exactAtAnyTimeStep: true,
} satisfies Partial<Law>;

/** Jarzynski's equality, forward: ΔF = −kT ln⟨e^{−βW}⟩ (PRL 78, 2690 (1997)). */
export const jarzynski: Law = {
  ...common,
  id: 'jarzynski',
  statement: 'ΔF = −kT ln⟨e^{−βW}⟩',
  measured: { estimate: 'jarzynski-forward' },
  exponentialAverage: { side: 'forward' },
};

/** Bennett's acceptance ratio from both directions (J. Comput. Phys. 22, 245 (1976); PRL 91, 140601 (2003)). */
export const bar: Law = {
  ...common,
  id: 'bar',
  statement: 'Σ f(β(W_F − ΔF)) = Σ f(β(W_R + ΔF))',
  measured: { estimate: 'bar' },
};

/** Where the two work distributions cross (Crooks, PRE 60, 2721 (1999)). */
export const crooksCrossing: Law = {
  ...common,
  id: 'crooks-crossing',
  statement: 'P_F(W) = P_R(−W) at W = ΔF',
  measured: { estimate: 'crooks-line' },
};

/** The slope of ln[P_F(W)/P_R(−W)] is β. */
const crooksSlope: Law = {
  ...common,
  id: 'crooks-slope',
  statement: 'ln[P_F(W)/P_R(−W)] rises by β per unit of W',
  unit: 'β',
  measured: { estimate: 'crooks-slope' },
  expected: () => 1,
};

/** The same laws held against a ΔF/kT that does not read the model's own potential, in which there may be an error. */
export const against = (freeEnergyDifference: (m: Measurement) => number, laws: readonly Law[]): Law[] =>
  laws.map((law) => (law.expected === common.expected ? { ...law, expected: freeEnergyDifference } : law));

/** The four laws of every driven model that starts in equilibrium. */
export const freeEnergyLaws: readonly Law[] = [jarzynski, bar, crooksCrossing, crooksSlope];
