import { Matrix, solve } from 'ml-matrix';

/**
 * Weights w of ∫ f dt ≈ Σ w_i f(t_i) over [t_0, t_n] by the cubic spline through the values whose third derivative does not jump at the last
 * nodes but one (“not a knot”): right for cubics; with three nodes for parabolas, with two the trapezium rule.
 *
 * @param nodes rising
 */
export function cubicRule(nodes: readonly number[]): number[] {
  const n = nodes.length;
  const h = nodes.slice(1).map((t, i) => t - nodes[i]!);
  if (n < 3) return trapeziumRule(nodes);
  if (n === 3) return parabolaRule(h[0]!, h[1]!);
  // Second derivatives m solve A m = B f, and the integral is that of the trapezium less Σ h³(m_i + m_{i+1})/24.
  const A = Matrix.zeros(n, n);
  const B = Matrix.zeros(n, n);
  const secondDifference = (row: number, i: number) => {
    B.set(row, i - 1, 6 / h[i - 1]!);
    B.set(row, i, -6 / h[i - 1]! - 6 / h[i]!);
    B.set(row, i + 1, 6 / h[i]!);
  };
  for (let i = 1; i < n - 1; i++) {
    A.set(i, i - 1, h[i - 1]!);
    A.set(i, i, 2 * (h[i - 1]! + h[i]!));
    A.set(i, i + 1, h[i]!);
    secondDifference(i, i);
  }
  for (const [row, i, sign] of [
    [0, 1, 1],
    [n - 1, n - 2, -1],
  ] as const) {
    // (m_1 − m_0)/h_0 = (m_2 − m_1)/h_1 and the like at the other end
    const [outer, inner] = sign > 0 ? [h[0]!, h[1]!] : [h[n - 2]!, h[n - 3]!];
    A.set(row, i - sign, inner);
    A.set(row, i, -(inner + outer));
    A.set(row, i + sign, outer);
  }
  const bend = new Float64Array(n);
  h.forEach((width, i) => {
    bend[i]! += width ** 3 / 24;
    bend[i + 1]! += width ** 3 / 24;
  });
  // wᵀ = trapeziumᵀ − bendᵀ A⁻¹ B
  const adjoint = solve(A.transpose(), Matrix.columnVector(Array.from(bend)));
  return trapeziumRule(nodes).map((w, i) => w - Matrix.columnVector(B.getColumn(i)).dot(adjoint));
}

/** Weights of the trapezium rule over rising nodes. */
export function trapeziumRule(nodes: readonly number[]): number[] {
  return nodes.map((t, i) => ((nodes[i + 1] ?? t) - (nodes[i - 1] ?? t)) / 2);
}

/** Simpson's rule for two steps of any lengths. */
function parabolaRule(a: number, b: number): number[] {
  const all = (a + b) / 6;
  return [all * (2 - b / a), (all * (a + b) ** 2) / (a * b), all * (2 - a / b)];
}
