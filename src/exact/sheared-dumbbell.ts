/**
 * ⟨e^{−2Δs}⟩ of a Hookean dumbbell in the flow γ̇y along x, Δs with the heat relative to the flow, over a time t in its steady state: how
 * many trajectories ⟨e^{−Δs}⟩ = 1 needs. With lengths in √(kT/H), times in 2λ and g = 2w, w = λγ̇, it is ∫ p⁻¹ e^{c − xᵀRx/2} dx by Feynman and Kac,
 *
 *   Ṙ = −2R² + BᵀR + RB − 4, ċ = 4 − tr R, B = 3 + (g in row x, column y), e^{c − xᵀRx/2} = p² at 0,
 *
 * which is infinite from when R − Σ⁻¹, Σ the covariance of the steady state, is no longer positive.
 *
 * @param time t/λ
 */
export function shearedSecondMoment(w: number, time: number): number {
  const g = 2 * w;
  // Σ⁻¹ = [[a, b], [b, d]], and R likewise
  const [a, b, d] = [1 / (1 + w * w), -w / (1 + w * w), (1 + 2 * w * w) / (1 + w * w)];
  const rate = ([p, q, r]: readonly number[]) => [
    -2 * (p! * p! + q! * q!) + 6 * p! - 4,
    -2 * q! * (p! + r!) + 6 * q! + g * p!,
    -2 * (q! * q! + r! * r!) + 6 * r! + 2 * g * q! - 4,
    4 - p! - r!,
  ];
  let y: readonly number[] = [2 * a, 2 * b, 2 * d, 0];
  const dt = time / 2 / steps;
  const along = (k: readonly number[], h: number) => y.map((x, i) => x + h * k[i]!);
  for (let i = 0; i < steps; i++) {
    const k1 = rate(y);
    const k2 = rate(along(k1, dt / 2));
    const k3 = rate(along(k2, dt / 2));
    const k4 = rate(along(k3, dt));
    y = y.map((x, j) => x + (dt / 6) * (k1[j]! + 2 * k2[j]! + 2 * k3[j]! + k4[j]!));
  }
  const [p, q, r, c] = [y[0]!, y[1]!, y[2]!, y[3]!];
  const determinant = (p - a) * (r - d) - (q - b) ** 2;
  return p > a && determinant > 0 ? Math.exp(c) / Math.sqrt((1 + w * w) * determinant) : Number.POSITIVE_INFINITY;
}

/** Runge and Kutta's, over the whole time. */
const steps = 1000;
