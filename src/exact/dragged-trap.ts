/**
 * Mean work of dragging a harmonic trap U = k(x − vt)²/2 for a time τ, overdamped, from equilibrium:
 * ⟨w⟩ = (v²/μ)[τ − τ_r(1 − e^{−τ/τ_r})], τ_r = 1/(μk). The work is Gaussian with variance 2kT⟨w⟩
 * (O. Mazonka, C. Jarzynski, arXiv:cond-mat/9912121 (1999)).
 */
export function draggedTrapMeanWork({ k, v, mu, tau }: { k: number; v: number; mu: number; tau: number }): number {
  const s = mu * k * tau;
  // Equal to (v²τ/μ)(s − 1 + e^{−s})/s; the series avoids the cancellation for short drags.
  if (s > 0.5) return (v * v * (tau * (s + Math.expm1(-s)))) / (mu * s);
  let term = 0.5;
  let sum = 0;
  for (let n = 0; n < 18; n++) {
    sum += term;
    term *= -s / (n + 3);
  }
  return k * (v * tau) ** 2 * sum;
}
