import { cubicRule, trapeziumRule } from './integration/cubic-rule.ts';
import { straightStretches } from './integration/straight-stretches.ts';
import type { Estimate } from './measured.ts';

/** The mean of ∂u/∂λ at one point of the path, u = U/kT. */
export interface GradientWindow {
  /** Controls λ. */
  readonly controls: readonly number[];
  /** ⟨∂u/∂λ⟩ for each control. */
  readonly mean: readonly number[];
  /** Covariance of these means, correlations of the samples allowed for. */
  readonly covariance: readonly (readonly number[])[];
}

/** ∫⟨∂u/∂λ⟩·dλ with its errors, in kT. */
export interface ThermodynamicIntegration extends Estimate {
  readonly id: 'thermodynamic-integration';
  /** By the trapezium rule. */
  readonly trapezium: number;
  /** From the samples alone. */
  readonly statisticalError: number;
  /** Of the rule, as coarser rules tell it, less what chance explains of that; 0 where it drowns in noise. */
  readonly quadratureError: number;
}

/** Standard errors of a difference between rules that chance explains. */
const chance = 2;

/**
 * Thermodynamic integration ΔF/kT = ∫⟨∂u/∂λ⟩·dλ (Kirkwood, J. Chem. Phys. 3, 300 (1935)) along the broken line through the windows. On each
 * straight stretch of it a cubic spline through the means; its error is taken from the spline through every other window, which tends to
 * be too large, and on stretches of two windows from the rectangles (an upper bound where U is linear in λ, since F then is
 * concave). The standard error holds both the scatter of the samples and the error of the rule.
 *
 * @param windows in the order of the path
 */
export function thermodynamicIntegration(windows: readonly GradientWindow[]): ThermodynamicIntegration {
  const id = 'thermodynamic-integration';
  const none = (reason: string): ThermodynamicIntegration => {
    const [value, standardError, trapezium, statisticalError, quadratureError] = Array(5).fill(Number.NaN);
    return { id, value, standardError, reason, trapezium, statisticalError, quadratureError };
  };
  if (windows.length < 2) return none('needs two windows');
  const stretches = straightStretches(windows.map((w) => w.controls));
  const best = createFunctional(windows);
  const trapezium = createFunctional(windows);
  let quadratureError = 0;
  for (const { first, nodes, direction } of stretches) {
    const weights = cubicRule(nodes);
    best.add(first, weights, direction);
    trapezium.add(first, trapeziumRule(nodes), direction);
    const coarse = coarserRule(nodes);
    const difference = createFunctional(windows);
    difference.add(
      first,
      weights.map((w, i) => w - coarse[i]!),
      direction,
    );
    quadratureError += Math.sqrt(Math.max(0, difference.value() ** 2 - chance ** 2 * difference.variance()));
  }
  const value = best.value();
  if (!Number.isFinite(value)) return none('a window has no finite mean of ∂U/∂λ');
  const statisticalError = Math.sqrt(best.variance());
  const standardError = Math.hypot(statisticalError, quadratureError);
  return { id, value, standardError, reason: null, trapezium: trapezium.value(), statisticalError, quadratureError };
}

/** What the rule for a stretch is compared with. */
function coarserRule(nodes: readonly number[]): number[] {
  const last = nodes.length - 1;
  if (last === 1) return [nodes[1]! - nodes[0]!, 0];
  const kept = [...nodes.keys()].filter((i) => i % 2 === 0 || i === last);
  const weights = cubicRule(kept.map((i) => nodes[i]!));
  return nodes.map((_, i) => weights[kept.indexOf(i)] ?? 0);
}

/** A sum Σ_k W_k·⟨∂u/∂λ⟩_k and its variance, windows being independent of each other. */
function createFunctional(windows: readonly GradientWindow[]) {
  const weights = windows.map((w) => w.controls.map(() => 0));
  return {
    /** Adds a rule for the derivative along a direction, from a window on. */
    add: (first: number, rule: readonly number[], direction: readonly number[]) =>
      rule.forEach((w, i) => {
        const row = weights[first + i]!;
        for (let c = 0; c < row.length; c++) row[c]! += w * direction[c]!;
      }),
    value: () =>
      windows.reduce(
        (sum, { mean }, k) => sum + weights[k]!.reduce((s, w, c) => s + (w === 0 ? 0 : w * mean[c]!), 0),
        0,
      ),
    variance: () =>
      windows.reduce((sum, { covariance }, k) => {
        const row = weights[k]!;
        return (
          sum +
          row.reduce((s, w, c) => s + row.reduce((t, v, d) => t + (w * v === 0 ? 0 : w * v * covariance[c]![d]!), 0), 0)
        );
      }, 0),
  };
}
