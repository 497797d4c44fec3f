import { describe, expect, test } from 'vitest';
import { classicalSpectrum } from '../../src/exact/oscillator-spectrum.ts';
import { runSystem } from './run-system.ts';

const id = 'classical-spectrum';
const trajectories = 8192;

/** Distances of a corrected spectrum from the quantum one, in standard errors, at every frequency shown. */
const distances = ({ result }: Awaited<ReturnType<typeof runSystem>>, factor: string): number[] => {
  const { exact, by } = result.series.spectrum!.corrected!;
  const { value, standardError } = by[factor]!;
  return value.map((v, i) => (v! - exact[i]!) / standardError[i]!);
};
const rms = (z: readonly number[]) => Math.hypot(...z) / Math.sqrt(z.length);

describe('a classical spectrum made quantum', () => {
  test('is right with the harmonic factor at every frequency, and seen to be wrong with each of the others', async () => {
    const run = await runSystem(id, { trajectories });
    for (const l of run.result.laws) expect(l, l.id).toMatchObject({ holds: true });
    expect(rms(distances(run, 'harmonic'))).toBeLessThan(1.5);
    for (const factor of ['standard', 'schofield', 'mixed']) expect(rms(distances(run, factor))).toBeGreaterThan(10);
    const wrong = ['standard', 'schofield', 'mixed'].map((f) => run.law(`${f}-factor`));
    for (const { expected, standardError, id } of wrong)
      expect(Math.abs(expected! - 1) / standardError!, id).toBeGreaterThan(4.5);
  });

  test('is right with all of them where quanta are small', async () => {
    const run = await runSystem(id, { trajectories, parameters: { hbar: 1e-3 } });
    for (const l of run.result.laws) expect(l, l.id).toMatchObject({ holds: true });
    for (const factor of ['harmonic', 'standard', 'schofield', 'mixed'])
      expect(rms(distances(run, factor)), factor).toBeLessThan(1.5);
  });

  test('is classical without Planck’s constant: all factors are 1', async () => {
    const { result, law } = await runSystem(id, { trajectories: 1024, parameters: { hbar: 0 } });
    for (const l of result.laws) expect(l, l.id).toMatchObject({ holds: true });
    const { value, exact, corrected } = result.series.spectrum!;
    for (const { value: made } of Object.values(corrected!.by)) expect(made).toEqual(value);
    expect(corrected!.exact).toEqual(exact);
    expect(law('schofield-factor').expected).toBe(1);
  });
});

test.each([
  ['hardly damped', { gamma: 0.05 }],
  ['overdamped', { gamma: 12 }],
  ['heavy, cold, slow', { m: 3, kT: 0.2, omega0: 0.5 }],
])('%s, the spectrum is what theory says', async (_, parameters) => {
  const { result, plan } = await runSystem(id, { trajectories: 2048, parameters });
  for (const l of result.laws) expect(l, l.id).toMatchObject({ holds: true });
  const { omega, exact } = result.series.spectrum!;
  const { omega0, gamma, m, kT, hbar } = plan.spec.parameters;
  const oscillator = { omega0: omega0!, gamma: gamma!, m: m!, kT: kT!, hbar: hbar! };
  omega.forEach((w, i) => {
    expect(exact[i]! / classicalSpectrum(oscillator, w)).toBeCloseTo(1, 12);
  });
});

test('leakage, which a short run has plenty of, is taken off: without that the peak would be far too low', async () => {
  const { result, law } = await runSystem(id, { trajectories: 16_384, duration: 12 });
  for (const l of result.laws) expect(l, l.id).toMatchObject({ holds: true });
  const { value, standardError, exact, leakage, omega } = result.series.spectrum!;
  const peak = omega.findIndex((w) => Math.abs(w - 2) < 0.3);
  const raw = value[peak]! * (1 + leakage[peak]!);
  expect((raw - exact[peak]!) / (standardError[peak]! * (1 + leakage[peak]!))).toBeLessThan(-10);
  expect(Math.abs(law('spectrum').z!)).toBeLessThan(4.5);
});
