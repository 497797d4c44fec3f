/**
 * Least mean work of erasing one bit with success probability p, ⟨W⟩ ≥ kT[ln 2 + p ln p + (1−p) ln(1−p)]: the loss of
 * Shannon entropy of a uniform bit (R. Landauer, IBM J. Res. Dev. 5, 183 (1961)). kT ln 2 at p = 1, 0 at p = ½.
 *
 * @param success p in [0, 1] @param kT thermal energy @returns work, in the unit of kT
 */
export function landauerBound(success: number, kT: number): number {
  const plogp = (p: number) => (p === 0 ? 0 : p * Math.log(p));
  return kT * (Math.LN2 + plogp(success) + plogp(1 - success));
}
