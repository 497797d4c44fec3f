import { orNull } from '../or-null.ts';
import { type MbarCovariance, mbarCovariance } from './mbar/covariance.ts';
import { groupsOf } from './mbar/groups.ts';
import { posterior } from './mbar/mixture.ts';
import { checkSamples, type StateSamples, sampledStates } from './mbar/samples.ts';
import { logWeight, solveMbar } from './mbar/solve.ts';
import type { Estimate } from './measured.ts';

/** Free energies of all states from the samples of all: plain data. */
export interface Mbar extends MbarCovariance {
  /** f_k = F_k/kT of each state, up to a constant for each group. */
  readonly freeEnergies: readonly number[];
  /** States with the same number hang together through shared samples; −1: with none alone. */
  readonly groups: readonly number[];
  /** (Σ_n w_kn)²/Σ_n w_kn²: as many independent samples of state k say as much of it. */
  readonly effectiveSamples: readonly number[];
  readonly converged: boolean;
}

/**
 * The multistate Bennett acceptance ratio (Shirts and Chodera, J. Chem. Phys. 129, 124105 (2008)): free energies of K states from samples
 * of some or all of them, each sample's energy known in every state. For two states it is Bennett's acceptance ratio, for a state
 * that was not sampled the exponential average over all samples. Besides its input of K·N numbers it holds N + O(K²).
 *
 * @throws RangeError on input that `checkSamples` refuses
 */
export function mbar(samples: StateSamples): Mbar {
  checkSamples(samples);
  const { energies, counts } = samples;
  const states = sampledStates(samples);
  const { free, converged } = solveMbar(samples, states);
  const norms = mixtureNorms(samples, states, free);
  const freeEnergies = energies.map((row, k) => {
    const at = states.indexOf(k);
    return at < 0 ? -logWeight(row, norms) : free[at]!;
  });
  const gram = gramOf(energies, freeEnergies, norms);
  const uncertain = mbarCovariance(gram, states, counts);
  return {
    freeEnergies,
    ...uncertain,
    groups: groupsOf(uncertain.overlap, counts),
    effectiveSamples: gram.map((row, k) => 1 / row[k]!),
    converged,
  };
}

/** f_j − f_i with its asymptotic standard error; NaN with a reason where nothing ties the states together. In kT. */
export function mbarDifference(
  { freeEnergies, covariance, groups, converged }: Mbar,
  i: number,
  j: number,
): Omit<Estimate, 'id'> {
  const missing = (reason: string) => ({ value: Number.NaN, standardError: Number.NaN, reason });
  if (!converged) return missing('the equations of MBAR did not converge');
  if (groups[i] !== groups[j] || groups[i]! < 0)
    return missing('the states share no samples, not even through others: sample states between them');
  const variance = covariance[i]![i]! - 2 * covariance[i]![j]! + covariance[j]![j]!;
  return {
    value: freeEnergies[j]! - freeEnergies[i]!,
    standardError: Math.sqrt(Math.max(0, variance)),
    reason: null,
  };
}

/** Free energy of each state less that of the first, as plain numbers: null where `mbarDifference` gives none. */
export function profileOf(at: Mbar): { value: (number | null)[]; standardError: (number | null)[] } {
  const steps = at.freeEnergies.map((_, k) => mbarDifference(at, 0, k));
  return { value: steps.map((s) => orNull(s.value)), standardError: steps.map((s) => orNull(s.standardError)) };
}

/** ln Σ_k N_k e^{f_k − u_kn} of each sample. */
function mixtureNorms({ energies, counts }: StateSamples, states: readonly number[], free: Float64Array): Float64Array {
  const rows = states.map((k) => energies[k]!);
  const offsets = Float64Array.from(states, (k, i) => Math.log(counts[k]!) + free[i]!);
  const p = new Float64Array(states.length);
  return Float64Array.from(rows[0]!, (_, n) => posterior(rows, offsets, n, p));
}

/** G_ij = Σ_n w_in w_jn of the weights w_kn = e^{f_k − u_kn}/Σ_l N_l e^{f_l − u_ln}. */
function gramOf(
  energies: readonly Float64Array[],
  freeEnergies: readonly number[],
  norms: Float64Array,
): Float64Array[] {
  const size = energies.length;
  const gram = energies.map(() => new Float64Array(size));
  const w = new Float64Array(size);
  for (let n = 0; n < norms.length; n++)
    for (let i = 0; i < size; i++) {
      w[i] = Math.exp(freeEnergies[i]! - energies[i]![n]! - norms[n]!);
      for (let j = 0; j <= i; j++) gram[i]![j]! += w[i]! * w[j]!;
    }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) gram[j]![i] = gram[i]![j]!;
  return gram;
}
