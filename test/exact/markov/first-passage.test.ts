import { describe, expect, test } from 'vitest';
import { activity, channelFluxes } from '../../../src/exact/markov/currents.ts';
import { arrivedBy, firstPassage } from '../../../src/exact/markov/first-passage.ts';
import { channelSequenceRate, stateSequenceRate } from '../../../src/exact/markov/jump-sequences.ts';
import { stationaryLaw } from '../../../src/exact/markov/stationary-laws.ts';
import { windingPassage } from '../../../src/exact/markov/winding-passage.ts';
import { expectClose } from '../expect-close.ts';
import { climate, ring } from './random-network.ts';

/** A line of n states with rate a up and b down. */
const line = (n: number, a: number, b: number) =>
  Array.from({ length: n - 1 }, (_, i) => [
    { from: i, to: i + 1, rate: a },
    { from: i + 1, to: i, rate: b },
  ]).flat();

describe('first passage', () => {
  test('over one-way steps is the sum of their exponential times', () => {
    const channels = [2, 0.5, 4].map((rate, i) => ({ from: i, to: i + 1, rate }));
    const [start] = firstPassage(channels, 4, [3]);
    expect(start!.probability).toBe(1);
    expect(start!.mean).toBeCloseTo(0.5 + 2 + 0.25, 14);
    expect(start!.variance).toBeCloseTo(0.25 + 4 + 0.0625, 13);
  });

  test('of a walk between two ends is the gambler’s ruin', () => {
    const [a, b, n] = [1.3, 0.8, 12];
    const up = firstPassage(line(n + 1, a, b), n + 1, [n], [0]);
    const down = firstPassage(line(n + 1, a, b), n + 1, [0], [n]);
    const r = b / a;
    for (let i = 1; i < n; i++) {
      expect(up[i]!.probability).toBeCloseTo((1 - r ** i) / (1 - r ** n), 13);
      const time = up[i]!.probability * up[i]!.mean + down[i]!.probability * down[i]!.mean;
      expect(time).toBeCloseTo((n * up[i]!.probability - i) / (a - b), 11);
    }
  });

  test('uphill to a rare state keeps its digits: mean time by the double sum', () => {
    const [a, b, n] = [1e-3, 1e2, 8];
    const exact = Array.from({ length: n - 1 }, (_, i) =>
      Array.from({ length: i + 1 }, (_, k) => (b / a) ** k / a).reduce((p, q) => p + q),
    ).reduce((p, q) => p + q);
    expect(firstPassage(line(n, a, b), n, [n - 1])[0]!.mean / exact).toBeCloseTo(1, 13);
  });

  test('into a state that some never reach is conditional, or impossible', () => {
    const channels = [
      { from: 0, to: 1, rate: 1 },
      { from: 0, to: 2, rate: 3 },
      { from: 2, to: 3, rate: 1 },
      { from: 3, to: 2, rate: 1 },
    ];
    const found = firstPassage(channels, 4, [1]);
    expect(found[0]).toEqual({ probability: 0.25, mean: 0.25, variance: expect.closeTo(1 / 16, 14) });
    expect(found[1]).toEqual({ probability: 1, mean: 0, variance: 0 });
    expect(found[2]).toEqual({ probability: 0, mean: NaN, variance: NaN });
  });

  test('has a law of times whose mean is the mean', () => {
    const { mean } = firstPassage(climate, 3, [2])[0]!;
    // ∫ P(T > t) dt by Simpson's rule to where nothing is left.
    const [end, steps] = [120, 2400];
    let sum = 0;
    for (let i = 0; i <= steps; i++) {
      const weight = i === 0 || i === steps ? 1 : i % 2 ? 4 : 2;
      sum += weight * (1 - arrivedBy(climate, [1, 0, 0], [2], (i * end) / steps));
    }
    expect((sum * end) / steps / 3).toBeCloseTo(mean, 6);
  });

  test('of no target or one that is no state is refused', () => {
    expect(() => firstPassage(climate, 3, [])).toThrow('targets: [] (must name at least one state)');
    expect(() => firstPassage(climate, 3, [3])).toThrow('targets: 3 (must be a state from 0 to 2)');
  });
});

