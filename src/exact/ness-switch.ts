/** A particle in a trap dragged at a velocity that rises evenly from v1 to v2 within tau. */
export interface NessSwitchParameters {
  k: number;
  v1: number;
  v2: number;
  tau: number;
  mu: number;
  kT: number;
}

/**
 * ⟨Y⟩ of Hatano and Sasa (PRL 86, 3463 (2001)), φ = k(y + v/μk)²/2kT, for a start in the stationary state at v1: with r = μk,
 * ⟨Y⟩ = [(v2 − v1)²/(kT k μ²)](rτ − 1 + e^{−rτ})/(rτ)².
 */
export function meanSwitchingExcess({ k, v1, v2, tau, mu, kT }: NessSwitchParameters): number {
  const z = mu * k * tau;
  const shape = z < 1e-3 ? 1 / 2 - z / 6 + z ** 2 / 24 : (z + Math.expm1(-z)) / z ** 2;
  return ((v2 - v1) ** 2 / (kT * k * mu ** 2)) * shape;
}

/**
 * What Jarzynski's average of w = −k∫v y dt is in that process, which starts in no equilibrium (ΔF = 0):
 *
 *   ⟨e^{−βw}⟩ = exp{−(v1/(μkT))[v1(1 − e^{−rτ})/r + (v2 − v1)(1 − e^{−rτ}(1 + rτ))/(τr²)]}, r = μk.
 */
export function switchedJarzynski({ k, v1, v2, tau, mu, kT }: NessSwitchParameters): number {
  const r = mu * k;
  const z = r * tau;
  const steady = (v1 * -Math.expm1(-z)) / r;
  const rising = ((v2 - v1) * (-Math.expm1(-z) - z * Math.exp(-z))) / (tau * r * r);
  return Math.exp(-(v1 / (mu * kT)) * (steady + rising));
}
