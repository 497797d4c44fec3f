import type { GridGenerator } from './grid-generator.ts';

/**
 * ln p of the stationary law of the sites of a ring of n cells in one state, without sums of unlike signs and where p itself is too
 * small for a double: with c the sum of ln(up/down) along the ring, and C that of a whole turn,
 *
 *     p_i ∝ e^{c_i} Σ e^{−c_k}/up_k over k = i … i + n − 1, c_{k+n} = c_k + C.
 */
export function logStationaryRing({ left, up, down }: GridGenerator['hops'], n: number): Float64Array {
  const c = new Float64Array(n + 1);
  for (let k = 0; k < n; k++) c[k + 1] = c[k]! + Math.log(up[k]!) - Math.log(down[k]!);
  const term = (k: number) => -c[k]! - Math.log(up[k]!);
  // logarithms of the terms' sums from k to the seam, and from there to before k
  const [after, before] = [new Float64Array(n + 1).fill(-Infinity), new Float64Array(n + 1).fill(-Infinity)];
  for (let k = n - 1; k >= 0; k--) after[k] = logSum(after[k + 1]!, term(k));
  for (let k = 0; k < n; k++) before[k + 1] = logSum(before[k]!, term(k));
  const logP = new Float64Array(n);
  for (let k = 0; k < n; k++) logP[left[k]!] = c[k]! + logSum(after[k]!, before[k]! - c[n]!);
  const whole = logP.reduce(logSum, -Infinity);
  return logP.map((x) => x - whole);
}

/** ln(e^a + e^b). */
function logSum(a: number, b: number): number {
  const high = Math.max(a, b);
  return high === -Infinity ? high : high + Math.log1p(Math.exp(Math.min(a, b) - high));
}
