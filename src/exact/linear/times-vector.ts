/** The product A v. */
export function timesVector(a: readonly (readonly number[])[], v: readonly number[]): number[] {
  return a.map((row) => {
    let sum = 0;
    for (let j = 0; j < row.length; j++) sum += row[j]! * v[j]!;
    return sum;
  });
}
