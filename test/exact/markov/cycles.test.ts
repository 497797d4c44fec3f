import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { channelCurrents, edgeCurrents } from '../../../src/exact/markov/currents.ts';
import { cycleBasis } from '../../../src/exact/markov/cycle-basis.ts';
import { entropyProduction } from '../../../src/exact/markov/entropy-production.ts';
import { kolmogorovCriterion } from '../../../src/exact/markov/kolmogorov-criterion.ts';
import { pairReverses } from '../../../src/exact/markov/reverse-pairs.ts';
import { schnakenberg } from '../../../src/exact/markov/schnakenberg.ts';
import { stationaryLaw } from '../../../src/exact/markov/stationary-laws.ts';
import { climate, equilibriumNetwork, mildRate, reversibleNetwork, ring } from './random-network.ts';

describe('detailed balance', () => {
  test('means no current, no affinity, no entropy production', () => {
    fc.assert(
      fc.property(equilibriumNetwork(), ({ n, channels }) => {
        const p = stationaryLaw(channels, n);
        const largest = Math.max(...channels.map((c) => c.rate * p[c.from]!));
        for (const J of channelCurrents(channels, p)) expect(Math.abs(J)).toBeLessThan(1e-12 * largest);
        expect(entropyProduction(channels, p).value).toBeLessThan(1e-20 * largest * channels.length);
        expect(kolmogorovCriterion(channels, n).holds).toBe(true);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  test('breaks when one rate of a cycle changes, and only then', () => {
    fc.assert(
      fc.property(equilibriumNetwork(), fc.nat(), (network, pick) => {
        const at = pick % network.channels.length;
        const channels = network.channels.map((c, i) => (i === at ? { ...c, rate: 1.01 * c.rate } : c));
        const cycles = cycleBasis(channels, network.n);
        const inCycle = cycles.some(({ steps }) => steps.some(({ channel }) => channel === at - (at % 2)));
        const { holds, largestAffinity } = kolmogorovCriterion(channels, network.n);
        expect(holds).toBe(!inCycle);
        if (inCycle) expect(largestAffinity.value).toBeCloseTo(Math.log(1.01), 10);
        expect(entropyProduction(channels, stationaryLaw(channels, network.n)).value > 1e-15).toBe(inCycle);
      }),
      { numRuns: 200, seed: 2 },
    );
  });
});

describe('in any stationary law', () => {
  test('currents into a state sum to zero', () => {
    fc.assert(
      fc.property(reversibleNetwork(), ({ n, channels }) => {
        const p = stationaryLaw(channels, n);
        edgeCurrents(channels, p).forEach((row, i) => {
          const through = channels.reduce((sum, c) => sum + (c.from === i ? c.rate * p[i]! : 0), 0);
          expect(Math.abs(row.reduce((a, b) => a + b))).toBeLessThan(1e-13 * through);
        });
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  test('σ ≥ 0 and σ = Σ J A over fundamental cycles (Schnakenberg)', () => {
    fc.assert(
      fc.property(reversibleNetwork(mildRate), ({ n, channels }) => {
        const p = stationaryLaw(channels, n);
        const sigma = entropyProduction(channels, p).value;
        const balance = schnakenberg(channels, p);
        expect(sigma).toBeGreaterThanOrEqual(0);
        const size = balance.cycles.reduce((sum, c) => sum + Math.abs(c.current * c.affinity.value), 0);
        expect(Math.abs(balance.entropyProduction.value - sigma)).toBeLessThanOrEqual(1e-12 * (size + sigma) + 1e-15);
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  test('a cycle basis has edges − states + 1 closed walks with their own chords', () => {
    fc.assert(
      fc.property(reversibleNetwork(), ({ n, channels }) => {
        const cycles = cycleBasis(channels, n);
        expect(cycles.length).toBe(channels.length / 2 - n + 1);
        for (const { states, steps, chord } of cycles) {
          steps.forEach(({ channel, sign }, i) => {
            const { from, to } = channels[channel]!;
            const ends = [states[i], states[(i + 1) % states.length]];
            expect(ends).toEqual(sign === 1 ? [from, to] : [to, from]);
          });
          expect(steps[0]).toEqual({ channel: chord, sign: 1 });
          const holders = cycles.filter((c) => c.steps.some((s) => s.channel === chord));
          expect(holders.length).toBe(1);
        }
      }),
      { numRuns: 200, seed: 5 },
    );
  });
});

describe('known networks', () => {
  test('the climate ring has affinity 1.58 and σ = J A', () => {
    const p = stationaryLaw(climate, 3);
    const { cycles, entropyProduction: sum } = schnakenberg(climate, p);
    expect(cycles.length).toBe(1);
    const A = cycles[0]!.affinity.value * Math.sign(cycles[0]!.current);
    expect(A).toBeCloseTo(1.58, 1);
    expect(A).toBeCloseTo(Math.log((0.35 * 0.5 * 0.5) / (0.3 * 0.1 * 0.6)), 13);
    expect(sum.value).toBeCloseTo(entropyProduction(climate, p).value, 14);
  });

  test('the chaperone has the native shares of its table', () => {
    // U, N, M, C: a ring U–M–C with the side branch U–N, driven on C → U.
    const energies = [0, -2, -4, -1];
    for (const [A, share, digits] of [
      [0, 0.1125, 4],
      [4, 0.187, 3],
      [8, 0.24, 3],
      [16, 0.2545, 4],
    ] as const) {
      const edge = (from: number, to: number, drive = 0) => ({
        from,
        to,
        rate: Math.exp((energies[from]! - energies[to]! + drive) / 2),
      });
      const there = [edge(0, 1), edge(0, 2), edge(2, 3), edge(3, 0, A)];
      const channels = pairReverses([...there, ...there.map(({ from, to }) => edge(to, from, from === 3 ? -A : 0))]);
      const p = stationaryLaw(channels, 4);
      expect(p[1]).toBeCloseTo(share, digits);
      const [cycle] = schnakenberg(channels, p).cycles;
      expect(Math.abs(cycle!.affinity.value)).toBeCloseTo(A, 12);
    }
  });

  test('two leads at a dot, two channels between the same states: J = Γ_LΓ_R/(Γ_L+Γ_R)(f_L − f_R), A = ln of the odds', () => {
    const [gL, gR, fL, fR] = [2, 0.5, 0.9, 0.3];
    const channels = [
      { from: 0, to: 1, rate: gL * fL, reverse: 1 },
      { from: 1, to: 0, rate: gL * (1 - fL), reverse: 0 },
      { from: 0, to: 1, rate: gR * fR, reverse: 3 },
      { from: 1, to: 0, rate: gR * (1 - fR), reverse: 2 },
    ];
    const p = stationaryLaw(channels, 2);
    const J = ((gL * gR) / (gL + gR)) * (fL - fR);
    const A = Math.log((fL * (1 - fR)) / (fR * (1 - fL)));
    expect(channelCurrents(channels, p)[0]).toBeCloseTo(J, 14);
    expect(entropyProduction(channels, p).value).toBeCloseTo(J * A, 13);
    expect(schnakenberg(channels, p).entropyProduction.value).toBeCloseTo(J * A, 13);
    expect(edgeCurrents(channels, p)[0]![1]).toBeCloseTo(0, 14);
  });

  test('a one-way channel has no finite entropy production or affinity, and is named', () => {
    const channels = ring([1, 2, 3], [1, 1, 0]);
    const p = stationaryLaw(channels, 3);
    const names = ['A', 'B', 'C'];
    expect(entropyProduction(channels, p, names)).toEqual({ value: NaN, reason: expect.stringContaining('C -> A') });
    expect(schnakenberg(channels, p, names).entropyProduction.reason).toContain('C -> A');
    expect(kolmogorovCriterion(channels, 3).holds).toBe(false);
  });

  test('a one-way channel out of a transient state costs nothing', () => {
    const channels = pairReverses([
      { from: 0, to: 1, rate: 1 },
      { from: 1, to: 2, rate: 1 },
      { from: 2, to: 1, rate: 4 },
    ]);
    const p = stationaryLaw(channels, 3);
    expect(entropyProduction(channels, p).value).toBeLessThan(1e-30);
    expect(kolmogorovCriterion(channels, 3).holds).toBe(true);
  });

  test('a driven cycle of states that are left for good does not count', () => {
    const driven = ring([2, 3, 4], [1, 1, 1]);
    const channels = [
      ...driven,
      { from: 2, to: 3, rate: 1 },
      { from: 3, to: 4, rate: 2, reverse: 8 },
      { from: 4, to: 3, rate: 5, reverse: 7 },
    ];
    expect(kolmogorovCriterion(channels, 5)).toEqual({ holds: true, largestAffinity: { value: 0 }, worst: undefined });
    expect(kolmogorovCriterion(driven, 3).largestAffinity.value).toBeCloseTo(Math.log(24), 14);
    expect(schnakenberg(channels, stationaryLaw(channels, 5)).cycles).toEqual([]);
  });

  test('reverses are paired only where it is beyond doubt', () => {
    const one = { rate: 1 };
    const paired = pairReverses([
      { from: 0, to: 1, ...one },
      { from: 1, to: 0, ...one },
      { from: 1, to: 2, ...one },
      { from: 2, to: 1, ...one },
      { from: 2, to: 1, ...one },
    ]);
    expect(paired.map((c) => c.reverse)).toEqual([1, 0, undefined, undefined, undefined]);
  });
});
