import { describe, expect, test } from 'vitest';
import { drivenFlow } from '../../../src/exact/linear/driven-flow.ts';
import { timesVector } from '../../../src/exact/linear/times-vector.ts';
import { generator } from '../../../src/exact/markov/generator.ts';
import { evolve } from '../../../src/exact/markov/propagator.ts';
import { expectClose } from '../expect-close.ts';
import { climate, ring } from '../markov/random-network.ts';
import { rungeKutta } from '../runge-kutta.ts';

/** The 3-ring whose first energy rises from 0 to 2 while it is driven by an affinity of 3. */
const switching = (t: number) => {
  const E = [2 * t, 0, 0];
  const w = (i: number, j: number, sign: number) => Math.exp((E[i]! - E[j]!) / 2 + sign / 2);
  return generator(ring([w(0, 1, 1), w(1, 2, 1), w(2, 0, 1)], [w(1, 0, -1), w(2, 1, -1), w(0, 2, -1)]), 3);
};

describe('a linear flow that changes with time', () => {
  test('is that of Runge–Kutta with many steps', () => {
    const got = drivenFlow({ matrix: switching, from: 0, to: 1 }, [0.2, 0.3, 0.5], 1e-12);
    const steps = rungeKutta((t, p) => timesVector(switching(t), p), [0.2, 0.3, 0.5], 1, 4000);
    expectClose(got, steps, 1e-12);
    expect(got.reduce((a, b) => a + b)).toBeCloseTo(1, 13);
  });

  test('of one rate is exp of the integral', () => {
    const [got] = drivenFlow({ matrix: (t) => [[Math.sin(3 * t) - 0.5 * t]], from: 1, to: 4 }, [2]);
    const integral = (Math.cos(3) - Math.cos(12)) / 3 - (16 - 1) / 4;
    expect(got! / (2 * Math.exp(integral))).toBeCloseTo(1, 10);
  });

  test('keeps its error to the tolerance, at cost that rises slowly', () => {
    const exact = rungeKutta((t, p) => timesVector(switching(t), p), [1, 0, 0], 1, 8000);
    const calls = [1e-5, 1e-10].map((tolerance) => {
      let count = 0;
      const matrix = (t: number) => {
        count++;
        return switching(t);
      };
      expectClose(drivenFlow({ matrix, from: 0, to: 1 }, [1, 0, 0], tolerance), exact, tolerance);
      return count;
    });
    // Order five after extrapolation: 1e5 in accuracy is a factor of about ten in steps.
    expect(calls[1]! / calls[0]!).toBeLessThan(30);
  });

  test('that is constant is the propagator, however stiff', () => {
    const L = generator(climate, 3).map((row) => row.map((x) => 1e5 * x));
    expectClose(drivenFlow({ matrix: () => L, from: 0, to: 1 }, [1, 0, 0]), evolve(L, 1, [1, 0, 0]), 1e-10);
  });

  test('with a jump at a given time is the product of the two parts', () => {
    const [first, second] = [generator(climate, 3), switching(0.3)];
    const matrix = (t: number) => (t < 0.7 ? first : second);
    const got = drivenFlow({ matrix, from: 0, to: 2, breaks: [0.7, 5] }, [0, 1, 0]);
    expectClose(got, evolve(second, 1.3, evolve(first, 0.7, [0, 1, 0])), 1e-12);
  });

  test('of rates that are not finite is refused', () => {
    expect(() => drivenFlow({ matrix: (t) => [[1 / (t - 0.5) ** 4]], from: 0, to: 1 }, [1])).toThrow(/^t: /);
  });
});
