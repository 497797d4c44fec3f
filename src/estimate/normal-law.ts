/** Coefficients of t⁰ … t⁹ in ln(erfc(z) e^{z²}/t), t = 1/(1 + z/2). */
const terms = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
  0.17087277,
];

/** erfc x with a relative error below 1.2e-7 everywhere (Press et al., Numerical Recipes, section 6.2). */
function erfc(x: number): number {
  const z = Math.abs(x);
  const t = 1 / (1 + 0.5 * z);
  let exponent = 0;
  for (let k = terms.length - 1; k >= 0; k--) exponent = exponent * t + terms[k]!;
  const y = t * Math.exp(exponent - z * z);
  return x >= 0 ? y : 2 - y;
}

/** Probability that a standard normal number is below z. */
export function normalProbability(z: number): number {
  return erfc(-z / Math.SQRT2) / 2;
}

/** ln of that probability, free of underflow down to z = −37. */
export function logNormalProbability(z: number): number {
  return z < 6 ? Math.log(normalProbability(z)) : Math.log1p(-normalProbability(-z));
}

/** z below which a standard normal number lies with probability p, to 1e-7. */
export function normalQuantile(p: number): number {
  let z = 0;
  for (let i = 0; i < 60; i++) {
    const step = (normalProbability(z) - p) / (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI));
    z -= Math.max(-1, Math.min(1, step));
    if (Math.abs(step) < 1e-8) break;
  }
  return z;
}

/** Student's t that 97.5 % lie below, for `freedom` degrees of freedom: exact for 1 and 2, else Cornish and Fisher's expansion. */
export function studentQuantile(freedom: number): number {
  if (freedom === 1) return Math.tan(0.475 * Math.PI);
  if (freedom === 2) return 0.95 * Math.sqrt(2 / (1 - 0.95 * 0.95));
  const z = normalQuantile(0.975);
  const v = freedom;
  return (
    z +
    (z ** 3 + z) / (4 * v) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * v ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * v ** 3)
  );
}
