import { SpecError } from '../../errors.ts';
import { type AffineFlow, affineFlowAt, affineFlowLimit, affineFlowRest, decays } from '../linear/affine-flow.ts';

/** A reaction whose propensity is affine in the copy numbers, a(n) = constant + Σ_s linear[s] n_s, and what it adds to each species. */
export interface LinearReaction {
  change: readonly number[];
  constant: number;
  linear: readonly number[];
}

/** Means of the species and their covariance matrix. */
export interface SpeciesMoments {
  mean: number[];
  covariance: number[][];
}

/**
 * Means and covariances at a time t of a network whose propensities are all affine: the moment equations then close,
 *
 *   dm/dt = Σ_r ν_r a_r(m), dC/dt = A C + C Aᵀ + Σ_r ν_r ν_rᵀ a_r(m), A = Σ_r ν_r k_rᵀ
 *
 * (N. G. van Kampen, Stochastic Processes in Physics and Chemistry, ch. V.8), and are solved together by one matrix exponential.
 *
 * @param covariance of the start, 0 by default @throws SpecError where a reaction does not fit the number of species
 */
export function linearReactionMoments(
  reactions: readonly LinearReaction[],
  start: readonly number[],
  t: number,
  covariance?: readonly (readonly number[])[],
): SpeciesMoments {
  const flow = momentFlow(reactions, start.length);
  return unpack(affineFlowAt(flow, pack(start, covariance), t), start.length);
}

/**
 * Stationary means and covariances; combinations that the reactions conserve keep their start values.
 *
 * @returns the moments, or a reason when there is no stationary law ('grows without bound' and the like)
 * @throws SpecError where a reaction does not fit the number of species
 */
export function linearReactionStationary(
  reactions: readonly LinearReaction[],
  start: readonly number[],
  covariance?: readonly (readonly number[])[],
): SpeciesMoments | { reason: string } {
  const flow = momentFlow(reactions, start.length);
  // The modes of the covariance are sums of two modes of the means: if these decay, all do.
  if (decays(linearReactionFlow(reactions, start.length).matrix)) return unpack(affineFlowRest(flow), start.length);
  const limit = affineFlowLimit(flow, pack(start, covariance));
  return Array.isArray(limit) ? unpack(limit, start.length) : limit;
}

/** The equations of the means alone, dm/dt = A m + b. */
function linearReactionFlow(reactions: readonly LinearReaction[], species: number): AffineFlow {
  reactions.forEach(({ change, linear, constant }, r) => {
    for (const [name, given] of Object.entries({ change, linear })) {
      if (given.length !== species) {
        throw SpecError.of(
          `reactions[${r}].${name}`,
          given.length,
          `must give one number for each of ${species} species`,
        );
      }
    }
    if (![constant, ...linear, ...change].every(Number.isFinite)) {
      throw SpecError.of(`reactions[${r}]`, String([constant, ...linear, ...change]), 'must be finite');
    }
  });
  const sum = (term: (r: LinearReaction) => number) => reactions.reduce((total, r) => total + term(r), 0);
  const each = <T>(make: (i: number) => T) => Array.from({ length: species }, (_, i) => make(i));
  return {
    matrix: each((i) => each((j) => sum(({ change, linear }) => change[i]! * linear[j]!))),
    source: each((i) => sum(({ change, constant }) => change[i]! * constant)),
  };
}

/** Means and the lower triangle of the covariance as one affine flow. */
function momentFlow(reactions: readonly LinearReaction[], species: number): AffineFlow {
  const { matrix: a, source } = linearReactionFlow(reactions, species);
  const pairs = lowerTriangle(species);
  const place = (i: number, j: number) => species + (Math.max(i, j) * (Math.max(i, j) + 1)) / 2 + Math.min(i, j);
  const size = species + pairs.length;
  const matrix = a.map((row) => [...row, ...new Array<number>(pairs.length).fill(0)]);
  for (const [i, j] of pairs) {
    const row = new Array<number>(size).fill(0);
    for (let k = 0; k < species; k++) {
      row[place(k, j)]! += a[i]![k]!;
      row[place(i, k)]! += a[j]![k]!;
      for (const { change, linear } of reactions) row[k]! += change[i]! * change[j]! * linear[k]!;
    }
    matrix.push(row);
  }
  const noise = pairs.map(([i, j]) => reactions.reduce((sum, r) => sum + r.change[i]! * r.change[j]! * r.constant, 0));
  return { matrix, source: [...source, ...noise] };
}

function lowerTriangle(n: number): [number, number][] {
  const pairs: [number, number][] = [];
  for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) pairs.push([i, j]);
  return pairs;
}

function pack(mean: readonly number[], covariance?: readonly (readonly number[])[]): number[] {
  return [...mean, ...lowerTriangle(mean.length).map(([i, j]) => covariance?.[i]?.[j] ?? 0)];
}

function unpack(y: readonly number[], species: number): SpeciesMoments {
  const covariance = Array.from({ length: species }, () => new Array<number>(species).fill(0));
  lowerTriangle(species).forEach(([i, j], k) => {
    covariance[i]![j] = covariance[j]![i] = y[species + k]!;
  });
  return { mean: y.slice(0, species), covariance };
}