describe('one turn of an enzyme', () => {
  const [k, back] = [
    [2, 3, 1.5],
    [1, 0.7, 0.4],
  ];

  test('forward and backward take the same time, with odds e^A (Haldane)', () => {
    const A = Math.log((k[0]! * k[1]! * k[2]!) / (back[0]! * back[1]! * back[2]!));
    const { forward, backward } = windingPassage(k, back);
    expect(Math.log(forward.probability / backward.probability)).toBeCloseTo(A, 13);
    expect(forward.mean).toBeCloseTo(backward.mean, 12);
    expect(forward.variance).toBeCloseTo(backward.variance, 12);
  });

  test('takes as long from every state of the ring', () => {
    const [first, second] = [windingPassage(k, back), windingPassage([3, 1.5, 2], [0.7, 0.4, 1])];
    expect(second.forward.mean).toBeCloseTo(first.forward.mean, 13);
    expect(second.forward.variance).toBeCloseTo(first.forward.variance, 12);
  });

  test('with equal rates is the first exit of a symmetric walk', () => {
    // M jumps lead out of ±n, ⟨M⟩ = n² and Var M = ⅔(n⁴ − n²) (gambler's ruin), each after a wait of mean 1/(2a).
    const [n, a] = [4, 1.7];
    const { forward } = windingPassage(new Array(n).fill(a), new Array(n).fill(a));
    expect(forward.probability).toBeCloseTo(0.5, 14);
    expect(forward.mean).toBeCloseTo(n ** 2 / (2 * a), 12);
    expect(forward.variance).toBeCloseTo(((2 / 3) * (n ** 4 - n ** 2) + n ** 2) / (2 * a) ** 2, 12);
  });

  test('renews the walk: net turns per time = (P₊ − P₋)/⟨T⟩', () => {
    const { forward, backward } = windingPassage(k, back);
    const channels = ring(k, back);
    const fluxes = channelFluxes(channels, stationaryLaw(channels, 3));
    expect((forward.probability - backward.probability) / forward.mean).toBeCloseTo(fluxes[0]! - fluxes[3]!, 13);
  });
});

describe('sequences of jumps', () => {
  const p = stationaryLaw(climate, 3);

  test('of states ABC and CBA occur as p_A k_AB k_BC to p_C k_CB k_BA', () => {
    const there = stateSequenceRate(climate, p, [0, 1, 2]);
    const back = stateSequenceRate(climate, p, [2, 1, 0]);
    expect(there / back).toBeCloseTo((p[0]! * 0.35 * 0.5) / (p[2]! * 0.1 * 0.6), 13);
  });

  test('pairs and triples sum to all jumps, through channels and through states', () => {
    const all = climate.map((_, c) => c);
    const total = activity(climate, p);
    const pairs = all.flatMap((a) => all.map((b) => channelSequenceRate(climate, p, [a, b])));
    const triples = all.flatMap((a) => all.flatMap((b) => all.map((c) => channelSequenceRate(climate, p, [a, b, c]))));
    const states = [0, 1, 2];
    const visits = states.flatMap((a) =>
      states.flatMap((b) => states.map((c) => stateSequenceRate(climate, p, [a, b, c]))),
    );
    const sum = (values: number[]) => values.reduce((x, y) => x + y, 0);
    expectClose([sum(pairs), sum(triples), sum(visits)], [total, total, total], 1e-14);
  });

  test('begin as often with a jump as the jump occurs', () => {
    const all = climate.map((_, c) => c);
    const fluxes = channelFluxes(climate, p);
    for (const a of all) {
      const followed = all.reduce((sum, b) => sum + channelSequenceRate(climate, p, [a, b]), 0);
      const preceded = all.reduce((sum, b) => sum + channelSequenceRate(climate, p, [b, a]), 0);
      expectClose([followed, preceded], [fluxes[a]!, fluxes[a]!], 1e-15);
    }
  });
});
