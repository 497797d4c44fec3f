import { describe, expect, test } from 'vitest';
import { displacementMoments } from '../../../src/exact/fokker-planck/displacement-moments.ts';
import { effectiveDiffusion } from '../../../src/exact/fokker-planck/effective-diffusion.ts';
import { type DrivenRingParameters, drivenRing } from '../../../src/exact/ring/driven-ring.ts';
import { drivenRingModel } from '../../../src/exact/ring/driven-ring-model.ts';
import { flashingRatchet, telegraph, trap } from './models.ts';

const rings: DrivenRingParameters[] = [
  { V0: 1, f: 0.5, mu: 1, kT: 0.5 },
  { V0: 1, f: 0.9, mu: 1, kT: 0.1 },
  { V0: 1, f: -1.5, mu: 2, kT: 0.1 },
  { V0: 2, f: 0, mu: 1, kT: 0.4 },
];

describe('effective diffusion', () => {
  test.each(rings)('is the closed form on the ring %o', (parameters) => {
    const { value, error } = effectiveDiffusion(drivenRingModel(parameters), 200);
    const exact = drivenRing(parameters).diffusion;
    expect(Math.abs(value - exact)).toBeLessThan(error);
    expect(Math.abs(value / exact - 1)).toBeLessThan(2e-6);
  });

  test('of a particle that turns is D + c²/2r', () => {
    expect(effectiveDiffusion(telegraph(2, 5, 0.3), 100).value).toBeCloseTo(0.3 + 4 / 10, 6);
  });

  test('is nothing between walls', () => {
    expect(Math.abs(effectiveDiffusion(trap(1, 1), 100).value)).toBeLessThan(1e-11);
  });
});

describe('displacement in a finite time', () => {
  test.each([0.01, 0.5, 4])('in a trap: variance 2kT(1 − e^{−kt})/k, t = %f', (t) => {
    const { mean, variance } = displacementMoments(trap(2, 0.5), t);
    const exact = 2 * 0.25 * -Math.expm1(-2 * t);
    expect(Math.abs(mean.value)).toBeLessThan(1e-11);
    expect(Math.abs(variance.value - exact)).toBeLessThan(variance.error + 1e-11);
    expect(variance.value / exact).toBeCloseTo(1, 6);
  });

  test.each([0.01, 0.2, 30])('of a particle that turns, t = %f', (t) => {
    const [c, r, D] = [2, 5, 0.3];
    const { variance } = displacementMoments(telegraph(c, r, D), t, 200);
    const exact = 2 * D * t + ((c * c) / r) * (t + Math.expm1(-2 * r * t) / (2 * r));
    expect(variance.value / exact).toBeCloseTo(1, 6);
  });

  test('of a constant force: 2Dt at any time', () => {
    const { mean, variance } = displacementMoments(drivenRingModel({ V0: 0, f: 2, mu: 1, kT: 0.4 }), 3);
    expect(mean.value).toBeCloseTo(6, 10);
    expect(variance.value).toBeCloseTo(2.4, 7);
  });

  test('starts as 2⟨D⟩t and grows as 2D_eff t', () => {
    const model = flashingRatchet(8, 20, 20);
    const growth = (t: number) => displacementMoments(model, t).variance.value;
    expect(growth(1e-6) / 2e-6).toBeCloseTo(1, 3);
    expect(growth(40) - growth(20)).toBeCloseTo(40 * effectiveDiffusion(model).value, 7);
    expect(displacementMoments(model, 0).variance.value).toBe(0);
    expect(() => displacementMoments(model, -1)).toThrow(/^t: -1/);
  });
});
