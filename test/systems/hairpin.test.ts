import { expect, test } from 'vitest';
import { hairpinEquilibrium, hairpinWork } from '../../src/exact/hairpin.ts';
import { findSystem } from '../../src/systems/registry.ts';
import { runLaws } from './run-laws.ts';

const defaults = Object.fromEntries(
  Object.entries((findSystem('hairpin').model as { parameters: Record<string, { default: number }> }).parameters).map(
    ([name, { default: value }]) => [name, value],
  ),
) as unknown as Parameters<typeof hairpinWork>[0];

test.each<Record<string, number>>([{}, { tau: 0.005 }, { kappa: 2, mu: 4000 }])(
  'the mean work of a pull is that of the Fokker–Planck equation: %o',
  async (parameters) => {
    const hairpin = { ...defaults, ...parameters };
    const measured = async (dt: number) => {
      const run = await runLaws('hairpin', { parameters, trajectories: 5_000, dt, precision: 'double' });
      return run.estimate('mean-work');
    };
    const dt = 5e-2 / (hairpin.mu * ((8 * hairpin.barrier) / hairpin.a ** 2 + hairpin.kappa));
    const [fine, coarse] = [await measured(dt), await measured(2 * dt)];
    // the bias is of first order in dt
    const value = 2 * fine.value - coarse.value;
    const { value: work, error } = hairpinWork(hairpin);
    const standardError = Math.hypot(2 * fine.standardError, coarse.standardError, hairpin.kT * error);
    expect(Math.abs(value - hairpin.kT * work)).toBeLessThan(4.5 * standardError);
    expect(standardError).toBeLessThan(0.01 * value);
  },
);

test('pulled slowly it takes the free energy, and 1/τ more', () => {
  const work = (tau: number) => hairpinWork({ ...defaults, tau }).value;
  const { freeEnergy } = hairpinEquilibrium(defaults);
  expect(Math.abs(2 * work(20) - work(10) - freeEnergy)).toBeLessThan(1e-4);
  expect(work(10)).toBeGreaterThan(freeEnergy);
});

test('without a barrier or tilt the trap alone moves: no ΔF, and the trap’s place', () => {
  const bare = { ...defaults, barrier: 0, tilt: 0 };
  const { freeEnergy, start } = hairpinEquilibrium(bare);
  expect(freeEnergy).toBeCloseTo(0, 10);
  expect(start).toBeCloseTo(bare.start, 8);
});
