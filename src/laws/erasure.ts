import { landauerBound } from '../exact/landauer.ts';
import type { Law, Measurement } from '../model/system.ts';
import { standardErrorOfMean } from '../tally/moments.ts';

const successProbability = (m: Measurement) => m.moments('success').mean;

/**
 * How far a count of rare outcomes may lie off its mean, λ being its variance: √λ below it (but for one), and above it 1 + √(λ + ¾), since counts of a
 * mean below 1 reach farther up (after N. Gehrels, ApJ 303, 336 (1986)).
 */
const errorOfCount = (above: boolean, variance: number) =>
  above ? 1 + Math.sqrt(variance + 0.75) : Math.max(1, Math.sqrt(variance));

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
  /** Mean work and probability of success by that equation, and how far off they may be where it is solved on a grid. */
  readonly exact: (m: Measurement) => Solved & { readonly errors?: Solved };
}

interface Solved {
  readonly work: number;
  readonly success: number;
}

/**
 * What holds for the erasure of a bit that fails at times, `success` being the observable that tells, `restricted` e^{−βW}1[success] and
 * `creation` e^{−βW}: Jarzynski's equality restricted to success, Landauer's bound at the measured probability of success (R. Landauer,
 * IBM J. Res. Dev. 5, 183 (1961)), that probability and the mean work by the equation of motion of the probabilities, and the erasure in reverse.
 */
export function erasureLaws({ success, equation, power, timeSteps, exact }: Erasure): Law[] {
  const p = (m: Measurement) => (timeSteps ? successProbability(m) : exact(m).success);
  const solved = { unit: '', exactAtAnyTimeStep: !timeSteps } as const;
  const errorOfSuccess = (m: Measurement) => {
    const { count, mean } = m.moments('success');
    const { success: due } = exact(m);
    const rarerAbove = due > 0.5 ? mean < due : mean > due;
    return errorOfCount(rarerAbove, count * due * (1 - due)) / count;
  };
  const unsolved = (error: number, standardError: number) =>
    error > standardError ? `the ${equation} is not solved as well as so many trajectories can tell` : null;
  return [
    {
      ...average,
      id: 'restricted-jarzynski',
      statement: `⟨e^{−βW} 1[${success}]⟩ = Z₀(λ_τ)/Z(λ₀) = ½`,
      measured: (m) => m.moments('restricted').mean,
      expected: () => 1 / 2,
      exponentialAverage: { observable: 'restricted', side: 'forward' },
    },
    {
      id: 'landauer-bound',
      kind: 'bound',
      side: 'at least',
      statement: '⟨w⟩ ≥ kT[ln 2 + p ln p + (1−p) ln(1−p)], p the measured probability of success',
      unit: '',
      measured: (m) => m.moments('work').mean,
      expected: (m) => landauerBound(successProbability(m), m.parameters.kT!),
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
      untestable: (m) => unsolved(exact(m).errors?.work ?? 0, standardErrorOfMean(m.moments('work'))),
    },
    {
      ...solved,
      id: 'success',
      kind: 'equality',
      statement: `p = ⟨1[${success}]⟩ of the ${equation}`,
      measured: successProbability,
      expected: (m) => exact(m).success,
      scale: () => 1,
      exactError: errorOfSuccess,
      untestable: (m) => unsolved(exact(m).errors?.success ?? 0, errorOfSuccess(m)),
    },
    {
      ...average,
      id: 'creation',
      statement: '⟨e^{−βW_R}⟩ = p Z(λ₀)/Z₀(λ_τ) = 2p: the erasure in reverse, from bit 0',
      measured: (m) => m.moments('creation', 'reverse').mean,
      expected: (m) => 2 * p(m),
      expectedIsMeasured: timeSteps,
      exponentialAverage: { observable: 'creation', side: 'reverse' },
    },
  ];
}
