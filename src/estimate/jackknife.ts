/** How groups are put together and how many trajectories each has. */
export interface Grouping<T> {
  readonly merge: (a: T, b: T) => T;
  readonly size: (group: T) => number;
}

/** The union of all groups but one, for each, by merging from both ends: nothing is ever subtracted. */
export function leaveOneOut<T>(groups: readonly T[], merge: (a: T, b: T) => T): T[] {
  const after: T[] = [];
  for (let j = groups.length - 1; j > 0; j--)
    after[j] = j === groups.length - 1 ? groups[j]! : merge(groups[j]!, after[j + 1]!);
  const left: T[] = [];
  let before: T | undefined;
  for (let j = 0; j < groups.length; j++) {
    const behind = after[j + 1];
    if (before !== undefined && behind !== undefined) left.push(merge(before, behind));
    else if (before !== undefined || behind !== undefined) left.push((before ?? behind)!);
    before = before === undefined ? groups[j]! : merge(before, groups[j]!);
  }
  return left;
}

/**
 * Standard errors of the numbers that `measure` gives, by the jackknife for groups (`jackknifeErrors`).
 *
 * @param groups disjoint parts of the ensemble
 * @param whole what `measure` gives for all of them together
 */
export function jackknife<T>(
  groups: readonly T[],
  whole: ArrayLike<number>,
  measure: (ensemble: T) => ArrayLike<number>,
  { merge, size }: Grouping<T>,
): Float64Array {
  const filled = groups.filter((group) => size(group) > 0);
  return jackknifeErrors(filled.map(size), whole, leaveOneOut(filled, merge).map(measure));
}

/**
 * Standard errors by the jackknife for groups of sizes m_j (Busing, Meijer and van der Leeden, Statistics and Computing 9, 3
 * (1999)): with h_j = N/m_j and θ_(j) measured without group j,
 *
 *     variance = 1/g Σ (θ̃_j − θ_J)²/(h_j − 1),  θ̃_j = h_j θ − (h_j − 1) θ_(j),  θ_J = g θ − Σ (1 − m_j/N) θ_(j)
 *
 * NaN where a number is not available for some θ_(j), and with fewer than two groups.
 *
 * @param sizes m_j
 * @param whole θ for all groups together
 * @param without θ_(j)
 */
export function jackknifeErrors(
  sizes: readonly number[],
  whole: ArrayLike<number>,
  without: readonly ArrayLike<number>[],
): Float64Array {
  const g = sizes.length;
  const errors = new Float64Array(whole.length).fill(Number.NaN);
  if (g < 2) return errors;
  const n = sizes.reduce((sum, m) => sum + m, 0);
  for (let k = 0; k < errors.length; k++) {
    const theta = whole[k]!;
    // Deviations from θ, not the pseudo-values themselves, so that no digits are lost.
    let mean = 0;
    for (let j = 0; j < g; j++) mean -= (1 - sizes[j]! / n) * (without[j]![k]! - theta);
    let sum = 0;
    for (let j = 0; j < g; j++) {
      const h = n / sizes[j]!;
      sum += (-(h - 1) * (without[j]![k]! - theta) - mean) ** 2 / (h - 1);
    }
    errors[k] = Math.sqrt(sum / g);
  }
  return errors;
}
