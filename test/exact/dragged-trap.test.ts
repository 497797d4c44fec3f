import { describe, expect, test } from 'vitest';
import { draggedTrapMeanWork } from '../../src/exact/dragged-trap.ts';
import { underdampedDraggedTrapMeanWork } from '../../src/exact/dragged-trap-underdamped.ts';
import { rungeKutta } from './runge-kutta.ts';

const relative = (a: number, b: number) => Math.abs(a / b - 1);

describe('mean work of the overdamped dragged trap', () => {
  test.each([
    [1, 1, 1, 2],
    [3, -2, 0.5, 0.1],
    [0.2, 4, 2, 30],
    [1, 1, 1, 0.499],
  ])('k = %s, v = %s, μ = %s, τ = %s: the mean lag and its power, integrated', (k, v, mu, tau) => {
    // Lag y behind the trap: ẏ = −μky − v; power ∂U/∂t = −kyv.
    const [, work] = rungeKutta((_, [y]) => [-mu * k * y! - v, -k * y! * v], [0, 0], tau, 4000);
    expect(relative(draggedTrapMeanWork({ k, v, mu, tau }), work!)).toBeLessThan(1e-10);
  });

  test('limits: sudden k(vτ)²/2, slow friction times distance v²τ/μ', () => {
    expect(relative(draggedTrapMeanWork({ k: 2, v: 3, mu: 1, tau: 1e-9 }), 9e-18)).toBeLessThan(1e-8);
    expect(relative(draggedTrapMeanWork({ k: 2, v: 3, mu: 4, tau: 1e9 }), 9e9 / 4)).toBeLessThan(1e-8);
  });

  test('the series and the closed form meet', () => {
    const at = (tau: number) => draggedTrapMeanWork({ k: 1, v: 1, mu: 1, tau });
    const step = 1e-9;
    expect(Math.abs(at(0.5 + step) - 2 * at(0.5) + at(0.5 - step))).toBeLessThan(4e-16);
  });
});

describe('mean work of the dragged trap with inertia', () => {
  const integrated = (k: number, v: number, m: number, gamma: number, tau: number) => {
    const force = (y: number, u: number) => -k * y - gamma * (u + v);
    const rates = (_: number, [y, u]: readonly number[]) => [u!, force(y!, u!) / m, -k * y! * v];
    return rungeKutta(rates, [0, -v, 0], tau, 20_000)[2]!;
  };

  test.each([
    ['ringing', 1, 1, 1, 0.1, 20],
    ['ringing, short', 4, 2, 0.5, 1, 0.7],
    ['without friction', 1, 1, 1, 0, 3],
    ['critically damped', 1, 1.5, 1, 2, 4],
    ['close to critical', 1, 1.5, 1, 2.00002, 4],
    ['overdamped', 1, 1, 1, 9, 10],
    ['strongly overdamped', 1, -2, 0.01, 5, 10],
    ['very short', 1, 1, 1, 1, 0.03],
  ] as [string, number, number, number, number, number][])('%s: m ÿ = −ky − γ(ẏ + v), integrated', (_, ...p) => {
    const [k, v, m, gamma, tau] = p;
    expect(relative(underdampedDraggedTrapMeanWork({ k, v, m, gamma, tau }), integrated(...p))).toBeLessThan(1e-9);
  });

  test.each([0.5, 4, 30])('is continuous across critical damping at τ = %s', (tau) => {
    const at = (gamma: number) => underdampedDraggedTrapMeanWork({ k: 1, v: 1, m: 1, gamma, tau });
    const slope = (at(2 + 1e-2) - at(2 - 1e-2)) / 2e-2;
    // What is not linear is d² and the slope's own error, 1e-4 relative.
    for (const d of [1e-10, 1e-7, 1e-4]) {
      expect(Math.abs(at(2 + d) - at(2) - slope * d)).toBeLessThan(1e-3 * d + 1e-12);
      expect(Math.abs(at(2) - at(2 - d) - slope * d)).toBeLessThan(1e-3 * d + 1e-12);
    }
  });

  test('the short-time series meets the closed form', () => {
    const at = (tau: number) => underdampedDraggedTrapMeanWork({ k: 1, v: 1, m: 1, gamma: 1, tau });
    // Just either side of the switch; the closed form loses about ε/τ² there.
    expect(relative(at(0.1), at(0.1 - 1e-13))).toBeLessThan(1e-11);
  });

  test('for vanishing mass it is the overdamped result with μ = 1/γ', () => {
    const exact = draggedTrapMeanWork({ k: 2, v: 1, mu: 0.25, tau: 3 });
    expect(relative(underdampedDraggedTrapMeanWork({ k: 2, v: 1, m: 1e-9, gamma: 4, tau: 3 }), exact)).toBeLessThan(
      1e-8,
    );
  });
});

test.each([
  [1e-6, 2, 1000, 1],
  [1e-6, 2, 1, 0.1],
  [1, 0.6, 1e6, 0.1],
  [1e-6, 2, 1, 3],
])(
  'with inertia, under strong damping or a weak trap nothing is lost: k = %s, v = %s, γ = %s, τ = %s',
  (k, v, gamma, tau) => {
    // A bead that stays where it is lags by vt: ⟨w⟩ = kv∫vt dt, to first order in k.
    const first = (k * v * v * tau ** 2) / 2;
    const found = underdampedDraggedTrapMeanWork({ k, v, m: 1, gamma, tau });
    expect(relative(found, first)).toBeLessThan((k * tau) / gamma + k * tau * tau);
  },
);
