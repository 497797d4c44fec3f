import { poissonPmf } from './reactions/count-laws.ts';

/**
 * Kummer's function M(a, b, −x) for 0 < a < b and x ≥ 0, by Kummer's transformation e^{−x}M(b − a, b, x): a mean of (b − a)_k/(b)_k over
 * Poisson's law of mean x, all of whose terms are positive (Abramowitz and Stegun, 13.1.27). It is the mean of e^{−xB} for a Beta(a, b − a)
 * distributed B.
 */
export function kummerOfMinus(a: number, b: number, x: number): number {
  const last = Math.ceil(x + 12 * Math.sqrt(x) + 60);
  let factor = 1;
  let sum = 0;
  for (let k = 0; k <= last; k++) {
    sum += poissonPmf(k, x) * factor;
    factor *= (b - a + k) / (b + k);
  }
  return sum;
}
