/** One level between two leads: couplings, and occupations f of the leads at its energy. */
export interface QuantumDot {
  readonly gammaL: number;
  readonly gammaR: number;
  readonly fL: number;
  readonly fR: number;
}

/** Landauer's current from left to right, J = Γ_LΓ_R(f_L − f_R)/(Γ_L + Γ_R), in electrons per time. */
export function dotCurrent({ gammaL, gammaR, fL, fR }: QuantumDot): number {
  return ((gammaL * gammaR) / (gammaL + gammaR)) * (fL - fR);
}

/**
 * Var N/t of the electrons N that go out to the right, less those that come in from there, in a time t of the stationary state:
 *
 *     a − 2Γ_R b[1/Γ − (1 − e^{−Γt})/(Γ²t)],  a = Γ_R[p(1 − f_R) + (1 − p)f_R],  b = Γ_R[p²(1 − f_R) + (1 − p)²f_R],
 *
 * Γ = Γ_L + Γ_R, p = (Γ_Lf_L + Γ_Rf_R)/Γ: passages by themselves are Poisson's, and each leaves the level empty or full, which the
 * flow Γ_R(n − f_R) remembers for a time 1/Γ. As t → ∞ it is [Γ_LΓ_R/Γ][f_L(1 − f_R) + f_R(1 − f_L)] − 2J²/Γ (D. A. Bagrets,
 * Yu. V. Nazarov, PRB 67, 085316 (2003)).
 */
export function dotNoise({ gammaL, gammaR, fL, fR }: QuantumDot, t: number): number {
  const gamma = gammaL + gammaR;
  const p = (gammaL * fL + gammaR * fR) / gamma;
  const passages = gammaR * (p * (1 - fR) + (1 - p) * fR);
  const left = gammaR * (p ** 2 * (1 - fR) + (1 - p) ** 2 * fR);
  return passages - 2 * gammaR * left * (1 / gamma + Math.expm1(-gamma * t) / (gamma ** 2 * t));
}
