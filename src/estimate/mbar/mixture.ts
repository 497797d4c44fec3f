import type { StateSamples } from './samples.ts';

/** What samples look like as draws from the mixture of all sampled states, for trial free energies. */
export interface Mixture {
  /** −ln likelihood up to a constant, Σ_n c_n ln Σ_k N_k e^{f_k − u_kn} − Σ_k N_k f_k: least at the solution, convex. */
  readonly objective: number;
  /** Rounding error to expect of it. */
  readonly rounding: number;
  /** Σ_n c_n p_kn of p_kn = N_k e^{f_k − u_kn}/Σ_l N_l e^{f_l − u_ln}, which is N_k at the solution. */
  readonly shares: Float64Array;
  /** Σ_n c_n p_kn p_ln, off the diagonal; 0 on it. */
  readonly shared: readonly Float64Array[];
}

/**
 * One pass over the samples, in log space.
 *
 * @param states indices of the sampled states @param f their trial free energies @param counts their numbers of samples
 * @param multiplicity how often each sample counts; once where not given
 */
export function mixtureOf(
  { energies }: StateSamples,
  states: readonly number[],
  f: ArrayLike<number>,
  counts: readonly number[],
  multiplicity: Float64Array | null = null,
): Mixture {
  const size = states.length;
  const rows = states.map((k) => energies[k]!);
  const offsets = Float64Array.from(counts, (count, i) => Math.log(count) + f[i]!);
  const shares = new Float64Array(size);
  const shared = states.map(() => new Float64Array(size));
  const p = new Float64Array(size);
  let objective = 0;
  let magnitude = 0;
  for (let n = 0; n < rows[0]!.length; n++) {
    const c = multiplicity ? multiplicity[n]! : 1;
    if (c === 0) continue;
    const log = posterior(rows, offsets, n, p);
    objective += c * log;
    magnitude += c * Math.abs(log);
    for (let i = 0; i < size; i++) {
      const weight = c * p[i]!;
      shares[i]! += weight;
      const line = shared[i]!;
      for (let j = 0; j < i; j++) line[j]! += weight * p[j]!;
    }
  }
  for (let i = 0; i < size; i++) {
    objective -= counts[i]! * f[i]!;
    for (let j = 0; j < i; j++) shared[j]![i] = shared[i]![j]!;
  }
  return { objective, rounding: 1e-14 * magnitude, shares, shared };
}

/** Sets p to the probabilities that sample n came from each of the states; gives the logarithm of their norm. */
export function posterior(rows: readonly Float64Array[], offsets: Float64Array, n: number, p: Float64Array): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < p.length; i++) {
    const a = offsets[i]! - rows[i]![n]!;
    p[i] = a;
    if (a > largest) largest = a;
  }
  let sum = 0;
  for (let i = 0; i < p.length; i++) {
    const e = Math.exp(p[i]! - largest);
    p[i] = e;
    sum += e;
  }
  for (let i = 0; i < p.length; i++) p[i]! /= sum;
  return largest + Math.log(sum);
}
