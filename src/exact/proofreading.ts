/**
 * Error of kinetic proofreading (J. J. Hopfield, PNAS 71, 4135 (1974)): p(S*)/p(E) = [k*(ℓ + m) + mk]/[(ℓ + m)(ℓ + m′) − mm′] from the
 * balance of S and S*, the two substrates being joined by E alone; for the wrong one, ℓ = 1/f, over that for the right one, ℓ = 1, with
 * k = 1, m = 0.02, m′ = 0.002, and k* = k(m/m′)e^{−A}.
 */
export function proofreadingError(f: number, affinity: number): number {
  const [k, m, back] = [1, 0.02, 0.002];
  const straight = ((k * m) / back) * Math.exp(-affinity);
  const activated = (leave: number) => (straight * (leave + m) + m * k) / ((leave + m) * (leave + back) - m * back);
  return activated(1 / f) / activated(1);
}
