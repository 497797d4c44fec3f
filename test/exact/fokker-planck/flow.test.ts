import { describe, expect, test } from 'vitest';
import { flow } from '../../../src/exact/fokker-planck/flow.ts';
import { gridGenerator } from '../../../src/exact/fokker-planck/grid-generator.ts';
import { padePoles } from '../../../src/exact/fokker-planck/pade-poles.ts';
import { resolvent } from '../../../src/exact/fokker-planck/resolvent.ts';
import { generator } from '../../../src/exact/markov/generator.ts';
import { evolve } from '../../../src/exact/markov/propagator.ts';
import { expectClose } from '../expect-close.ts';
import { flashingRatchet } from './models.ts';

const { jumps } = gridGenerator(flashingRatchet(8, 20, 7), 11);
const n = jumps.leaving.length;
const L = generator(
  [...jumps.from].map((from, e) => ({ from, to: jumps.to[e]!, rate: jumps.rate[e]! })),
  n,
);
const signed = Float64Array.from({ length: n }, (_, i) => Math.sin(3 * i + 1));

describe('the resolvent of a ring with two states', () => {
  test.each([
    [2, 0],
    [0, -3],
    [0.1, 70],
    [1e-9, 0],
  ])('solves (z − L)x = u at z = %f + %f i', (re, im) => {
    const x = resolvent(jumps, re, im)({ re: signed, im: signed.toReversed() });
    const residual = (a: Float64Array, b: Float64Array, sign: number) =>
      L.map((row, i) => re * a[i]! - sign * im * b[i]! - row.reduce((sum, l, j) => sum + l * a[j]!, 0));
    const size = Math.max(...x.re.map(Math.abs), ...x.im.map(Math.abs)) * 1e4;
    expectClose(residual(x.re, x.im, 1), signed, 1e-14 * size);
    expectClose(residual(x.im, x.re, -1), signed.toReversed(), 1e-14 * size);
  });

  test('at z = 0 solves −Lx = u of sum 0', () => {
    const mean = signed.reduce((a, b) => a + b) / n;
    const u = signed.map((v) => v - mean);
    const { re } = resolvent(jumps, 0)({ re: u, im: new Float64Array(n) });
    expectClose(
      L.map((row) => -row.reduce((sum, l, j) => sum + l * re[j]!, 0)),
      u,
      1e-11,
    );
  });
});

describe('e^{Lt}', () => {
  test.each([1e-4, 0.01, 1, 100])('is that of dense squaring at t = %f, for vectors of any sign', (t) => {
    const { u, error } = flow(jumps)(signed, t);
    const exact = evolve(L, t, [...signed]);
    const off = u.reduce((sum, x, i) => sum + Math.abs(x - exact[i]!), 0);
    expect(off).toBeLessThan(error + 1e-11);
    expect(error).toBeLessThan(1e-8);
  });

  test('the approximant is e^z to order 9 and vanishes far out', () => {
    const at = (z: number) =>
      padePoles.reduce((sum, { q, r }) => {
        const size = (z - q[0]) ** 2 + q[1] ** 2;
        return sum + ((q[1] > 0 ? 2 : 1) * (r[0] * (z - q[0]) - r[1] * q[1])) / size;
      }, 0);
    const errors = [-0.5, -1].map((z) => at(z) - Math.exp(z));
    expect(Math.log2(errors[1]! / errors[0]!)).toBeGreaterThan(9);
    expect(Math.log2(errors[1]! / errors[0]!)).toBeLessThan(10.5);
    expect(Math.abs(at(-1e9))).toBeLessThan(1e-7);
    expect(at(0)).toBeCloseTo(1, 13);
  });
});
