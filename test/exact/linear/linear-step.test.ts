import { describe, expect, test } from 'vitest';
import { linearStep } from '../../../src/exact/linear/linear-step.ts';
import { stationaryGaussian } from '../../../src/exact/linear/lyapunov.ts';
import { matrixExponential } from '../../../src/exact/linear/matrix-exponential.ts';
import { timesVector } from '../../../src/exact/linear/times-vector.ts';

type Matrix = readonly (readonly number[])[];

const transpose = (a: Matrix) => a[0]!.map((_, j) => a.map((row) => row[j]!));
const times = (a: Matrix, b: Matrix) => a.map((row) => transpose(b).map((column) => timesVector([row], column)[0]!));
const plus = (a: Matrix, b: Matrix) => a.map((row, i) => row.map((x, j) => x + b[i]![j]!));

/** Entries agree to `tolerance` of the largest of them. */
function expectMatrix(a: Matrix, b: Matrix, tolerance = 1e-12): void {
  const scale = Math.max(...b.flat().map(Math.abs));
  a.forEach((row, i) => {
    row.forEach((x, j) => {
      expect(Math.abs(x - b[i]![j]!)).toBeLessThanOrEqual(tolerance * scale);
    });
  });
}

describe('one coordinate', () => {
  test.each([1e-6, 0.01, 1, 30])('a t = %d: Φ = (1 − e^{−at})/a, C = D(1 − e^{−2at})/a', (at) => {
    const [a, D] = [2.5, 0.7];
    const { response, covariance, choleskyFactor } = linearStep([[a]], [[D]], at / a);
    expectMatrix(response, [[-Math.expm1(-at) / a]]);
    expectMatrix(covariance, [[(-D * Math.expm1(-2 * at)) / a]]);
    expect(choleskyFactor[0]![0]).toBeCloseTo(Math.sqrt(covariance[0]![0]!), 14);
  });

  test('a free particle: Φ = t, C = 2Dt', () => {
    const { response, covariance } = linearStep([[0]], [[0.7]], 3);
    expectMatrix(response, [[3]]);
    expectMatrix(covariance, [[2 * 0.7 * 3]]);
  });

  test('an unstable one grows', () => {
    expectMatrix(linearStep([[-1]], [[1]], 5).covariance, [[Math.expm1(10)]]);
  });
});

/** Coupled, swirling, with rates far apart, unequal noise; and one with a free direction. */
const systems: Record<string, { A: Matrix; D: Matrix }> = {
  swirling: {
    A: [
      [1, 0.7],
      [-0.7, 1],
    ],
    D: [
      [2, 0],
      [0, 0.5],
    ],
  },
  'four coordinates': {
    A: [
      [1, 0.3, 0, 0],
      [0.15, 0.5, 0.1, 0],
      [0, 0.2, 40, -0.4],
      [0, 0, -0.8, 2],
    ],
    D: [
      [1, 0, 0, 0],
      [0, 0.5, 0, 0],
      [0, 0, 3, 0],
      [0, 0, 0, 0.2],
    ],
  },
  'a free direction': {
    A: [
      [1, -1],
      [-1, 1],
    ],
    D: [
      [1, 0],
      [0, 1],
    ],
  },
};

describe.each(Object.entries(systems))('%s', (_, { A, D }) => {
  const minusA = (t: number) => A.map((row) => row.map((x) => -x * t));

  test('three steps make one of three times the length', () => {
    for (const t of [0.003, 0.2, 1.7]) {
      const [one, three] = [linearStep(A, D, t), linearStep(A, D, 3 * t)];
      const decay = matrixExponential(minusA(t));
      const turn = (C: Matrix) => times(times(decay, C), transpose(decay));
      const [phi, C] = [one.response, one.covariance];
      expectMatrix(three.response, plus(phi, times(decay, plus(phi, times(decay, phi)))));
      expectMatrix(three.covariance, plus(C, turn(plus(C, turn(C)))));
    }
  });

  test('ΦA = 1 − e^{−At}, and C starts as 2Dt', () => {
    const identity = A.map((_, i) => A.map((__, j) => (i === j ? 1 : 0)));
    expectMatrix(plus(times(linearStep(A, D, 0.4).response, A), matrixExponential(minusA(0.4))), identity);
    const t = 1e-9;
    expectMatrix(
      linearStep(A, D, t).covariance,
      D.map((row) => row.map((x) => 2 * x * t)),
      1e-6,
    );
  });

  test('L Lᵀ = C', () => {
    const { choleskyFactor: L, covariance } = linearStep(A, D, 0.4);
    expectMatrix(times(L, transpose(L)), covariance);
    L.forEach((row, i) => {
      expect(row.slice(i + 1).every((x) => x === 0)).toBe(true);
    });
  });
});

test('after a long time C solves Lyapunov’s equation', () => {
  const { A, D } = systems['four coordinates']!;
  const { covariance } = stationaryGaussian(A, [0, 0, 0, 0], D);
  expectMatrix(linearStep(A, D, 200).covariance, covariance);
});

test('noise that does not reach every direction is refused', () => {
  const A = [
    [1, 0],
    [0, 1],
  ];
  const D = [
    [1, 0],
    [0, 0],
  ];
  expect(() => linearStep(A, D, 1)).toThrow(/must reach every direction/);
});
