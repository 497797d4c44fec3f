import { frequencyRule, type Relaxation } from '../fokker-planck/frequency-rule.ts';
import type { QuadratureRule } from '../gauss-legendre.ts';
import type { DrivenRingParameters } from './driven-ring.ts';
import { ringRelaxation } from './ring-relaxation.ts';

/**
 * K ≥ 5 frequencies and weights, Σ weight D_T(ω) ≈ ∫ D_T dω/2π over the real line, for the Harada–Sasa spectrum of the driven ring,
 * see `haradaSasaSpectrum`: built on its two slowest modes, the slowest twice as 1/T makes its pole double, and scaled to the third.
 *
 * Measured errors, as shares of the heat, for T ≥ 50 and ≥ 5/(rate of the slowest mode), below which D_T oscillates with e^{iωT}:
 * at (V0, f, kT) = (1, 0.5, 0.5) less than 1e-6; at (1, 0.9, 0.1) and (1, 1.5, 0.1) 8e-4 with K = 5, 4e-4 with 6, 2e-5 with 8; with
 * each parameter within a factor of two of these and |v| > 1e-6 at most 2e-3 with 5, 1e-3 with 6 to 8.
 */
export function haradaSasaRule(parameters: DrivenRingParameters, K: number): QuadratureRule {
  const [slowest, second, third] = ringRelaxation(parameters, 3) as [Relaxation, Relaxation, Relaxation];
  return frequencyRule(K, Math.hypot(third.rate, third.frequency), [slowest, slowest, second]);
}
