import { landauerBound } from '../exact/landauer.ts';
import type { Law, Measurement } from '../model/system.ts';

const successProbability = (m: Measurement) => m.moments('success').mean;

const average = { kind: 'equality', unit: '', scale: () => 1, exactAtAnyTimeStep: true } as const;

/**
 * What holds for the erasure of a bit that fails at times, `success` being the observable that tells, `restricted` e^{−βW}1[success] and
 * `creation` e^{−βW}: Jarzynski's equality restricted to success, Landauer's bound at the measured probability of success (R. Landauer,
 * IBM J. Res. Dev. 5, 183 (1961)), and the erasure in reverse.
 *
 * @param success as a condition on the end, for the statement
 * @param timeSteps whether trajectories are made of steps in time, so that the mean work has a bias from them
 */
export function erasureLaws(success: string, timeSteps: boolean): Law[] {
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
      ...average,
      id: 'creation',
      statement: '⟨e^{−βW_R}⟩ = p Z(λ₀)/Z₀(λ_τ) = 2p: the erasure in reverse, from bit 0',
      measured: (m) => m.moments('creation', 'reverse').mean,
      expected: (m) => successProbability(m) * Math.exp(m.freeEnergyDifference),
      expectedIsMeasured: true,
      exponentialAverage: { observable: 'creation', side: 'reverse' },
    },
  ];
}
