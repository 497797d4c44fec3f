import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Channel } from '../../../src/exact/markov/channel.ts';
import { countMoments } from '../../../src/exact/markov/count-moments.ts';
import { countRates } from '../../../src/exact/markov/count-rates.ts';
import { entropyCounter, netCounter } from '../../../src/exact/markov/counter.ts';
import { channelCurrents } from '../../../src/exact/markov/currents.ts';
import { entropyProduction } from '../../../src/exact/markov/entropy-production.ts';
import { generator } from '../../../src/exact/markov/generator.ts';
import { stationaryLaw } from '../../../src/exact/markov/stationary-laws.ts';
import { meanOf, varianceOf } from '../../mean-of.ts';
import { uniforms } from '../../random-normal.ts';
import { expectWithinError } from '../../within-error.ts';
import { expectClose } from '../expect-close.ts';
import { rungeKutta } from '../runge-kutta.ts';
import { climate, mildRate, reversibleNetwork, ring } from './random-network.ts';

describe('counts over a long time', () => {
  test('of a ring of equal rates grow as a biased walk: mean (a − b)t/n, variance (a + b)t/n of one edge', () => {
    const [a, b, n] = [1.5, 0.4, 5];
    const channels = ring(new Array(n).fill(a), new Array(n).fill(b));
    const steps = channels.map((_, c) => (c < n ? 1 : -1));
    const rates = countRates(channels, n, [steps, netCounter(channels, 2)]);
    expectClose(rates.mean, [a - b, (a - b) / n], 1e-13);
    // The walk's own position has variance (a+b)t; each edge sees 1/n of the position up to a bounded term.
    expectClose(rates.covariance.flat(), [a + b, (a + b) / n, (a + b) / n, (a + b) / n ** 2], 1e-12);
  });

  test('of the 3-ring have the current and the diffusion of the closed form', () => {
    // Derrida 1983, Koza 1999: characteristic polynomial Σ c_k(z) λ^k of the tilted generator gives J = −c₀′/c₁, and so on.
    const [f, r] = [
      [1.1, 0.6, 2.3],
      [0.2, 0.9, 0.5],
    ];
    const channels = ring(f, r);
    const [u, d] = [f[0]! * f[1]! * f[2]!, r[0]! * r[1]! * r[2]!];
    const exit = [f[0]! + r[2]!, f[1]! + r[0]!, f[2]! + r[1]!];
    const c1 =
      exit[0]! * exit[1]! + exit[1]! * exit[2]! + exit[2]! * exit[0]! - f[0]! * r[0]! - f[1]! * r[1]! - f[2]! * r[2]!;
    const c2 = exit[0]! + exit[1]! + exit[2]!;
    // λ³ + c₂λ² + c₁λ − u(e^z − 1) − d(e^{−z} − 1) = 0 differentiated twice at z = 0.
    const J = (u - d) / c1;
    const D2 = (u + d - 2 * c2 * J * J) / c1;
    const { mean, covariance } = countRates(channels, 3, [netCounter(channels, 0)]);
    expect(mean[0]).toBeCloseTo(J, 14);
    expect(covariance[0]![0]).toBeCloseTo(D2, 13);
  });

  test('through two edges of one ring grow alike', () => {
    const { covariance } = countRates(climate, 3, [netCounter(climate, 0), netCounter(climate, 2)]);
    expectClose(covariance.flat(), new Array(4).fill(covariance[0]![0]), 1e-13);
  });

  test('have the stationary currents as means, and entropy as its production', () => {
    fc.assert(
      fc.property(reversibleNetwork(mildRate), ({ n, channels }) => {
        const p = stationaryLaw(channels, n);
        const rates = countRates(channels, n, [
          ...channels.map((_, c) => netCounter(channels, c)),
          entropyCounter(channels),
        ]);
        expectClose(rates.mean.slice(0, -1), channelCurrents(channels, p), 1e-11);
        expect(rates.mean.at(-1)).toBeCloseTo(entropyProduction(channels, p).value, 9);
        // TUR: every current's relative variance times the entropy production is at least 2.
        const sigma = entropyProduction(channels, p).value;
        rates.mean.forEach((J, a) => {
          if (sigma > 1e-6) expect(rates.covariance[a]![a]! * sigma).toBeGreaterThanOrEqual(2 * J * J - 1e-11);
        });
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});

describe('counts at a finite time', () => {
  test('of a state that is left and kept are Poisson and Skellam', () => {
    const channels: Channel[] = [
      { from: 0, to: 0, rate: 3, reverse: 1 },
      { from: 0, to: 0, rate: 1, reverse: 0 },
    ];
    const { mean, covariance } = countMoments(
      channels,
      1,
      [
        [1, 0],
        [1, -1],
      ],
      [1],
      7,
    );
    expectClose(mean, [21, 14], 1e-12);
    expectClose(covariance.flat(), [21, 21, 21, 28], 1e-12);
  });

  test('follow the moment equations integrated by Runge–Kutta, from a start far from stationary', () => {
    const n = 3;
    const counters = [netCounter(climate, 0), climate.map((_, c) => c - 2)];
    const L = generator(climate, n);
    const end = 4;
    // y = (p, ⟨N_a⟩ by state, ⟨N_b⟩ by state, ⟨N_aN_b⟩ by state).
    const y = rungeKutta(
      (_, state) => {
        const rate = new Array<number>(4 * n).fill(0);
        for (let block = 0; block < 4; block++) {
          for (let i = 0; i < n; i++)
            for (let j = 0; j < n; j++) rate[block * n + i]! += L[i]![j]! * state[block * n + j]!;
        }
        climate.forEach(({ from, to, rate: w }, c) => {
          const [da, db] = [counters[0]![c]!, counters[1]![c]!];
          rate[n + to]! += w * da * state[from]!;
          rate[2 * n + to]! += w * db * state[from]!;
          rate[3 * n + to]! += w * (da * state[2 * n + from]! + db * state[n + from]! + da * db * state[from]!);
        });
        return rate;
      },
      [0, 1, 0, ...new Array(3 * n).fill(0)],
      end,
      4000,
    );
    const sum = (block: number) => y.slice(block * n, (block + 1) * n).reduce((a, b) => a + b);
    const { mean, covariance } = countMoments(climate, n, counters, [0, 1, 0], end);
    expectClose(mean, [sum(1), sum(2)], 1e-11);
    expect(covariance[0]![1]).toBeCloseTo(sum(3) - sum(1) * sum(2), 10);
    expect(covariance[1]![0]).toBe(covariance[0]![1]);
  });

  test('tend to the long-time rates, the variance up to a constant', () => {
    const counter = netCounter(climate, 1);
    const p = stationaryLaw(climate, 3);
    const rates = countRates(climate, 3, [counter]);
    const at = (t: number) => countMoments(climate, 3, [counter], p, t);
    expect(at(1e4).mean[0]).toBeCloseTo(rates.mean[0]! * 1e4, 8);
    expect((at(2e4).covariance[0]![0]! - at(1e4).covariance[0]![0]!) / 1e4).toBeCloseTo(rates.covariance[0]![0]!, 10);
  });

  test('are those of simulated trajectories (Gillespie)', () => {
    const uniform = uniforms(20240611);
    const end = 6;
    const counter = netCounter(climate, 0);
    const counts = Array.from({ length: 20_000 }, () => {
      let [state, t, count] = [2, 0, 0];
      for (;;) {
        const exits = climate.flatMap((channel, c) => (channel.from === state ? [{ ...channel, c }] : []));
        const total = exits.reduce((sum, { rate }) => sum + rate, 0);
        t -= Math.log(uniform()) / total;
        if (t > end) return count;
        let pick = uniform() * total;
        const chosen = exits.find(({ rate }) => {
          pick -= rate;
          return pick < 0;
        })!;
        count += counter[chosen.c]!;
        state = chosen.to;
      }
    });
    const { mean, covariance } = countMoments(climate, 3, [counter], [0, 0, 1], end);
    const [m, v] = [meanOf(counts), varianceOf(counts)];
    expectWithinError(m.mean, mean[0]!, m.error);
    expectWithinError(v.variance, covariance[0]![0]!, v.error);
  });

  test('of a wrong length are refused', () => {
    expect(() => countMoments(climate, 3, [[1]], [1, 0, 0], 1)).toThrow(
      'counter: 1 (must give one number for each of the 6',
    );
  });
});
