import { SpecError } from '../../errors.ts';
import type { SparseJumps } from './uniformisation.ts';

/** Most multiplications and most stored rates of the reduction. */
const mostWork = 2e10;
const mostCells = 6e7;

/**
 * Stationary law of an irreducible sparse jump process (escapes do not happen) by state reduction within the band of its matrix; see
 * `gthStationary`. Work N b² for N states with indices at most b apart.
 *
 * @throws SpecError where it would take too long
 */
export function bandedStationary({ from, to, rate, leaving }: SparseJumps): Float64Array {
  const n = leaving.length;
  let band = 0;
  for (let e = 0; e < from.length; e++) band = Math.max(band, Math.abs(from[e]! - to[e]!));
  const width = 2 * band + 1;
  if (n * band * band > mostWork || n * width > mostCells) {
    throw SpecError.of('bounds', n, `states, coupled ${band} apart, are too many for the stationary law`);
  }
  // w[i·width + j − i + band] is the rate from i to j.
  const w = new Float64Array(n * width);
  for (let e = 0; e < from.length; e++) w[from[e]! * width + to[e]! - from[e]! + band]! += rate[e]!;
  for (let k = n - 1; k > 0; k--) {
    const low = Math.max(0, k - band);
    const last = k * width - k + band;
    let exit = 0;
    for (let j = low; j < k; j++) exit += w[last + j]!;
    for (let i = low; i < k; i++) {
      const row = i * width - i + band;
      const share = w[row + k]! / exit;
      w[row + k] = share;
      if (share > 0) for (let j = low; j < k; j++) w[row + j]! += share * w[last + j]!;
    }
  }
  const p = new Float64Array(n);
  p[0] = 1;
  let [total, largest] = [1, 1];
  for (let k = 1; k < n; k++) {
    let sum = 0;
    for (let i = Math.max(0, k - band); i < k; i++) sum += p[i]! * w[i * width - i + band + k]!;
    p[k] = sum;
    total += sum;
    largest = Math.max(largest, sum);
    if (largest < 1e250) continue;
    // The first state may be rarer than a double can hold beside the others.
    for (let i = 0; i <= k; i++) p[i]! /= largest;
    total /= largest;
    largest = 1;
  }
  return p.map((x) => x / total);
}
