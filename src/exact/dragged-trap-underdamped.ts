import { dampedOscillation } from './damped-oscillation.ts';
import { twiceIntegratedDecay } from './dragged-trap.ts';

/**
 * Mean work of dragging a harmonic trap U = k(x − vt)²/2 for a time τ with inertia, from equilibrium at rest. With
 * Γ = γ/m, ω₀² = k/m, c(t) = C(t) + (Γ/2)S(t), C = e^{−Γt/2} cos Ωt, S = e^{−Γt/2} sin Ωt/Ω, Ω² = ω₀² − Γ²/4, and
 * I = ∫₀^τ c dt = [Γ(1 − c) + ω₀²S]/ω₀²,
 *
 *   ⟨W⟩ = mv²[1 − c + Γτ − ΓI].
 *
 * The mean lag behind the trap obeys m ÿ = −ky − γ(ẏ + v), y(0) = 0, ẏ(0) = −v. Ω is imaginary when overdamped (cosh,
 * sinh) and 0 at critical damping; all three are one analytic function. Work is Gaussian with variance 2kT⟨W⟩.
 */
export function underdampedDraggedTrapMeanWork(p: {
  k: number;
  v: number;
  m: number;
  gamma: number;
  tau: number;
}): number {
  const { k, v, m, tau } = p;
  const damping = p.gamma / m;
  const square = k / m;
  if (Math.max(damping, Math.sqrt(square)) * tau < 0.1) return m * v * v * shortDrag(damping, square, tau);
  const kappa2 = damping ** 2 / 4 - square;
  if (kappa2 * tau * tau > 1e-3) return m * v * v * overdampedDrag(damping, square, Math.sqrt(kappa2), tau);
  const { c, s } = dampedOscillation(damping, square, tau);
  return m * v * v * (1 - c + damping * (tau - (damping * (1 - c)) / square - s));
}

/**
 * The bracket with two real rates of decay a > b = ω₀²/a: c = (a e^{−bt} − b e^{−at})/(a − b), integrated term by term, since the bracket itself is a
 * small difference where damping is strong.
 */
function overdampedDrag(damping: number, square: number, kappa: number, tau: number): number {
  const fast = damping / 2 + kappa;
  const slow = square / fast;
  return (square * (fast * twiceIntegratedDecay(slow, tau) - slow * twiceIntegratedDecay(fast, tau))) / (fast - slow);
}

/**
 * Power series of the bracket for short times: its second derivative is −c̈ − Γċ = ω₀²c, so it is ω₀²∬c.
 */
function shortDrag(damping: number, square: number, tau: number): number {
  // Taylor coefficients of c times tⁿ: c₀ = 1, c₁ = 0, n(n−1)cₙ = −Γt(n−1)cₙ₋₁ − ω₀²t²cₙ₋₂.
  let [before, now] = [1, 0];
  let sum = 1 / 2;
  for (let n = 2; n < 24; n++) {
    const next = -(damping * tau * (n - 1) * now + square * tau * tau * before) / (n * (n - 1));
    [before, now] = [now, next];
    sum += next / ((n + 1) * (n + 2));
  }
  return square * tau * tau * sum;
}
