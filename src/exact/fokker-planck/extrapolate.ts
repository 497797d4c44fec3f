/** A number with an estimate of its error. */
export interface Extrapolated {
  value: number;
  error: number;
}

/**
 * Limit h → 0 of a quantity with an error of order h², from cells of width h and h/3 (L. F. Richardson, Phil. Trans. R. Soc. A 210,
 * 307 (1911)). The error given is that of the finer grid, which the limit undercuts.
 */
export function extrapolate(coarse: number, fine: number): Extrapolated {
  const correction = (fine - coarse) / 8;
  return { value: fine + correction, error: Math.abs(correction) };
}
