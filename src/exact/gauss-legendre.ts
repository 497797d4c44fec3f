export interface QuadratureRule {
  nodes: number[];
  weights: number[];
}

const known = new Map<number, QuadratureRule>();

/** Gauss–Legendre rule with n nodes on [−1, 1] (weights sum to 2), by Newton's method on P_n. */
export function gaussLegendre(n: number): QuadratureRule {
  const cached = known.get(n);
  if (cached) return cached;
  const nodes: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < n; i++) {
    let x = -Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < 12; step++) {
      let [previous, current] = [1, x];
      for (let k = 2; k <= n; k++)
        [previous, current] = [current, ((2 * k - 1) * x * current - (k - 1) * previous) / k];
      slope = (n * (x * current - previous)) / (x * x - 1);
      x -= current / slope;
    }
    nodes.push(x);
    weights.push(2 / ((1 - x * x) * slope * slope));
  }
  const rule = { nodes, weights };
  known.set(n, rule);
  return rule;
}
