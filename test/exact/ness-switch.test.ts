import { describe, expect, test } from 'vitest';
import { gaussLegendre } from '../../src/exact/gauss-legendre.ts';
import { meanSwitchingExcess, type NessSwitchParameters, switchedJarzynski } from '../../src/exact/ness-switch.ts';

const rule = gaussLegendre(40);

function integrate(f: (t: number) => number, to: number): number {
  return rule.nodes.reduce((sum, node, i) => sum + rule.weights[i]! * f((to * (1 + node)) / 2), 0) * (to / 2);
}

/** ẏ = −ry − v from −v1/r: ⟨y⟩ = −v/r + (a/r²)(1 − e^{−rt}); ⟨δy(s)δy(t)⟩ = (kT/k)e^{−r|s−t|}. */
function mean({ k, v1, v2, tau, mu }: NessSwitchParameters, t: number): number {
  const r = mu * k;
  const a = (v2 - v1) / tau;
  return -(v1 + a * t) / r - (a / r ** 2) * Math.expm1(-r * t);
}

const cases: NessSwitchParameters[] = [
  { k: 1, v1: 0.8, v2: 1.8, tau: 1, mu: 1, kT: 1 },
  { k: 2, v1: -0.3, v2: 0.6, tau: 0.7, mu: 0.5, kT: 0.4 },
  { k: 0.7, v1: 1, v2: 1, tau: 3, mu: 1.2, kT: 2 },
];

describe('a switch between steady states', () => {
  test.each(cases)('Jarzynski’s average is that of a normal work, its moments by quadrature: %o', (p) => {
    const r = p.mu * p.k;
    const v = (t: number) => p.v1 + ((p.v2 - p.v1) * t) / p.tau;
    const work = -p.k * integrate((t) => v(t) * mean(p, t), p.tau);
    const spread = 2 * p.k * p.kT * integrate((t) => v(t) * integrate((s) => v(s) * Math.exp(-r * (t - s)), t), p.tau);
    expect(switchedJarzynski(p)).toBeCloseTo(Math.exp(-work / p.kT + spread / (2 * p.kT ** 2)), 11);
  });

  test.each(cases)('the mean excess is ∫v̇(⟨y⟩ + v/r)/(μkT) dt: %o', (p) => {
    const r = p.mu * p.k;
    const a = (p.v2 - p.v1) / p.tau;
    const direct = integrate((t) => (a * (mean(p, t) + (p.v1 + a * t) / r)) / (p.mu * p.kT), p.tau);
    expect(meanSwitchingExcess(p)).toBeCloseTo(direct, 12);
  });

  test('an instant step: the excess is that of a shifted well, Jarzynski’s average 1', () => {
    const p = { k: 1, v1: 0.5, v2: 2, tau: 1e-7, mu: 1, kT: 1 };
    expect(meanSwitchingExcess(p)).toBeCloseTo(1.5 ** 2 / 2, 6);
    expect(switchedJarzynski(p)).toBeCloseTo(1, 6);
  });
});
