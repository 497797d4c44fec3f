import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { affinity } from '../../../src/exact/markov/affinity.ts';
import { countMoments } from '../../../src/exact/markov/count-moments.ts';
import { countRates } from '../../../src/exact/markov/count-rates.ts';
import { entropyCounter, netCounter } from '../../../src/exact/markov/counter.ts';
import { cumulantGenerating } from '../../../src/exact/markov/cumulant-generating.ts';
import { cumulantRate } from '../../../src/exact/markov/cumulant-rate.ts';
import { cycleBasis } from '../../../src/exact/markov/cycle-basis.ts';
import { gallavottiCohenGap } from '../../../src/exact/markov/gallavotti-cohen.ts';
import { perronRoot } from '../../../src/exact/markov/perron-root.ts';
import { stationaryLaw } from '../../../src/exact/markov/stationary-laws.ts';
import { turProduct } from '../../../src/exact/markov/tur-product.ts';
import { climate, equilibriumNetwork, mildRate, reversibleNetwork, ring } from './random-network.ts';

/** A third derivative is not needed: five-point first and second derivatives at 0, errors of order h⁴ and ε/h². */
function derivatives(f: (z: number) => number, h: number): [number, number] {
  const [a, b, c, d, e] = [f(-2 * h), f(-h), f(0), f(h), f(2 * h)];
  return [(a - 8 * b + 8 * d - e) / (12 * h), (-a + 16 * b - 30 * c + 16 * d - e) / (12 * h * h)];
}

describe('the largest eigenvalue', () => {
  test('of two states is the root of the quadratic', () => {
    for (const [a, b, c, d] of [
      [-3, 1e-9, 4e7, -0.2],
      [2, 5, 7, 1],
      [-1, 1e-30, 9e30, -1],
    ] as const) {
      const exact = (a + d) / 2 + Math.hypot((a - d) / 2, Math.sqrt(b * c));
      expect(
        Math.abs(
          perronRoot([
            [a, b],
            [c, d],
          ]) /
            exact -
            1,
        ),
      ).toBeLessThan(1e-13);
    }
  });

  test('of one state is its element', () => expect(perronRoot([[-4]])).toBe(-4));

  test('of a cyclic shift with weights over sixty decades is the geometric mean', () => {
    const weights = [1e30, 1e-30, 1e20, 1e-5, 1];
    const m = weights.map((w, i) => weights.map((_, j) => (j === (i + 1) % 5 ? w : 0)));
    expect(perronRoot(m) / 1e3).toBeCloseTo(1, 12);
  });
});

