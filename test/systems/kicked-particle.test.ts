import { expect, test } from 'vitest';
import { expectWithinError } from '../within-error.ts';
import { runSystem } from './run-system.ts';

const trajectories = 16_384;
const bands = [1, 2, 3, 4];

test('no kicks: every thermometer shows the temperature of the water', async () => {
  const kT = 0.7;
  const { result, law } = await runSystem('kicked-particle', { parameters: { f0: 0, kT }, trajectories });
  for (const l of result.laws) expect(l, l.id).toMatchObject({ holds: true });
  for (const id of ['slow', 'fast', ...bands]) expect(law(`effective-temperature-${id}`).expected).toBeCloseTo(kT, 2);
  expect(law('effective-temperature-slow').expected).toBe(kT);
  expect(law('kicking-power')).toMatchObject({ measured: 0, expected: 0 });
});

test('kicked, it is hot when slow and cool when fast, every frequency with a temperature of its own', async () => {
  const { result, law } = await runSystem('kicked-particle', { trajectories: 60_000 });
  for (const l of result.laws) expect(l, l.id).toMatchObject({ holds: true });
  const shown = ['slow', ...bands, 'fast'].map((id) => law(`effective-temperature-${id}`));
  shown.slice(1).forEach((cooler, i) => {
    const error = Math.hypot(cooler.standardError!, shown[i]!.standardError!);
    expect((shown[i]!.measured! - cooler.measured!) / error, `${i}`).toBeGreaterThan(4.5);
  });
});

test('it yields to a force as it would without kicks: the response does not tell', async () => {
  const [kicked, left] = await Promise.all(
    [{ f0: 2 }, { f0: 0 }].map((parameters) => runSystem('kicked-particle', { parameters, trajectories, seed: 3 })),
  );
  for (const b of bands) {
    const [a, z] = [kicked!.law(`response-${b}`), left!.law(`response-${b}`)];
    expect(a.expected).toBe(z.expected);
    // the same noise, so their difference is surer than each
    expectWithinError(a.measured!, z.measured!, Math.hypot(a.standardError!, z.standardError!));
  }
});

test('impulses alone are as white as the water’s noise, and only the fourth cumulant tells', async () => {
  const [nu, b, k, gamma, kT] = [0.5, 1, 2, 0.7, 1];
  const parameters = { f0: 0, nu, b, k, gamma, kT };
  const { result, law } = await runSystem('kicked-particle', { parameters, trajectories: 60_000 });
  for (const l of result.laws) expect(l, l.id).toMatchObject({ holds: true });
  const hot = kT + gamma * nu * b ** 2;
  for (const id of ['slow', ...bands]) expect(law(`effective-temperature-${id}`).expected).toBe(hot);
  // physics.md, section 5, with μ = 1/γ and D = μkT
  expect(law('variance').expected).toBeCloseTo((kT / gamma + nu * b ** 2) / (k / gamma), 12);
  const { expected, measured, standardError } = law('fourth-cumulant');
  expect(expected).toBeCloseTo((6 * nu * b ** 4) / (k / gamma), 12);
  expect(measured! / standardError!).toBeGreaterThan(9);
});

test('kicks, impulses and the water together: variances, fourth cumulants and thermometers add', async () => {
  const parameters = { nu: 0.8, b: 0.7, tauA: 0.6, kT: 0.5 };
  const { result } = await runSystem('kicked-particle', { parameters, trajectories: 60_000 });
  for (const l of result.laws) expect(l, l.id).toMatchObject({ holds: true });
});

test('a stiff trap and long kicks: it runs with one time 600 times the other, and says which ratio is too much', async () => {
  const parameters = { k: 20, gamma: 0.1, tauA: 3 };
  const { result } = await runSystem('kicked-particle', { parameters, trajectories: 64 });
  expect(result.spec.dt).toBeCloseTo(0.02 * 0.005, 6);
  // C̃ and R̃′ at 1/600 of the trap's rate are far below what 64 trajectories show
  expect(result.laws.find((l) => l.id === 'effective-temperature-1')).toMatchObject({
    holds: null,
    reason: 'so slow a response is not clear of its noise',
  });
  await expect(runSystem('kicked-particle', { parameters: { ...parameters, tauA: 5.1 } })).rejects.toThrow(
    'parameters.tauA: 5.1 (must be within a factor 1000 of gamma/k, 0.005)',
  );
});

test('kicks that forget at once are a bath: white noise of temperature f0²τ_a/γ beside that of the water', async () => {
  const [f0, tauA] = [6, 0.05];
  const { result, law } = await runSystem('kicked-particle', { parameters: { f0, tauA }, trajectories: 2048 });
  for (const l of result.laws) expect(l.holds, `${l.id}: ${l.reason} ${l.z}`).toBe(true);
  expect(law('variance').expected).toBeCloseTo(1 + (f0 * f0 * tauA) / (1 + tauA), 12);
  expect(law('effective-temperature-slow').expected).toBeCloseTo(1 + f0 * f0 * tauA, 12);
});
