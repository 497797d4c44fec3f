import { haradaSasaSpectrum } from '../fokker-planck/harada-sasa-spectrum.ts';
import type { QuadratureRule } from '../gauss-legendre.ts';
import type { DrivenRingParameters } from './driven-ring.ts';
import { drivenRingModel } from './driven-ring-model.ts';

/** Cells of the Fokker–Planck equation: remainders are then right to 1e-4 of the heat and mostly to 1e-8. */
const cells = 200;

/**
 * γ[v² + Σ weight D_T(ω)], D_T the exact spectrum of `haradaSasaSpectrum` over the time T: what frequencies and weights make of the
 * heat per time, fv, with their own remainder, which strong forces at low temperature raise to some percent.
 */
export function haradaSasaHeat(
  parameters: DrivenRingParameters,
  { nodes, weights }: QuadratureRule,
  T: number,
): number {
  const { velocity, at } = haradaSasaSpectrum(drivenRingModel(parameters), T, cells);
  return nodes.reduce((sum, omega, i) => sum + weights[i]! * at(omega).value, velocity.value ** 2) / parameters.mu;
}
