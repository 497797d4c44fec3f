/**
 * Solves out_i x_i + Σ_j rates_ij (x_i − x_j) = source_i by state reduction as in `gthStationary`: mean exit times (source 1), chances
 * (source the rate into a set) and moments of a process that leaves state i for good at the rate out_i. Without subtraction, so that
 * stiff rates and rare exits cost no digits.
 *
 * @param rates rates[i][j] from i to j; the diagonal is not read @param source ≥ 0
 */
export function exitSolve(
  rates: readonly (readonly number[])[],
  out: readonly number[],
  source: readonly number[],
): number[] {
  const n = out.length;
  const w = rates.map((row) => [...row]);
  const [leave, add] = [[...out], [...source]];
  const exit = new Array<number>(n).fill(0);
  for (let k = n - 1; k >= 0; k--) {
    const last = w[k]!;
    exit[k] = leave[k]!;
    for (let j = 0; j < k; j++) exit[k]! += last[j]!;
    for (let i = 0; i < k; i++) {
      const row = w[i]!;
      const share = row[k]! / exit[k]!;
      if (!(share > 0)) continue;
      for (let j = 0; j < k; j++) row[j]! += share * last[j]!;
      leave[i]! += share * leave[k]!;
      add[i]! += share * add[k]!;
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let k = 0; k < n; k++) {
    let sum = add[k]!;
    for (let j = 0; j < k; j++) sum += w[k]![j]! * x[j]!;
    x[k] = sum / exit[k]!;
  }
  return x;
}
