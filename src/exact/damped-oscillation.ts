/**
 * c and s at time t ≥ 0 of ẍ = −ω₀²x − Γẋ: c from x = 1 at rest, s from x = 0 with velocity 1; s = e^{−Γt/2} sin(Ωt)/Ω,
 * c = e^{−Γt/2} cos(Ωt) + (Γ/2)s, Ω² = ω₀² − Γ²/4. Ω is imaginary when overdamped (cosh, sinh) and 0 at critical damping: all three are one
 * analytic function. The decay rates of the overdamped case are formed without cancellation.
 *
 * @param damping Γ = γ/m
 * @param square ω₀²
 */
export function dampedOscillation(damping: number, square: number, t: number): { c: number; s: number } {
  const half = damping / 2;
  const omega2 = square - half * half;
  if (Math.abs(omega2) * t * t < 1e-3) {
    // cos and sin/Ω as series in Ω²t², analytic across critical damping.
    const z = omega2 * t * t;
    const cosine = 1 - (z / 2) * (1 - (z / 12) * (1 - (z / 30) * (1 - z / 56)));
    const sine = t * (1 - (z / 6) * (1 - (z / 20) * (1 - (z / 42) * (1 - z / 72))));
    const decay = Math.exp(-half * t);
    return { c: decay * (cosine + half * sine), s: decay * sine };
  }
  if (omega2 > 0) {
    const omega = Math.sqrt(omega2);
    const decay = Math.exp(-half * t);
    const s = (decay * Math.sin(omega * t)) / omega;
    return { c: decay * Math.cos(omega * t) + half * s, s };
  }
  const kappa = Math.sqrt(-omega2);
  const fast = half + kappa;
  const slow = square / fast;
  const s = (Math.exp(-slow * t) - Math.exp(-fast * t)) / (2 * kappa);
  return { c: Math.exp(-slow * t) + slow * s, s };
}
