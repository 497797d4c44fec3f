import { Matrix, solve } from 'ml-matrix';
import { timesVector } from '../linear/times-vector.ts';
import { type Channel, checkChannels } from './channel.ts';
import { type Counter, checkCounter } from './counter.ts';
import { generator } from './generator.ts';
import { jumpMoment } from './jump-moment.ts';
import { stationaryLaw } from './stationary-laws.ts';

/** Long-time growth of counts: ⟨N_a⟩/t and Cov(N_a, N_b)/t as t → ∞. */
export interface CountRates {
  mean: number[];
  covariance: number[][];
}

/**
 * Means and covariances per time of counts over a long time in the stationary law p. With L_a the matrix of rate × increment and
 * u_a = L_a p − v_a p,
 *
 *   v_a = 1ᵀL_a p, lim Cov(N_a, N_b)/t = Σ rate p d_a d_b − 1ᵀL_a L⁺u_b − 1ᵀL_b L⁺u_a,
 *
 * L⁺u the solution of L x = u with 1ᵀx = 0 (second-order perturbation of the tilted generator's largest eigenvalue). At equilibrium
 * half the covariance is the Onsager matrix (Green–Kubo).
 *
 * @throws SpecError as `checkChannels` and `checkCounter`, and when several laws are stationary
 */
export function countRates(channels: readonly Channel[], n: number, counters: readonly Counter[]): CountRates {
  checkChannels(channels, n);
  for (const counter of counters) checkCounter(counter, channels);
  const p = stationaryLaw(channels, n);
  const total = (v: readonly number[]) => v.reduce((sum, x) => sum + x, 0);
  const jumps = counters.map((counter) => timesVector(jumpMoment(channels, n, counter), p));
  const mean = jumps.map(total);
  // (L − p1ᵀ)x = u has one solution, and 1ᵀx = −1ᵀu = 0.
  const bordered = new Matrix(generator(channels, n).map((row, i) => row.map((x) => x - p[i]!)));
  const responses = counters.map((_, a) => {
    const source = jumps[a]!.map((x, i) => x - mean[a]! * p[i]!);
    const response = solve(bordered, Matrix.columnVector(source)).to1DArray();
    return counters.map((counter) => total(timesVector(jumpMoment(channels, n, counter), response)));
  });
  const covariance = counters.map((first, a) =>
    counters.map((second, b) => {
      const both = first.map((d, c) => d * second[c]!);
      return total(timesVector(jumpMoment(channels, n, both), p)) - responses[a]![b]! - responses[b]![a]!;
    }),
  );
  return { mean, covariance };
}
