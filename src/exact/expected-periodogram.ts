/**
 * What the windowed periodogram of a stationary process is on average, exactly, leakage and aliasing included:
 *
 *     ⟨P(ω)⟩ = (Δ/Σw²) Σ_{jl} w_j w_l C((j − l)Δ) cos ω(j − l)Δ = Δ Σ_n r_n C(nΔ) cos ωnΔ,   r_n = Σ_j w_j w_{j+|n|} / Σ w²,
 *
 * the sum over −N < n < N. As N grows and Δ shrinks, r_n → 1 and it tends to ∫e^{iωt}C(t)dt.
 *
 * @param window w_j, one a sample
 * @param interval Δ
 * @param correlation C(t) = ⟨x(t)x(0)⟩ for t ≥ 0
 * @returns the average as a function of ω
 */
export function expectedPeriodogram(
  window: Float64Array,
  interval: number,
  correlation: (t: number) => number,
): (omega: number) => number {
  const weighted = window.map((_, n) => correlation(n * interval) * overlap(window, n));
  const norm = interval / overlap(window, 0);
  return (omega) => {
    let sum = weighted[0]!;
    for (let n = 1; n < weighted.length; n++) sum += 2 * weighted[n]! * Math.cos(omega * n * interval);
    return norm * sum;
  };
}

/** Σ_j w_j w_{j+n}. */
function overlap(window: Float64Array, n: number): number {
  let sum = 0;
  for (let j = 0; j + n < window.length; j++) sum += window[j]! * window[j + n]!;
  return sum;
}
