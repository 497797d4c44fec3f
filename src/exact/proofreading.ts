/** What a proofreading enzyme does: its error p(W*)/p(R*), and per time substrates bound, right products, and net turns of both cycles. */
export interface Proofreading {
  readonly error: number;
  readonly bound: number;
  readonly right: number;
  readonly turns: number;
}

/**
 * Kinetic proofreading (J. J. Hopfield, PNAS 71, 4135 (1974)), the two substrates being joined by E alone: from the balance of S and S*,
 *
 *     p(S*)/p(E) = [k*(ℓ + m) + mk]/[(ℓ + m)(ℓ + m′) − mm′],  p(S)/p(E) = [k + m′p(S*)/p(E)]/(ℓ + m),
 *
 * ℓ = 1/f for the wrong one and 1 for the right one, k = 1, m = 0.02, m′ = 0.002, and k* = k(m/m′)e^{−A}.
 */
export function proofreading(f: number, affinity: number): Proofreading {
  const [k, m, back] = [1, 0.02, 0.002];
  const straight = ((k * m) / back) * Math.exp(-affinity);
  const activated = (leave: number) => (straight * (leave + m) + m * k) / ((leave + m) * (leave + back) - m * back);
  const bound = (leave: number) => (k + back * activated(leave)) / (leave + m);
  const [right, wrong] = [1, 1 / f] as const;
  const free = 1 / (1 + activated(right) + bound(right) + activated(wrong) + bound(wrong));
  const net = (leave: number) => free * (leave * activated(leave) - straight);
  return {
    error: activated(wrong) / activated(right),
    bound: 2 * k * free,
    right: free * right * activated(right),
    turns: net(right) + net(wrong),
  };
}
