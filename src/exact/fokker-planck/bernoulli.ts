/** B(z) = z/(e^z − 1), 1 at z = 0, without overflow. */
export function bernoulli(z: number): number {
  return Math.abs(z) < 1e-9 ? 1 - z / 2 : z / Math.expm1(z);
}
