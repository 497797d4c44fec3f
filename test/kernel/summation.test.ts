import { beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../../src/backends/backend.ts';
import { backends } from './backends.ts';
import { runProbe } from './probe.ts';

describe.each(backends)('compensated sums: $name', ({ precision, create }) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await create();
  });
  const tiny = precision === 'single' ? 2 ** -30 : 2 ** -60;

  test('keep what is lost below the last bit of the sum', async () => {
    const [hi, lo, plain] = await runProbe(backend, {
      inputs: [
        [1, tiny],
        [-1, tiny],
        [1, -tiny],
        [1024, tiny],
      ],
      body: `var s = Sum(input(0), 0.0);
        var naive = input(0);
        for (var i = 0u; i < 1000u; i++) { s = add_to(s, input(1)); naive = opaque(naive + input(1)); }`,
      outputs: ['s.hi', 's.lo', 'naive'],
    });
    for (const [i, start] of [1, -1, 1, 1024].entries()) {
      expect(plain![i]).toBe(start); // naive addition loses all of it
      expect(hi![i]).toBe(start);
      expect(lo![i]).toBe([1, 1, -1, 1][i]! * 1000 * tiny);
    }
  });

  test('are used up by parts of which each would be rounded alike', async () => {
    // 60 million times 10⁻⁸ would be lost; so that the test is short, a million of them at a sixtieth of the last place
    const part = Math.fround(precision === 'single' ? 2 ** -30 : 2 ** -59);
    const [hi, lo, plain] = await runProbe(backend, {
      inputs: [
        [1.5, part],
        [0.75, part],
      ],
      body: `var s = Sum(input(0), 0.0);
        var naive = input(0);
        for (var i = 0u; i < 1000000u; i++) { s = take_from(s, input(1)); naive = opaque(naive - input(1)); }`,
      outputs: ['s.hi', 's.lo', 'naive'],
    });
    for (const [i, start] of [1.5, 0.75].entries()) {
      expect(plain![i]).toBe(start);
      expect((start - hi![i]! - lo![i]!) / (1e6 * part)).toBeCloseTo(1, 6);
      // the low word stays below the last place of the high one
      expect(Math.abs(lo![i]!)).toBeLessThanOrEqual(2 ** (precision === 'single' ? -24 : -53));
    }
  });

  test('give the exact error of one addition, whichever operand is larger', async () => {
    const pairs = [
      [1, 3 * 2 ** -25],
      [2 ** 20, 1 / 3],
      [1 / 3, 2 ** 20],
      [-5, 5 + 2 ** -21],
      [1e-8, 1],
      [7.25, -1e-6],
    ];
    const round = precision === 'single' ? Math.fround : (x: number) => x;
    const rounded = pairs.map((pair) => pair.map(round) as [number, number]);
    const [hi, lo] = await runProbe(backend, {
      inputs: rounded,
      body: 'let s = add_to(Sum(input(0), 0.0), input(1));',
      outputs: ['s.hi', 's.lo'],
    });
    rounded.forEach(([a, b], i) => {
      expect(hi![i]).toBe(round(a + b));
      // Dekker's error in double arithmetic; exact in single precision because the sum of two single numbers nearly is in double.
      const s = round(a + b);
      const t = round(s - a);
      expect(lo![i]).toBe(a - (s - t) + (b - t));
    });
  });
});
