import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bar, outsideBracket } from '../../src/estimate/bar.ts';
import { barRoot } from '../../src/estimate/bar-root.ts';
import { tallyWorks } from '../../src/estimate/estimate-works.ts';
import { workScale } from '../../src/estimate/work-scale.ts';
import { createSideStream } from '../../src/tally/side-stream.ts';
import { gaussianWorks } from './gaussian-works.ts';

const f = (x: number) => 1 / (1 + Math.exp(x));

/** Bennett's ratio and all that is reported with it, from stored works, as `physics.md` writes it. */
function direct(forward: Float64Array, reverse: Float64Array) {
  const deltaF = barRoot(forward, reverse);
  const [nF, nR] = [forward.length, reverse.length];
  const M = Math.log(nF / nR);
  const mean = (x: Float64Array) => x.reduce((s, v) => s + v, 0) / x.length;
  const fF = forward.map((w) => f(M + w - deltaF));
  const fR = reverse.map((w) => f(-(M - (w + deltaF))));
  const spread = (x: Float64Array) => (mean(x.map((v) => v * v)) / mean(x) ** 2 - 1) / x.length;
  const C = [...forward.map((w) => M + w - deltaF), ...reverse.map((w) => M - (w + deltaF))];
  const information = C.reduce((s, c) => s + 1 / (2 + 2 * Math.cosh(c)), 0);
  const alpha = nF / (nF + nR);
  const b = forward.map((w) => 1 / (1 - alpha + alpha * Math.exp(w - deltaF)));
  const t = reverse.map((w) => 1 / (alpha + (1 - alpha) * Math.exp(w + deltaF)));
  const U2 = alpha * mean(t.map((v) => v * v)) + (1 - alpha) * mean(b.map((v) => v * v));
  return {
    value: deltaF,
    balance: fF.reduce((s, v) => s + v, 0) - fR.reduce((s, v) => s + v, 0),
    shirtsError: Math.sqrt(1 / information - 1 / nF - 1 / nR),
    bennettError: Math.sqrt(spread(fF) + spread(fR)),
    hahnThen: 1 - U2 / ((mean(b) + mean(t)) / 2),
  };
}

const tallies = (forward: Float64Array, reverse: Float64Array) => {
  const [a, b] = tallyWorks(forward, reverse);
  return [a.total.work!, b!.total.work!] as const;
};

