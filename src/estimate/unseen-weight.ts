/**
 * Share of ⟨e^{−W}⟩ that no work of this direction has reached, seen from the other one: by Crooks' theorem
 * P(W) e^{−W} ∝ P_other(−W), so what the average lacks below its least work is the share of the other direction's works beyond
 * it (Jarzynski, PRE 73, 046105 (2006)). The average then is off by −ln(1 − share) kT. Works of +∞ over there are mirrored by none
 * here, however many are taken. NaN without finite works on both sides.
 *
 * @param least least work of this direction
 * @param other works of the other direction
 */
export function unseenWeight(least: number, other: Float64Array): number {
  let finite = 0;
  let beyond = 0;
  for (let i = 0; i < other.length; i++) {
    const w = other[i]!;
    if (w < Number.POSITIVE_INFINITY) finite++;
    if (-w < least) beyond++;
  }
  return finite && least < Number.POSITIVE_INFINITY ? beyond / other.length : Number.NaN;
}
