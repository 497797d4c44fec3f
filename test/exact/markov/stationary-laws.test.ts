import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { communicatingClasses } from '../../../src/exact/markov/communicating-classes.ts';
import { generator } from '../../../src/exact/markov/generator.ts';
import { stationaryLaw, stationaryLaws } from '../../../src/exact/markov/stationary-laws.ts';
import { expectClose } from '../expect-close.ts';
import { equilibriumNetwork, reversibleNetwork, ring } from './random-network.ts';

describe('the stationary law', () => {
  test('of two states is that of the rates of the other', () => {
    const channels = [
      { from: 0, to: 1, rate: 3e-9 },
      { from: 1, to: 0, rate: 7e8 },
    ];
    const p = stationaryLaw(channels, 2);
    expect(p[1]! / (3e-9 / (7e8 + 3e-9))).toBeCloseTo(1, 14);
  });

  test('balances the flow through every state, to the digits of the fastest flow', () => {
    fc.assert(
      fc.property(reversibleNetwork(), ({ n, channels }) => {
        const p = stationaryLaw(channels, n);
        expect(p.reduce((a, b) => a + b)).toBeCloseTo(1, 14);
        for (let i = 0; i < n; i++) {
          const into = channels.reduce((sum, c) => sum + (c.to === i ? c.rate * p[c.from]! : 0), 0);
          const out = channels.reduce((sum, c) => sum + (c.from === i ? c.rate * p[i]! : 0), 0);
          expect(Math.abs(into / out - 1)).toBeLessThan(1e-13);
        }
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  test('is the Boltzmann law where rates obey detailed balance', () => {
    fc.assert(
      fc.property(equilibriumNetwork(), ({ n, channels, energies }) => {
        const p = stationaryLaw(channels, n);
        const z = energies.reduce((sum, e) => sum + Math.exp(-e), 0);
        expectClose(
          p.map((q, i) => (q * z) / Math.exp(-energies[i]!)),
          p.map(() => 1),
          1e-12,
        );
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  test('of the driven 3-ring is that of the matrix-tree theorem', () => {
    const [a, b, c, d, e, f] = [1.3, 0.2, 5, 0.7, 2.1, 0.01];
    const p = stationaryLaw(ring([a, b, c], [d, e, f]), 3);
    // Spanning trees into each state; forward 0→1 a, 1→2 b, 2→0 c; backward 1→0 d, 2→1 e, 0→2 f.
    const trees = [b * c + d * c + d * e, a * c + a * e + f * e, a * b + f * b + f * d];
    const z = trees[0]! + trees[1]! + trees[2]!;
    expectClose(
      p,
      trees.map((tree) => tree / z),
      1e-14,
    );
  });
});

describe('a network that is not irreducible', () => {
  const channels = [
    { from: 0, to: 1, rate: 1 },
    { from: 1, to: 0, rate: 2 },
    { from: 2, to: 0, rate: 1 },
    { from: 2, to: 3, rate: 1 },
    { from: 4, to: 4, rate: 9 },
    { from: 2, to: 4, rate: 0 },
  ];

  test('has one law for each closed class, and names transient and absorbing states', () => {
    const { laws, transient, absorbing } = stationaryLaws(channels, 5);
    expect(laws.map(({ states }) => states)).toEqual([[0, 1], [3], [4]]);
    expect(laws[0]!.p[0]).toBeCloseTo(2 / 3, 15);
    expect(laws[1]!.p).toEqual([0, 0, 0, 1, 0]);
    expect(transient).toEqual([2]);
    expect(absorbing).toEqual([3, 4]);
  });

  test('is refused by its states where one law is needed', () => {
    expect(() => stationaryLaw(channels, 5, ['A', 'B', 'C', 'D', 'E'])).toThrow('{A, B} and {D} and {E}');
  });

  test('tends to a single absorbing state', () => {
    expect(stationaryLaw([{ from: 0, to: 1, rate: 1 }], 2)).toEqual([0, 1]);
  });
});

test('classes are the same as those of the transitive closure', () => {
  const edge = fc.record({ from: fc.nat(6), to: fc.nat(6), rate: fc.constantFrom(0, 1) });
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 14 }), (channels) => {
      const reach = Array.from({ length: 7 }, (_, i) => Array.from({ length: 7 }, (_, j) => i === j));
      for (const { from, to, rate } of channels) reach[from]![to] ||= rate > 0;
      for (let k = 0; k < 7; k++) {
        for (let i = 0; i < 7; i++) for (let j = 0; j < 7; j++) reach[i]![j] ||= reach[i]![k]! && reach[k]![j]!;
      }
      const classes = communicatingClasses(channels, 7);
      expect(classes.flatMap((c) => c.states).sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
      for (const { states, closed } of classes) {
        const first = states[0]!;
        const mutual = reach.flatMap((row, j) => (row[first] && reach[first]![j] ? [j] : []));
        expect(states).toEqual(mutual);
        expect(closed).toBe(reach.every((row, j) => !reach[first]![j] || row[first]));
      }
    }),
    { numRuns: 300, seed: 3 },
  );
});

describe('bad channels', () => {
  test.each([
    [{ from: 0, to: 2, rate: 1 }, 'channels[0].to: 2 (must be a state from 0 to 1)'],
    [{ from: 0, to: 1, rate: -1 }, 'channels[0].rate: -1 (must be finite and ≥ 0)'],
    [{ from: 0, to: 1, rate: Number.NaN }, 'channels[0].rate: NaN'],
    [{ from: 0, to: 1, rate: 1, reverse: 0 }, 'channels[0].reverse: 0'],
  ])('%o are refused', (channel, message) => {
    expect(() => generator([channel], 2)).toThrow(message);
  });
});