describe('Bennett’s acceptance ratio', () => {
  test('from streamed sums is the root over stored works, with the same errors and index', () => {
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.nat(),
          forward: fc.integer({ min: 20, max: 3000 }),
          reverse: fc.integer({ min: 20, max: 3000 }),
          sigma: fc.integer({ min: 1, max: 25 }),
          deltaF: fc.integer({ min: -2000, max: 2000 }),
        }),
        ({ seed, forward, reverse, sigma, deltaF }) => {
          const works = gaussianWorks(seed, forward, reverse, sigma / 10, deltaF / 10);
          const expected = direct(works.forward, works.reverse);
          const measured = bar(...tallies(works.forward, works.reverse));
          fc.pre(measured.reason === null);
          expect(Math.abs(expected.balance)).toBeLessThan(1e-10 * (forward + reverse));
          expect(Math.abs(measured.value - expected.value)).toBeLessThan(1e-9 * (1 + expected.shirtsError ** 2));
          expect(measured.shirtsError / expected.shirtsError).toBeCloseTo(1, 5);
          expect(measured.bennettError / expected.bennettError).toBeCloseTo(1, 5);
          expect(measured.hahnThen).toBeCloseTo(expected.hahnThen, 6);
        },
      ),
      { numRuns: 60, seed: 1 },
    );
  });

  test('of a million works is the root over stored works to 1e-11 kT', () => {
    const n = 2 ** 19;
    const { forward, reverse } = gaussianWorks(9, n, n, 2.6, 18.686);
    const scale = workScale(forward.subarray(0, 4096), reverse.subarray(0, 4096));
    const [a, b] = (['forward', 'reverse'] as const).map((side) => {
      const stream = createSideStream({ scale, side, columns: 0, trajectories: n });
      stream.add(side === 'forward' ? forward : reverse, []);
      return stream.total().work!;
    });
    expect(Math.abs(bar(a!, b!).value - barRoot(forward, reverse))).toBeLessThan(1e-11);
  });

  test('changes sign when the directions are exchanged', () => {
    const { forward, reverse } = gaussianWorks(4, 700, 300, 1.3, 2);
    const there = bar(...tallies(forward, reverse));
    const back = bar(...tallies(reverse, forward));
    expect(back.value).toBeCloseTo(-there.value, 11);
    expect(back.shirtsError).toBeCloseTo(there.shirtsError, 9);
  });

  test('shifts with the works', () => {
    const { forward, reverse } = gaussianWorks(5, 500, 500, 1.3, 0);
    const shifted = bar(
      ...tallies(
        forward.map((w) => w + 1e4),
        reverse.map((w) => w - 1e4),
      ),
    );
    // Works of 1e4 carry a rounding of 2e-12 themselves.
    expect(shifted.value - 1e4).toBeCloseTo(bar(...tallies(forward, reverse)).value, 9);
  });

  test('counts an infinite work as one of weight zero', () => {
    const { forward, reverse } = gaussianWorks(6, 500, 500, 1, 0);
    const failed = Float64Array.of(...forward, ...Array(500).fill(Number.POSITIVE_INFINITY));
    // Half of the forward works fail: e^{−W} averages to half, so that ΔF rises by ln 2.
    const measured = bar(...tallies(failed, reverse));
    expect(measured.value).toBeCloseTo(barRoot(failed, reverse), 11);
    const C = Math.log(1000 / 500);
    const balance =
      forward.reduce((s, w) => s + f(C + w - measured.value), 0) -
      reverse.reduce((s, w) => s + f(-C + w + measured.value), 0);
    expect(Math.abs(balance)).toBeLessThan(1e-9);
  });

  test('is not available without overlap, nor outside its bracket', () => {
    const apart = bar(...tallies(Float64Array.of(60, 61), Float64Array.of(-3, -2)));
    expect(apart.value).toBeNaN();
    expect(apart.reason).toBe('P_F(W) and P_R(−W) do not overlap: a gap of 57.0 kT');
    const inverted = bar(...tallies(Float64Array.of(-60, -61), Float64Array.of(-3, -2)));
    expect(inverted.reason).toMatch(/do not overlap/);

    const { forward, reverse } = gaussianWorks(7, 500, 500, 1, 9);
    const elsewhere = gaussianWorks(7, 500, 500, 1, 0);
    const scale = workScale(elsewhere.forward, elsewhere.reverse);
    const [a, b] = [forward, reverse].map((works, i) => {
      const stream = createSideStream({ scale, side: i ? 'reverse' : 'forward', columns: 0, trajectories: 500 });
      stream.add(works, []);
      return stream.total().work!;
    });
    expect(bar(a!, b!)).toMatchObject({ value: Number.NaN, reason: outsideBracket });
  });
});

describe('the root over stored works', () => {
  test('exists in log space however far apart the works are', () => {
    // Two single works: the root lies half-way.
    expect(barRoot([1e4], [1e4])).toBeCloseTo(0, 9);
    expect(barRoot([2e4], [-1e3])).toBeCloseTo(10_500, 8);
    // One against two: f(W_F − c) = 2f(W_R + c), in the far tail e^{c − W_F} = 2e^{−c − W_R}, and M = −ln 2.
    expect(barRoot([2e4], [-1e3, -1e3])).toBeCloseTo(10_500 + Math.log(2) / 2 - Math.log(2), 8);
  });

  test('leaves NaN and −∞ out', () => {
    expect(barRoot([1, Number.NaN, 2], [-1, Number.NEGATIVE_INFINITY, 0])).toBe(barRoot([1, 2], [-1, 0]));
    expect(barRoot([], [1])).toBeNaN();
    expect(barRoot([Number.POSITIVE_INFINITY], [1])).toBeNaN();
  });
});
