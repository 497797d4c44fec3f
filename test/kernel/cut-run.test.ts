import { describe, expect, test } from 'vitest';
import { cutRun } from '../../src/kernel/cut-run.ts';
import { parabolaMaximum } from '../../src/kernel/segment-table.ts';

const follow = (f: (s: number) => number, breaks: readonly number[] = [], most = 4096, duration = 2) =>
  cutRun({ values: (s) => [f(s)], allowed: () => 1e-6, breaks }, duration, most);

/** What the segments say at a fraction of the run. */
const said = (segments: ReturnType<typeof follow>, s: number): number => {
  const { from, to, parabolas } = segments.find((g) => s < g.to)!;
  const x = (s - from) / (to - from);
  const [c0, c1, c2] = parabolas[0]!;
  return c0 + x * (c1 + x * c2);
};

const numbers = Array.from({ length: 5000 }, (_, i) => (i + 0.37) / 5000);

describe('a run cut into segments', () => {
  test('joins them from the start to the end at times of single precision', () => {
    const segments = follow((s) => Math.sin(40 * s), [], 4096, 0.7);
    expect(segments[0]!.from).toBe(0);
    expect(segments.at(-1)!.to).toBe(1);
    segments.slice(1).forEach(({ from }, i) => {
      expect(from).toBe(segments[i]!.to);
      expect(Math.abs(Math.fround(from * 0.7) / 0.7 - from)).toBeLessThan(1e-16);
    });
  });

  test('follows what is smooth, with more parts where it changes faster', () => {
    const f = (s: number) => Math.exp(8 * s);
    const segments = cutRun({ values: (s) => [f(s)], allowed: (_, v) => 1e-6 * v, breaks: [] }, 2, 4096);
    for (const s of numbers) expect(Math.abs(said(segments, s) / f(s) - 1)).toBeLessThan(1.1e-6);
    const fast = follow((s) => Math.sin(20 * s * s));
    const parts = (from: number, to: number) => fast.filter((g) => g.from >= from && g.to <= to).length;
    expect(parts(0.5, 1)).toBeGreaterThan(parts(0, 0.5));
    expect(follow((s) => 3 * s * s - s).length).toBe(16);
  });

  test('is cut where it is said to jump, each side with its own value', () => {
    const segments = follow((s) => (s > 0.3 ? 5 : 2), [0.3]);
    expect(segments.length).toBe(17);
    expect(said(segments, 0.3 - 1e-9)).toBe(2);
    expect(said(segments, 0.3 + 1e-9)).toBe(5);
  });

  test('finds a jump that nobody named to a part in 4 million', () => {
    const segments = follow((s) => (s > 1 / 3 ? 5 : 2));
    expect(said(segments, 1 / 3 - 3e-7)).toBe(2);
    expect(said(segments, 1 / 3 + 3e-7)).toBe(5);
    expect(segments.length).toBeLessThan(40);
  });

  test('that takes too many parts is refused in one line', () => {
    expect(() => follow((s) => Math.sin(1e5 * s), [], 1000)).toThrow(
      /^model\.controls: 1000 parts \(are too few to follow rates that change so fast\)$/,
    );
  });
});

describe('the largest value of a parabola', () => {
  test.each([
    [[1, 2, -3], 1 + 1 / 3],
    [[1, 2, 3], 6],
    [[1, -2, 0.5], 1],
    [[1, 8, -3], 6],
    [[2, 0, 0], 2],
  ] as const)('%j is %f between 0 and 1', (parabola, most) => {
    expect(parabolaMaximum(parabola)).toBeCloseTo(most, 14);
  });
});