describe('ψ(z)', () => {
  test('of the ring of equal rates is a(e^{z/n} − 1) + b(e^{−z/n} − 1)', () => {
    const [a, b, n] = [2, 0.3, 6];
    const channels = ring(new Array(n).fill(a), new Array(n).fill(b));
    for (const z of [-20, -1, 0.01, 3, 40]) {
      const exact = a * Math.expm1(z / n) + b * Math.expm1(-z / n);
      expect(Math.abs(cumulantRate(channels, n, netCounter(channels, 0), z) - exact)).toBeLessThan(
        1e-13 * (1 + Math.abs(exact)),
      );
    }
  });

  test('has the exact mean and variance rates as its derivatives, and 0 at 0', () => {
    fc.assert(
      fc.property(reversibleNetwork(mildRate, 6), fc.nat(), ({ n, channels }, pick) => {
        const counter = channels.map((_, c) => ((c * 7 + pick) % 5) - 2);
        const [J, D] = derivatives((z) => cumulantRate(channels, n, counter, z), 0.003);
        const { mean, covariance } = countRates(channels, n, [counter]);
        const size = channels.reduce((sum, c) => sum + c.rate, 0);
        expect(Math.abs(J - mean[0]!)).toBeLessThan(1e-6 * size);
        expect(Math.abs(D - covariance[0]![0]!)).toBeLessThan(1e-5 * size);
        expect(Math.abs(cumulantRate(channels, n, counter, 0))).toBeLessThan(1e-13 * size);
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  test('is symmetric about −½ for entropy (Gallavotti–Cohen), in every network', () => {
    fc.assert(
      fc.property(reversibleNetwork(mildRate), ({ n, channels }) => {
        const size = channels.reduce((sum, c) => sum + c.rate, 0);
        expect(gallavottiCohenGap(channels, n, entropyCounter(channels), 1, [-0.9, -0.3, 0.2, 1.5])).toBeLessThan(
          1e-11 * size,
        );
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  test('is symmetric about −A/2 for the turns of a single cycle, and about nothing else', () => {
    const [cycle] = cycleBasis(climate, 3);
    const A = affinity(climate, cycle!.steps).value;
    const counter = netCounter(climate, cycle!.chord);
    expect(gallavottiCohenGap(climate, 3, counter, A, [-2, -1, -0.4, 0, 0.7])).toBeLessThan(1e-14);
    expect(gallavottiCohenGap(climate, 3, counter, A + 0.05, [-2, -1, -0.4, 0, 0.7])).toBeGreaterThan(1e-4);
  });

  test('of a network that falls apart is the largest of its parts', () => {
    const channels = [
      { from: 0, to: 0, rate: 2 },
      { from: 1, to: 1, rate: 5 },
    ];
    expect(cumulantRate(channels, 2, [1, 1], 1)).toBeCloseTo(5 * Math.expm1(1), 12);
    expect(cumulantRate(channels, 2, [1, 1], -1)).toBeCloseTo(2 * Math.expm1(-1), 12);
  });
});

describe('ln⟨e^{zN}⟩ at a finite time', () => {
  const counter = netCounter(climate, 0);
  const p = stationaryLaw(climate, 3);

  test('of Poisson counts is m(e^z − 1)', () => {
    expect(cumulantGenerating([{ from: 0, to: 0, rate: 3 }], 1, [1], 0.7, [1], 400)).toBeCloseTo(
      1200 * Math.expm1(0.7),
      9,
    );
  });

  test('has the exact mean and variance as its derivatives', () => {
    const start = [0, 0, 1];
    const [mean, variance] = derivatives((z) => cumulantGenerating(climate, 3, counter, z, start, 3), 0.004);
    const exact = countMoments(climate, 3, [counter], start, 3);
    expect(mean).toBeCloseTo(exact.mean[0]!, 8);
    expect(variance).toBeCloseTo(exact.covariance[0]![0]!, 7);
  });

  test('grows as ψ(z)t', () => {
    const z = -1.2;
    const [early, late] = [300, 400].map((t) => cumulantGenerating(climate, 3, counter, z, p, t));
    expect((late! - early!) / 100).toBeCloseTo(cumulantRate(climate, 3, counter, z), 12);
  });

  test('is symmetric at every time for a dot that starts in balance with the lead where nothing is counted', () => {
    const [gL, gR, fL, fR] = [2, 0.5, 0.9, 0.3];
    const channels = [
      { from: 0, to: 1, rate: gL * fL },
      { from: 1, to: 0, rate: gL * (1 - fL) },
      { from: 0, to: 1, rate: gR * fR },
      { from: 1, to: 0, rate: gR * (1 - fR) },
    ];
    const A = Math.log((fL * (1 - fR)) / (fR * (1 - fL)));
    const out = [0, 0, -1, 1];
    const at = (z: number, start: number) => cumulantGenerating(channels, 2, out, z, [1 - start, start], 0.7);
    for (const z of [-3, -0.5, 0.4]) expect(at(z, fL)).toBeCloseTo(at(-A - z, fL), 13);
    expect(Math.abs(at(-0.5, fR) - at(-A + 0.5, fR))).toBeGreaterThan(1e-3);
  });
});

describe('the TUR product', () => {
  test('of a ring of equal rates is (a + b)/(a − b) · ln(a/b), and 2 near equilibrium', () => {
    const product = (a: number, b: number, t?: number) => {
      const channels = ring([a, a, a, a], [b, b, b, b]);
      return turProduct(
        channels,
        4,
        channels.map((_, c) => (c < 4 ? 1 : -1)),
        t,
      ).value;
    };
    expect(product(3, 1)).toBeCloseTo(2 * Math.log(3), 12);
    // The walk on this ring has independent steps: the same at every time.
    expect(product(3, 1, 0.4)).toBeCloseTo(2 * Math.log(3), 11);
    expect(product(1.001, 1)).toBeCloseTo(2 + 1e-6 / 6, 8);
  });

  test('is at least 2 for every current of every network at every time', () => {
    fc.assert(
      fc.property(
        reversibleNetwork(mildRate, 5),
        fc.constantFrom(0.05, 1, 20, Infinity),
        fc.nat(),
        ({ n, channels }, t, pick) => {
          const weights = channels.map((_, e) => ((e * 5 + pick) % 7) - 3);
          const current = channels.map((_, c) => (c % 2 ? -weights[c - 1]! : weights[c]!));
          const { value, reason } = turProduct(channels, n, current, t);
          // A current that only its spanning tree carries has mean 0 up to rounding.
          if (!reason && Math.abs(countRates(channels, n, [current]).mean[0]!) > 1e-6)
            expect(value).toBeGreaterThan(2 - 1e-6);
        },
      ),
      { numRuns: 60, seed: 3 },
    );
  });

  test('does not exist without a current, nor where a channel is one-way', () => {
    const [network] = fc.sample(equilibriumNetwork(), { numRuns: 1, seed: 5 });
    const { n, channels } = network!;
    expect(turProduct(channels, n, netCounter(channels, 0)).reason).toBe('the mean current is zero');
    const oneWay = ring([1, 1, 1], [0.5, 0.5, 0]);
    expect(turProduct(oneWay, 3, netCounter(oneWay, 0)).reason).toContain('has no reverse');
  });
});
