/** ⟨x²⟩ at time t of diffusion that starts at 0 and is reset there at rate r: (2D/r)(1 − e^{−rt}). */
export const resettingVariance = ({ D, r, t }: { D: number; r: number; t: number }): number =>
  (-2 * D * Math.expm1(-r * t)) / r;

/**
 * Mean time to first meet a target at distance L: (e^{αL} − 1)/r, α = √(r/D) (M. R. Evans, S. N. Majumdar, PRL 106, 160601 (2011)).
 */
export const resettingPassageTime = ({ D, r, L }: { D: number; r: number; L: number }): number =>
  Math.expm1(Math.sqrt(r / D) * L) / r;
