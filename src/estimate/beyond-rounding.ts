/** Rounding of numbers in kT, as a part of the largest of them and of kT: BAR's root alone is good to some 1e-14. */
const rounding = 1e-12;

/** A difference in kT; 0 where it is no more than the rounding of the terms that it is made of. */
export function beyondRounding(difference: number, ...terms: readonly number[]): number {
  return Math.abs(difference) <= rounding * Math.max(1, ...terms.map(Math.abs)) ? 0 : difference;
}
