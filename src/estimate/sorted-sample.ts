import { spread } from './spread.ts';

/** The numbers among the works (+∞ too) in rising order; of more than `most` an even sample. */
export function sortedSample(works: Float64Array, most = 2 ** 20): Float64Array {
  const chosen = spread(works, most);
  const kept = new Float64Array(chosen.length);
  let n = 0;
  for (let i = 0; i < chosen.length; i++) if (chosen[i]! > Number.NEGATIVE_INFINITY) kept[n++] = chosen[i]!;
  return kept.subarray(0, n).sort();
}
