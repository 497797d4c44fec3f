import { describe, expect, test } from 'vitest';
import { exponentials } from '../../src/tally/exponentials.ts';

const of = (values: readonly number[], sign: 1 | -1 = 1, origin = 0): Float64Array => {
  const into = new Float64Array(values.length);
  exponentials(Float64Array.from(values), 0, values.length, sign, origin, into);
  return into;
};

describe('many exponentials', () => {
  test('are right to 1e-15 wherever e^a is a normal number', () => {
    const values = Array.from({ length: 200_000 }, (_, i) => -708 + (i * 1417) / 200_000 + Math.sin(i) / 100);
    const all = of(values);
    let worst = 0;
    for (const [i, a] of values.entries()) worst = Math.max(worst, Math.abs(all[i]! / Math.exp(a) - 1));
    expect(worst).toBeLessThan(1e-15);
    expect(worst).toBeGreaterThan(0);
  });

  test('of products are products: e^{a + b} = e^a e^b, which no library is asked for', () => {
    const values = Array.from({ length: 1000 }, (_, i) => (i - 500) / 7);
    const [once, twice] = [of(values), of(values.map((a) => 2 * a))];
    for (const i of values.keys()) expect(twice[i]! / once[i]! ** 2).toBeCloseTo(1, 14);
    expect(of([0])).toEqual(Float64Array.of(1));
  });

  test('fall off to 0 over the subnormal numbers, and rise to ∞', () => {
    expect(of([-740, -745])[0]! / Math.exp(-740)).toBeCloseTo(1, 3);
    expect([...of([-746, -1e9, Number.NEGATIVE_INFINITY, 710, 1e9, Number.POSITIVE_INFINITY])]).toEqual([
      ...[0, 0, 0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    ]);
    expect(of([Number.NaN])[0]).toBeNaN();
  });

  test('are of differences from an origin, either way, within bounds alone', () => {
    const into = new Float64Array(4).fill(7);
    exponentials(Float64Array.of(1, 2, 3, Number.POSITIVE_INFINITY), 1, 4, -1, 2, into);
    expect([...into]).toEqual([7, 1, expect.closeTo(Math.exp(-1), 15), 0]);
  });
});
