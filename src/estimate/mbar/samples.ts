/** Samples of several states as MBAR takes them: K rows of N numbers, the only large thing that is held. */
export interface StateSamples {
  /**
   * Reduced energies u_k(x_n) in kT, one row a state; +∞ where a state cannot be. Samples stand state by state, in the order of
   * `counts`. Adding any number to all energies of a sample changes nothing, so differences to the sample's own state will do.
   */
  readonly energies: readonly Float64Array[];
  /** N_k: samples drawn from each state; 0 for a state that is only asked about. */
  readonly counts: readonly number[];
}

/** States of which there are samples. */
export const sampledStates = ({ counts }: StateSamples): number[] => [...counts.keys()].filter((k) => counts[k]! > 0);

/** Where the samples of each state begin, and behind the last of them the end. */
export function sampleStarts(counts: readonly number[]): number[] {
  const starts = [0];
  for (const count of counts) starts.push(starts.at(-1)! + count);
  return starts;
}

/** @throws RangeError on energies and counts that do not fit together, NaN, −∞, and samples that are impossible in their own state */
export function checkSamples({ energies, counts }: StateSamples): void {
  if (energies.length !== counts.length || counts.length === 0)
    throw new RangeError(`counts: ${counts.length} for ${energies.length} rows of energies (needs one for each)`);
  const bad = counts.find((count) => !(Number.isSafeInteger(count) && count >= 0));
  if (bad !== undefined) throw new RangeError(`counts: ${bad} (must be whole numbers ≥ 0)`);
  const starts = sampleStarts(counts);
  const total = starts.at(-1)!;
  if (total === 0) throw new RangeError('counts: no state has samples');
  energies.forEach((row, k) => {
    if (row.length !== total)
      throw new RangeError(`energies.${k}: ${row.length} energies for ${total} samples (needs one for each)`);
    const at = row.findIndex((u) => !(u > Number.NEGATIVE_INFINITY));
    if (at >= 0) throw new RangeError(`energies.${k}.${at}: ${row[at]} (must be a number or +∞)`);
    for (let n = starts[k]!; n < starts[k + 1]!; n++)
      if (row[n] === Number.POSITIVE_INFINITY)
        throw new RangeError(`energies.${k}.${n}: Infinity (a sample must be possible in its own state)`);
  });
}
