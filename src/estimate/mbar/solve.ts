import { Matrix } from 'ml-matrix';
import { barRoot } from '../bar-root.ts';
import { apartness } from './apartness.ts';
import { type Mixture, mixtureOf, posterior } from './mixture.ts';
import { type StateSamples, sampleStarts } from './samples.ts';

/** Rounds, each of at most a few passes over the samples; Newton's method takes about six. */
const mostRounds = 400;

/** Largest step, in kT, after which Newton's method has nothing left to do: its error is the step squared. */
const smallStep = 1e-8;

export interface Solution {
  /** f_k = F_k/kT of the sampled states, the first of them 0. */
  readonly free: Float64Array;
  readonly mixture: Mixture;
  readonly converged: boolean;
  /** Steps that were taken. */
  readonly rounds: number;
}

export interface SolveOptions {
  /** How often each sample counts; once where not given. */
  readonly multiplicity?: Float64Array;
  /** Where to begin; else from Bennett's ratio between each state and the next. */
  readonly start?: ArrayLike<number>;
}

/**
 * Free energies of the sampled states that make the samples most likely, Σ_n p_kn = N_k for all k (Shirts and Chodera, J. Chem. Phys. 129,
 * 124105 (2008), eq. 11). Newton's method on the convex −ln likelihood with shortened steps; where these do not go down, one step
 * of the self-consistent iteration, which always does and crosses any distance.
 */
export function solveMbar(samples: StateSamples, states: readonly number[], options: SolveOptions = {}): Solution {
  const { multiplicity = null } = options;
  const counts = countsOf(samples, states, multiplicity);
  let free: Float64Array = Float64Array.from(options.start ?? barChain(samples, states));
  let mixture = mixtureOf(samples, states, free, counts, multiplicity);
  for (let round = 1; round <= mostRounds; round++) {
    const step = newtonStep(mixture, counts);
    const length = step.reduce((most, s) => Math.max(most, Math.abs(s)), 0);
    const [next, at] = shortened(step, free, mixture, (f) => mixtureOf(samples, states, f, counts, multiplicity));
    if (at) {
      free = next;
      mixture = at;
      if (length < smallStep && balanced(mixture, counts))
        return { free: fromFirst(free), mixture, converged: true, rounds: round };
      if (length >= smallStep) continue;
    }
    free = selfConsistent(samples, states, free, counts, multiplicity);
    mixture = mixtureOf(samples, states, free, counts, multiplicity);
  }
  return { free: fromFirst(free), mixture, converged: false, rounds: mostRounds };
}

/** Samples of each state, counted as often as they count. */
function countsOf(samples: StateSamples, states: readonly number[], multiplicity: Float64Array | null): number[] {
  if (!multiplicity) return states.map((k) => samples.counts[k]!);
  const starts = sampleStarts(samples.counts);
  return states.map((k) => multiplicity.subarray(starts[k]!, starts[k + 1]!).reduce((sum, c) => sum + c, 0));
}

/** Bennett's ratio between each sampled state and the next. */
function barChain({ energies, counts }: StateSamples, states: readonly number[]): number[] {
  const starts = sampleStarts(counts);
  const works = (of: number, to: number) => {
    const [a, b] = [energies[of]!, energies[to]!];
    return a.subarray(starts[of]!, starts[of + 1]!).map((u, n) => b[starts[of]! + n]! - u);
  };
  const free = [0];
  for (let i = 1; i < states.length; i++) {
    const [a, b] = [states[i - 1]!, states[i]!];
    const step = barRoot(works(a, b), works(b, a));
    free.push(free.at(-1)! + (Number.isFinite(step) ? step : 0));
  }
  return free;
}

/** −H⁺g of the −ln likelihood: zero along what the samples say nothing of. */
function newtonStep({ shares, shared }: Mixture, counts: readonly number[]): Float64Array {
  const roots = counts.map(Math.sqrt);
  const gradient = Matrix.columnVector(counts.map((count, i) => (shares[i]! - count) / roots[i]!));
  const step = apartness(shared, counts).inverse.mmul(gradient);
  return Float64Array.from(roots, (root, i) => -step.get(i, 0) / root);
}

/** The first of 1, ½, ¼, ⅛ of a step that does not go up; null where none does. */
function shortened(
  step: Float64Array,
  from: Float64Array,
  { objective, rounding }: Mixture,
  evaluate: (f: Float64Array) => Mixture,
): [Float64Array, Mixture | null] {
  for (const part of [1, 0.5, 0.25, 0.125]) {
    const f = from.map((value, i) => value + part * step[i]!);
    const at = evaluate(f);
    if (at.objective <= objective + rounding) return [f, at];
  }
  return [from, null];
}

const balanced = ({ shares }: Mixture, counts: readonly number[]) =>
  counts.every((count, i) => Math.abs(shares[i]! - count) <= 1e-6 * count);

/** f_i ← −ln Σ_n c_n e^{−u_in}/Σ_k N_k e^{f_k − u_kn}. */
function selfConsistent(
  { energies }: StateSamples,
  states: readonly number[],
  f: Float64Array,
  counts: readonly number[],
  multiplicity: Float64Array | null,
): Float64Array {
  const rows = states.map((k) => energies[k]!);
  const offsets = Float64Array.from(counts, (count, i) => Math.log(count) + f[i]!);
  const norms = new Float64Array(rows[0]!.length);
  const p = new Float64Array(states.length);
  for (let n = 0; n < norms.length; n++) norms[n] = posterior(rows, offsets, n, p);
  return Float64Array.from(rows, (row) => -logWeight(row, norms, multiplicity));
}

/** ln Σ_n c_n e^{−u_n − d_n}. */
export function logWeight(u: Float64Array, norms: Float64Array, multiplicity: Float64Array | null = null): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let n = 0; n < u.length; n++) if (multiplicity?.[n] !== 0) largest = Math.max(largest, -u[n]! - norms[n]!);
  if (largest === Number.NEGATIVE_INFINITY) return largest;
  let sum = 0;
  for (let n = 0; n < u.length; n++)
    sum += (multiplicity ? multiplicity[n]! : 1) * Math.exp(-u[n]! - norms[n]! - largest);
  return largest + Math.log(sum);
}

const fromFirst = (free: Float64Array): Float64Array => free.map((f) => f - free[0]!);
