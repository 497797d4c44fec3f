/**
 * Bias, in kT, of Jarzynski's average of N works W_d ~ N(σ²/2, σ²) to quadrature: with S = Σ e^{−W_d},
 * ⟨ln S⟩ = ∫₀^∞ (e^{−t} − φ(t)^N) dt/t, φ(t) = ⟨e^{−t e^{−W_d}}⟩ (Frullani's integral). Sums over equal steps converge exponentially.
 */
export function gaussianBias(works: number, sigma: number): number {
  const weights: [number, number][] = [];
  for (let z = -12; z <= 12; z += 0.02)
    weights.push([Math.exp(sigma * z - sigma ** 2 / 2), (0.02 * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI)]);
  let sum = 0;
  const step = 0.05;
  for (let u = -50; u <= 50; u += step) {
    const t = Math.exp(u);
    const phi = weights.reduce((total, [weight, p]) => total + p * Math.exp(-t * weight), 0);
    sum += step * (Math.exp(-t) - phi ** works);
  }
  return Math.log(works) - sum;
}
