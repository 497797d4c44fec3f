import { landauerBound } from '../exact/landauer.ts';
import type { Law, Measurement } from '../model/system.ts';

const successProbability = (m: Measurement) => m.moments('success').mean;

/** 1 + √(λ + ¾), also where the mean λ is well below 1 (N. Gehrels, ApJ 303, 336 (1986)). */
const errorOfCount = (mean: number) => 1 + Math.sqrt(mean + 0.75);

const average = { kind: 'equality', unit: '', scale: () => 1, exactAtAnyTimeStep: true } as const;

/** What the laws of an erasure are about. */
interface Erasure {
  /** Success as a condition on the end, for statements. */
  readonly success: string;
  /** The equation by which probabilities move, and the work per time in its terms, for statements. */
  readonly equation: string;
  readonly power: string;
  /** Whether trajectories are made of steps in time, so that mean work and success have a bias from them. */
  readonly timeSteps: boolean;
  /** Mean work and probability of success by that equation. */
  readonly exact: (m: Measurement) => { readonly work: number; readonly success: number };
  /** Why the equation is not solved well enough for this run; null where it is. */
  readonly untestable?: (m: Measurement) => string | null;
}

/**
 * What holds for the erasure of a bit that fails at times, `success` being the observable that tells, `restricted` e^{−βW}1[success] and
 * `creation` e^{−βW}: Jarzynski's equality restricted to success, Landauer's bound at the measured probability of success (R. Landauer,
 * IBM J. Res. Dev. 5, 183 (1961)), that probability and the mean work by the equation of motion of the probabilities, and the erasure in reverse.
 */
export function erasureLaws({ success, equation, power, timeSteps, exact, untestable }: Erasure): Law[] {
  const p = (m: Measurement) => (timeSteps ? successProbability(m) : exact(m).success);
  const solved = { unit: '', exactAtAnyTimeStep: !timeSteps, ...(untestable && { untestable }) } as const;
  return [
    {
      ...average,
      id: 'restricted-jarzynski',
      statement: `⟨e^{−βW} 1[${success}]⟩ = Z₀(λ_τ)/Z(λ₀) = ½`,
      measured: (m) => m.moments('restricted').mean,
      expected: (m) => Math.exp(-m.freeEnergyDifference),
      exponentialAverage: { observable: 'restricted', side: 'forward' },
    },
    {
      id: 'landauer-bound',
      kind: 'bound',
      side: 'at least',
      statement: '⟨w⟩ ≥ kT[ln 2 + p ln p + (1−p) ln(1−p)], p the measured probability of success',
      unit: '',
      measured: (m) => m.moments('work').mean,
      expected: (m) => landauerBound(successProbability(m), m.kT),
      expectedIsMeasured: true,
      scale: (m) => m.kT,
      exactAtAnyTimeStep: !timeSteps,
    },
    {
      ...solved,
      id: 'mean-work',
      kind: 'equality',
      statement: `⟨w⟩ = ${power} of the ${equation}`,
      measured: (m) => m.moments('work').mean,
      expected: (m) => exact(m).work,
      scale: (m) => m.kT,
    },
    {
      ...solved,
      id: 'success',
      kind: 'equality',
      statement: `p = ⟨1[${success}]⟩ of the ${equation}`,
      measured: successProbability,
      expected: (m) => exact(m).success,
      scale: () => 1,
      exactError: (m) => {
        const { count } = m.moments('success');
        const { success: likely } = exact(m);
        return errorOfCount(count * likely * (1 - likely)) / count;
      },
    },
    {
      ...average,
      id: 'creation',
      statement: '⟨e^{−βW_R}⟩ = p Z(λ₀)/Z₀(λ_τ) = 2p: the erasure in reverse, from bit 0',
      measured: (m) => m.moments('creation', 'reverse').mean,
      expected: (m) => p(m) * Math.exp(m.freeEnergyDifference),
      expectedIsMeasured: timeSteps,
      exponentialAverage: { observable: 'creation', side: 'reverse' },
    },
  ];
}
