/** Overlap between neighbours below which errors are not to be relied on (P. V. Klimovich, M. R. Shirts, D. L. Mobley, J. Comput.-Aided Mol. Des. 29, 397 (2015)). */
const enough = 0.03;

/**
 * In plain words, which neighbouring windows hardly share samples; empty when all do.
 *
 * @param overlap O_ij as in `Mbar` @param names of the windows, in the order of the path; null leaves a state out
 */
export function poorOverlap(overlap: readonly (readonly number[])[], names: readonly (string | null)[]): string[] {
  const present = [...names.keys()].filter((k) => names[k] !== null);
  return present.slice(1).flatMap((j, at) => {
    const i = present[at]!;
    const least = Math.min(overlap[i]![j]!, overlap[j]![i]!);
    if (least >= enough) return [];
    return [
      `windows ${names[i]} and ${names[j]} overlap by ${least.toPrecision(2)} only (0.03 is wanted): put a window between them`,
    ];
  });
}
