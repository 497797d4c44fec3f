import { describe, expect, test } from 'vitest';
import { SpecError } from '../../src/errors.ts';
import { boltzmann } from '../../src/exact/boltzmann.ts';
import { boltzmann2d } from '../../src/exact/boltzmann-2d.ts';
import { gaussian } from '../../src/exact/gaussian.ts';
import { normals } from '../random-normal.ts';

describe('the equilibrium of a quadratic potential', () => {
  test('agrees with quadrature in one and two dimensions, linear part included', () => {
    const one = gaussian([[4]], [3]);
    const line = boltzmann((x) => 2 * x * x + 3 * x);
    expect(one.logZ).toBeCloseTo(line.logZ, 12);
    expect(one.mean[0]).toBeCloseTo(
      line.mean((x) => x),
      12,
    );

    const two = gaussian(
      [
        [2, -1.5],
        [-1.5, 3],
      ],
      [0.5, -4],
    );
    const plane = boltzmann2d((x, y) => x * x - 1.5 * x * y + 1.5 * y * y + 0.5 * x - 4 * y);
    expect(two.logZ).toBeCloseTo(plane.logZ, 11);
    const [mx, my] = two.mean as [number, number];
    expect(mx).toBeCloseTo(
      plane.mean((x) => x),
      10,
    );
    expect(two.covariance[0]![1]).toBeCloseTo(
      plane.mean((x, y) => (x - mx) * (y - my)),
      10,
    );
  });

  test.each([1, 2, 3, 5, 8])(
    'in %i dimensions: H·Σ = 1, LLᵀ = Σ, H·mean = −g, ln Z by the eigenvalue-free determinant',
    (d) => {
      const normal = normals(d);
      const a = Array.from({ length: d }, () => Array.from({ length: d }, normal));
      // Very different units along the coordinates.
      const unit = a.map((_, i) => 10 ** (3 * i - d));
      const h = a.map((_, i) =>
        a.map((_, j) => (a.reduce((s, row) => s + row[i]! * row[j]!, 0) + (i === j ? 0.5 : 0)) * unit[i]! * unit[j]!),
      );
      const g = a.map((row, i) => row[0]! * unit[i]!);
      const { mean, covariance, choleskyFactor: l, logZ } = gaussian(h, g);
      for (let i = 0; i < d; i++) {
        const balance = h[i]!.reduce((s, v, j) => s + v * mean[j]!, 0);
        expect(balance / unit[i]!).toBeCloseTo(-g[i]! / unit[i]!, 9);
        for (let j = 0; j < d; j++) {
          const product = h[i]!.reduce((s, v, k) => s + v * covariance[k]![j]!, 0);
          expect((product * unit[j]!) / unit[i]!).toBeCloseTo(i === j ? 1 : 0, 9);
          const square = l[i]!.reduce((s, v, k) => s + v * l[j]![k]!, 0);
          expect(square * unit[i]! * unit[j]!).toBeCloseTo(covariance[i]![j]! * unit[i]! * unit[j]!, 10);
          if (j > i) expect(l[i]![j]).toBe(0);
        }
      }
      // ln det H by elimination without square roots.
      const m = h.map((row, i) => row.map((v, j) => v / (unit[i]! * unit[j]!)));
      let logDet = 0;
      for (let k = 0; k < d; k++) {
        logDet += Math.log(m[k]![k]!) + 2 * Math.log(unit[k]!);
        for (let i = k + 1; i < d; i++)
          for (let j = d - 1; j >= k; j--) m[i]![j]! -= (m[i]![k]! * m[k]![j]!) / m[k]![k]!;
      }
      const work = -0.5 * mean.reduce((s, v, i) => s + v * g[i]!, 0);
      expect(logZ).toBeCloseTo(0.5 * d * Math.log(2 * Math.PI) - 0.5 * logDet + work, 9);
    },
  );

  test.each([
    [
      'a saddle',
      [
        [1, 2],
        [2, 1],
      ],
    ],
    [
      'a flat direction',
      [
        [1, 1],
        [1, 1],
      ],
    ],
    [
      'a flat direction in other units',
      [
        [1e-18, 1e-9],
        [1e-9, 1],
      ],
    ],
    ['no confinement', [[0]]],
    ['a hill', [[-1]]],
  ] as [string, number[][]][])('%s has no equilibrium', (_, h) => {
    const call = () =>
      gaussian(
        h,
        h.map(() => 0),
        { text: 'U' },
      );
    expect(call).toThrow(SpecError);
    expect(call).toThrow(/no equilibrium/);
  });
});
