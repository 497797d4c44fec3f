import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gradientWindow } from '../../src/estimate/gradient-window.ts';
import { cubicRule, trapeziumRule } from '../../src/estimate/integration/cubic-rule.ts';
import { straightStretches } from '../../src/estimate/integration/straight-stretches.ts';
import { thermodynamicIntegration } from '../../src/estimate/thermodynamic-integration.ts';
import { momentsOf, standardErrorOfMean, standardErrorOfVariance, variance } from '../../src/tally/moments.ts';
import { normals } from '../random-normal.ts';

const noise = (value: number, error = 0) => ({ mean: [value], covariance: [[error ** 2]] });

describe('the cubic rule', () => {
  test('is right for cubics over any nodes, for parabolas over three, for lines over two', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 }), (steps) => {
        const nodes = [0];
        for (const step of steps) nodes.push(nodes.at(-1)! + step / 20);
        const weights = cubicRule(nodes);
        const order = Math.min(3, nodes.length - 1);
        for (let p = 0; p <= order; p++) {
          const integral = nodes.reduce((sum, t, i) => sum + weights[i]! * t ** p, 0);
          const exact = nodes.at(-1)! ** (p + 1) / (p + 1);
          expect(Math.abs(integral / exact - 1)).toBeLessThan(1e-9);
        }
      }),
      { seed: 1 },
    );
  });

  test('converges with the fourth power of the spacing, trapezia with the second', () => {
    const error = (rule: (nodes: readonly number[]) => number[], n: number) => {
      const nodes = Array.from({ length: n + 1 }, (_, i) => i / n);
      const weights = rule(nodes);
      return Math.abs(nodes.reduce((sum, t, i) => sum + weights[i]! * t ** 5, 0) - 1 / 6);
    };
    expect(Math.log2(error(trapeziumRule, 32) / error(trapeziumRule, 64))).toBeCloseTo(2, 1);
    // an error of the ends, of higher order and the other sign, dies out slowly
    expect(Math.log2(error(cubicRule, 128) / error(cubicRule, 256))).toBeGreaterThan(3.7);
  });
});

describe('a broken line', () => {
  test('is cut where it bends, turns back or stands still', () => {
    const line = [
      [0, 0],
      [1, 0],
      [3, 0],
      [3, 1],
      [3, 1],
      [3, 2],
      [3, 1.5],
    ];
    expect(straightStretches(line)).toEqual([
      { first: 0, nodes: [0, 1, 3], direction: [1, 0] },
      { first: 2, nodes: [0, 1], direction: [0, 1] },
      { first: 4, nodes: [0, 1], direction: [0, 1] },
      { first: 5, nodes: [0, 0.5], direction: [0, -1] },
    ]);
  });
});

describe('thermodynamic integration', () => {
  // a trap of stiffness λ: ⟨∂u/∂λ⟩ = 1/(2λ), ΔF = ln(λ₁/λ₀)/2
  const trap = (count: number, to = 4) =>
    Array.from({ length: count }, (_, k) => 1 + ((to - 1) * k) / (count - 1)).map((lambda) => ({
      controls: [lambda],
      ...noise(1 / (2 * lambda)),
    }));

  test.each([2, 3, 4, 5, 6, 8, 11, 16, 31])('over %i windows is off by no more than it says', (count) => {
    const { value, quadratureError, statisticalError, standardError } = thermodynamicIntegration(trap(count));
    expect(Math.abs(value - Math.log(4) / 2)).toBeLessThanOrEqual(quadratureError);
    expect(statisticalError).toBe(0);
    expect(standardError).toBe(quadratureError);
  });

  test('does better by its spline than by trapezia', () => {
    const { value, trapezium } = thermodynamicIntegration(trap(11));
    const exact = Math.log(4) / 2;
    expect(Math.abs(value - exact)).toBeLessThan(0.05 * Math.abs(trapezium - exact));
  });

  test('follows a path that bends: the free energy of a state does not ask how it was reached', () => {
    // u = (ax² + by²)/2, a from 1 to 3 first, then b from 1 to 2
    const path = [
      ...Array.from({ length: 21 }, (_, i) => [1 + i / 10, 1]),
      ...Array.from({ length: 20 }, (_, i) => [3, 1 + (i + 1) / 20]),
    ];
    const windows = path.map(([a, b]) => ({
      controls: [a!, b!],
      mean: [1 / (2 * a!), 1 / (2 * b!)],
      covariance: [
        [1e-8, 0],
        [0, 1e-8],
      ],
    }));
    const { value, standardError } = thermodynamicIntegration(windows);
    expect(Math.abs(value - Math.log(6) / 2)).toBeLessThan(1e-4);
    expect(standardError).toBeLessThan(1e-3);
  });

  test('scatters as its statistical error says, and finds no error of the rule in noise', () => {
    const normal = normals(3);
    const exact = Math.log(1.5) / 2;
    const runs = Array.from({ length: 400 }, () =>
      thermodynamicIntegration(
        Array.from({ length: 9 }, (_, k) => {
          const lambda = 1 + k / 16;
          return gradientWindow([lambda], [Float64Array.from({ length: 200 }, () => normal() ** 2 / (2 * lambda))]);
        }),
      ),
    );
    const z = momentsOf(Float64Array.from(runs, (run) => (run.value - exact) / run.statisticalError));
    expect(Math.abs(z.mean)).toBeLessThan(4.5 * standardErrorOfMean(z));
    expect(Math.abs(variance(z) - 1)).toBeLessThan(4.5 * standardErrorOfVariance(z));
    // beyond two standard errors of a normal law lie 4.55 %
    const found = runs.filter((run) => run.quadratureError > 0).length / runs.length;
    expect(found).toBeLessThan(0.0455 + 4.5 * Math.sqrt((0.0455 * 0.9545) / runs.length));
  });

  test('widens errors for correlated samples', () => {
    const series = [Float64Array.from({ length: 100 }, (_, n) => Math.cos(n))];
    const [alone, correlated] = [gradientWindow([0], series), gradientWindow([0], series, 7)];
    expect(correlated.covariance[0]![0]!).toBeCloseTo(7 * alone.covariance[0]![0]!, 12);
  });

  test('says why there is no number', () => {
    expect(thermodynamicIntegration(trap(2).slice(1)).reason).toBe('needs two windows');
    expect(thermodynamicIntegration([...trap(2), { controls: [5], ...noise(Number.NaN) }]).reason).toMatch(
      /no finite mean/,
    );
  });
});
