/**
 * Stationary law of an irreducible Markov process by state reduction (W. K. Grassmann, M. I. Taksar, D. P. Heyman, Oper. Res. 33,
 * 1107 (1985)). No subtraction occurs, so that each probability has a relative error of a few n ulp however stiff the rates are.
 *
 * @param rates rates[i][j] ≥ 0 from i to j; the diagonal is not read @returns probabilities that sum to 1
 */
export function gthStationary(rates: readonly (readonly number[])[]): number[] {
  const n = rates.length;
  const w = rates.map((row) => [...row]);
  for (let k = n - 1; k > 0; k--) {
    const last = w[k]!;
    let exit = 0;
    for (let j = 0; j < k; j++) exit += last[j]!;
    for (let i = 0; i < k; i++) {
      const row = w[i]!;
      row[k]! /= exit;
      const share = row[k]!;
      if (share > 0) for (let j = 0; j < k; j++) row[j]! += share * last[j]!;
    }
  }
  const p = new Array<number>(n).fill(1);
  let total = 1;
  for (let k = 1; k < n; k++) {
    let sum = 0;
    for (let i = 0; i < k; i++) sum += p[i]! * w[i]![k]!;
    p[k] = sum;
    total += sum;
  }
  return p.map((x) => x / total);
}
