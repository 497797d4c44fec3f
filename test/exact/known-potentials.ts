/** ln ∫ e^{−x²/2} dx. */
export const logGauss = 0.5 * Math.log(2 * Math.PI);

/** Modified Bessel function I₀ by its power series Σ (z/2)^{2n}/(n!)². */
export function besselI0(z: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n < 80; n++) {
    term *= (z / (2 * n)) ** 2;
    sum += term;
  }
  return sum;
}

/** ∫ e^{−x⁴} dx = 2Γ(5/4), with Γ(1/4) to the digits of Abramowitz & Stegun 6.1.10. */
export const quarticIntegral = 0.5 * 3.625609908221908;

/** Standard normal distribution function by the series of erf. */
export function normalCdf(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; n < 400; n++) {
    term *= (x * x) / (2 * n + 1);
    sum += term;
  }
  return 0.5 + (sum * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI);
}
