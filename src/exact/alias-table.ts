/** Walker's alias method: cell i is drawn by picking i uniformly and keeping it with probability threshold[i]. */
export interface AliasTable {
  threshold: Float64Array;
  /** Cell taken instead. */
  alias: Int32Array;
}

/**
 * Alias table of a discrete law in O(K) (A. J. Walker, ACM Trans. Math. Softw. 3, 253 (1977); M. D. Vose, IEEE Trans.
 * Softw. Eng. 17, 972 (1991)).
 *
 * @param weights not negative, with a finite positive sum
 */
export function aliasTable(weights: ArrayLike<number>): AliasTable {
  const k = weights.length;
  let total = 0;
  for (let i = 0; i < k; i++) total += weights[i]!;
  const share = new Float64Array(k);
  const threshold = new Float64Array(k).fill(1);
  const alias = new Int32Array(k);
  const small: number[] = [];
  const large: number[] = [];
  for (let i = 0; i < k; i++) {
    share[i] = (weights[i]! * k) / total;
    alias[i] = i;
    (share[i]! < 1 ? small : large).push(i);
  }
  while (small.length && large.length) {
    const i = small.pop()!;
    const j = large.pop()!;
    threshold[i] = share[i]!;
    alias[i] = j;
    // This order of the sum loses least (Vose).
    share[j] = share[j]! + share[i]! - 1;
    (share[j] < 1 ? small : large).push(j);
  }
  return { threshold, alias };
}
