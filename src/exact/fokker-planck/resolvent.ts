import type { SparseJumps } from '../linear/uniformisation.ts';

/** A list of complex numbers. */
export interface ComplexVector {
  re: Float64Array;
  im: Float64Array;
}

/**
 * u ↦ x with (z − L)x = u, L[to][from] the rates of a jump process whose jumps join close states, Re z ≥ 0. One factorisation within
 * the band, from the last state to the first. The pivots come from the sums of the columns (z at first) as in state reduction, see
 * `gthStationary`: for real z nothing is subtracted, and a slow process loses no digits. At z = 0, where L is singular, u must sum to
 * 0; x is then 0 in state 0 (any multiple of the stationary law may be added).
 */
export function resolvent(
  { from, to, rate, leaving }: SparseJumps,
  zRe: number,
  zIm = 0,
): (u: ComplexVector) => ComplexVector {
  const n = leaving.length;
  let band = 0;
  for (let e = 0; e < from.length; e++) band = Math.max(band, Math.abs(from[e]! - to[e]!));
  const width = 2 * band + 1;
  // re, im [i·width + j − i + band] belong to row i, column j; off the diagonal only.
  const [re, im] = [new Float64Array(n * width), new Float64Array(n * width)];
  for (let e = 0; e < from.length; e++) re[to[e]! * width + from[e]! - to[e]! + band]! -= rate[e]!;
  const [sumRe, sumIm] = [new Float64Array(n).fill(zRe), new Float64Array(n).fill(zIm)];
  // Inverse pivots.
  const [pivotRe, pivotIm] = [new Float64Array(n), new Float64Array(n)];

  for (let k = n - 1; k >= 0; k--) {
    const low = Math.max(0, k - band);
    const row = k * width - k + band;
    let [a, b] = [sumRe[k]!, sumIm[k]!];
    for (let i = low; i < k; i++) {
      a -= re[i * width - i + band + k]!;
      b -= im[i * width - i + band + k]!;
    }
    const size = a * a + b * b;
    const [c, d] = size > 0 ? [a / size, -b / size] : [0, 0];
    pivotRe[k] = c;
    pivotIm[k] = d;
    for (let i = low; i < k; i++) {
      const at = i * width - i + band;
      const [mr, mi] = [re[at + k]!, im[at + k]!];
      const [lr, li] = [mr * c - mi * d, mr * d + mi * c];
      re[at + k] = lr;
      im[at + k] = li;
      if (lr === 0 && li === 0) continue;
      for (let j = low; j < k; j++) {
        if (j === i) continue;
        re[at + j]! -= lr * re[row + j]! - li * im[row + j]!;
        im[at + j]! -= lr * im[row + j]! + li * re[row + j]!;
      }
    }
    const [sr, si] = [sumRe[k]! * c - sumIm[k]! * d, sumRe[k]! * d + sumIm[k]! * c];
    for (let j = low; j < k; j++) {
      sumRe[j]! -= sr * re[row + j]! - si * im[row + j]!;
      sumIm[j]! -= sr * im[row + j]! + si * re[row + j]!;
    }
  }

  /** z_i −= entry z_k. */
  const subtract = (i: number, entry: number, k: number, x: Float64Array, y: Float64Array) => {
    const [a, b] = [re[entry]!, im[entry]!];
    x[i]! -= a * x[k]! - b * y[k]!;
    y[i]! -= a * y[k]! + b * x[k]!;
  };
  return (u) => {
    const [x, y] = [u.re.slice(), u.im.slice()];
    for (let k = n - 1; k > 0; k--) {
      for (let i = Math.max(0, k - band); i < k; i++) subtract(i, i * width - i + band + k, k, x, y);
    }
    for (let k = 0; k < n; k++) {
      for (let j = Math.max(0, k - band); j < k; j++) subtract(k, k * width - k + band + j, j, x, y);
      const [a, b] = [x[k]!, y[k]!];
      x[k] = a * pivotRe[k]! - b * pivotIm[k]!;
      y[k] = a * pivotIm[k]! + b * pivotRe[k]!;
    }
    return { re: x, im: y };
  };
}
