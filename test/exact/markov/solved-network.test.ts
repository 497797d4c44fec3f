import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matrixExponential } from '../../../src/exact/linear/matrix-exponential.ts';
import { netCounter } from '../../../src/exact/markov/counter.ts';
import { cumulantGenerating } from '../../../src/exact/markov/cumulant-generating.ts';
import { generator } from '../../../src/exact/markov/generator.ts';
import { integralFluctuation } from '../../../src/exact/markov/integral-fluctuation.ts';
import { occupation } from '../../../src/exact/markov/occupation.ts';
import { evolve } from '../../../src/exact/markov/propagator.ts';
import { countAffinity, solveNetwork } from '../../../src/exact/markov/solved-network.ts';
import { tiltedGenerator } from '../../../src/exact/markov/tilted-generator.ts';
import { equilibriumNetwork, mildRate, reversibleNetwork, ring } from './random-network.ts';

const names = (n: number) => Array.from({ length: n }, (_, i) => `S${i}`);

/** ⟨e^{zN} 1[end = start]⟩ from each state: the diagonal of e^{L(z)t}. */
function closed(channels: Parameters<typeof tiltedGenerator>[0], n: number, counter: number[], z: number, t: number) {
  const flow = matrixExponential(tiltedGenerator(channels, n, counter, z).map((row) => row.map((x) => x * t)));
  return flow.map((row, i) => row[i]!);
}

const rings = fc
  .integer({ min: 3, max: 6 })
  .chain((n) =>
    fc.tuple(
      fc.array(mildRate, { minLength: n, maxLength: n }),
      fc.array(mildRate, { minLength: n, maxLength: n }),
      fc.double({ min: 0.05, max: 2, noNaN: true }),
    ),
  );

describe('the fluctuation theorem of a count, among walks that end where they began', () => {
  test('holds exactly at any finite time in a network of one cycle: ⟨e^{zN}⟩ = ⟨e^{−(A+z)N}⟩ from every state', () => {
    fc.assert(
      fc.property(rings, fc.double({ min: -1, max: 1, noNaN: true }), ([there, back, t], x) => {
        const channels = ring(there, back);
        const n = there.length;
        const network = solveNetwork(channels, names(n), null);
        const counter = netCounter(channels, 1);
        const a = countAffinity(network, counter);
        expect(a).toBeCloseTo(
          there.reduce((sum, w, i) => sum + Math.log(w / back[i]!), 0),
          10,
        );
        const z = x - a / 2;
        const [left, right] = [closed(channels, n, counter, z, t), closed(channels, n, counter, -a - z, t)];
        left.forEach((g, i) => {
          expect(Math.abs(g / right[i]! - 1)).toBeLessThan(1e-10);
        });
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  test('does not hold without the condition at a finite time', () => {
    const channels = ring([3, 2, 1.5, 0.7], [1, 0.5, 1, 1.2]);
    const network = solveNetwork(channels, names(4), null);
    const counter = netCounter(channels, 0);
    const a = countAffinity(network, counter);
    const log = (z: number) => cumulantGenerating(channels, 4, counter, z, network.start, 2);
    expect(Math.abs(log(-a / 4) - log((-3 * a) / 4))).toBeGreaterThan(0.01);
  });

  test('asks for one affinity in every cycle: two loops of different affinity have none, of proportional affinity one', () => {
    /** Two ways from 0 to 1, and the direct one. */
    const twoWays = (second: number) => {
      const pairs = [
        [0, 1, 2, 1],
        [0, 1, 2 * second, 1],
        [1, 2, 3, 1],
        [2, 0, 1, 1],
      ] as const;
      return pairs.flatMap(([from, to, w, v], i) => [
        { from, to, rate: w, reverse: 2 * i + 1 },
        { from: to, to: from, rate: v, reverse: 2 * i },
      ]);
    };
    const throughC = (channels: ReturnType<typeof twoWays>) =>
      countAffinity(solveNetwork(channels, names(3), null), netCounter(channels, 4));
    expect(throughC(twoWays(2))).toBeNaN();
    expect(throughC(twoWays(1))).toBeCloseTo(Math.log(6), 12);
    expect(countAffinity(solveNetwork(twoWays(1), names(3), null), [1, 0, 0, 0, 0, 0, 0, 0])).toBeNaN();
  });

  test('has the affinity 0 at equilibrium', () => {
    fc.assert(
      fc.property(equilibriumNetwork(), ({ n, channels }) => {
        const network = solveNetwork(channels, names(n), null);
        expect(network.equilibrium).toBe(true);
        const { chord } = network.cycles[0] ?? { chord: -1 };
        if (chord >= 0) expect(countAffinity(network, netCounter(channels, chord))).toBe(0);
      }),
      { numRuns: 40, seed: 3 },
    );
  });
});

describe('the integral fluctuation theorem', () => {
  test('⟨e^{−Δs}⟩ = 1 and ⟨e^{−2Δs}⟩ = ⟨e^{Δs}⟩ in the stationary state of every reversible network', () => {
    fc.assert(
      fc.property(
        reversibleNetwork(mildRate, 6),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        ({ n, channels }, t) => {
          const network = solveNetwork(channels, names(n), null);
          expect(Math.abs(integralFluctuation(network, t, 1) - 1)).toBeLessThan(1e-9);
          expect(integralFluctuation(network, t, 2) / integralFluctuation(network, t, -1)).toBeCloseTo(1, 7);
        },
      ),
      { numRuns: 40, seed: 2 },
    );
  });
});

describe('a network with numbers', () => {
  test('spends the time in each state that its course says', () => {
    const channels = ring([3, 2, 1.5], [1, 0.5, 1]);
    const start = [1, 0, 0];
    const [t, steps] = [2, 4000];
    const time = occupation(channels, start, t);
    const rates = generator(channels, 3);
    for (const state of [0, 1, 2]) {
      // midpoint rule, error of order (t/steps)²
      let sum = 0;
      for (let k = 0; k < steps; k++) sum += (evolve(rates, ((k + 0.5) * t) / steps, start)[state]! * t) / steps;
      expect(Math.abs(sum - time[state]!)).toBeLessThan(1e-6);
    }
  });

  test('is one-way only where jumps go through a channel that nothing undoes', () => {
    const pair = (from: number, to: number, w: number, v: number, i: number) => [
      { from, to, rate: w, reverse: 2 * i + 1 },
      { from: to, to: from, rate: v, reverse: 2 * i },
    ];
    const ends = [...pair(0, 1, 1, 0, 0), ...pair(1, 2, 2, 1, 1)];
    expect(solveNetwork(ends, ['A', 'B', 'C'], null)).toMatchObject({ oneWay: null, equilibrium: true });
    expect(solveNetwork(ends, ['A', 'B', 'C'], [1, 0, 0]).oneWay).toBe('A -> B has no reverse');
  });

  test('names absorbing states that its start leads to, and refuses several stationary laws', () => {
    const leak = [
      { from: 0, to: 1, rate: 1 },
      { from: 0, to: 2, rate: 1 },
    ];
    expect(() => solveNetwork(leak, ['A', 'B', 'C'], null)).toThrow(/\{B\} and \{C\}.*several stationary states/);
    expect(solveNetwork(leak, ['A', 'B', 'C'], [1, 0, 0])).toMatchObject({ absorbing: [1, 2], settled: null });
    expect(solveNetwork(leak, ['A', 'B', 'C'], [0, 1, 0]).absorbing).toEqual([1]);
  });
});
