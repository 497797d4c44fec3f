import { expect, test } from 'vitest';
import { varianceOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';
import { runSystem } from './run-system.ts';

const trajectories = 50_000;
const sigma = 5.670374419e-8;
/** T* of the default parameters. */
const taken = (1361 * (1 - 0.3)) / 4;
const quiet = (taken / (0.61 * sigma)) ** 0.25;

test('radiates what it takes up, so that noise makes it colder: ⟨T⟩⁴ < ⟨T⁴⟩ = T*⁴', async () => {
  const { law } = await runSystem('planet', { trajectories: 100_000 });
  expect(law('energy-balance').expected).toBeCloseTo(taken, 12);
  expect(law('energy-balance').holds).toBe(true);
  const mean = law('mean-temperature');
  expect(mean.holds).toBe(true);
  expect((quiet - mean.measured!) / mean.standardError!).toBeGreaterThan(9);
});

test('in quiet weather T = T* − (3/2)Var/T*, Var = s²/(2λC), λ = 4S(1 − a)/(4T*)', async () => {
  const [s, C] = [2e4, 3e8];
  const { law, values, result } = await runSystem('planet', { parameters: { s, C }, trajectories });
  for (const l of result.laws) expect(l, l.id).toMatchObject({ holds: true });
  const lambda = (4 * taken) / quiet;
  const linear = (s * s) / (2 * lambda * C);
  const { variance, error } = varianceOf(values('temperature'));
  expectWithinError(variance, linear, error);
  const colder = quiet - law('mean-temperature').expected!;
  expect(colder / ((1.5 * linear) / quiet)).toBeCloseTo(1, 3);
});

test('in the calmest weather as much leaves as arrives, to eight digits', async () => {
  const { law } = await runSystem('planet', { parameters: { s: 1 }, trajectories });
  const balance = law('energy-balance');
  expect(balance.standardError! / taken).toBeLessThan(1e-8);
  expect(balance.holds).toBe(true);
});

test('carries entropy off with light: 4/3 of what the same heat would take at its temperature', async () => {
  const { law } = await runSystem('planet', { parameters: { s: 1e3 }, trajectories: 5000 });
  expect(law('entropy-export').expected! / (taken / quiet)).toBeCloseTo(4 / 3, 6);
  expect(law('entropy-export').holds).toBe(true);
});

test('single precision loses nothing: the same planet in double precision ends where it does', async () => {
  const request = { trajectories: 2000 };
  const [single, double] = await Promise.all(
    (['single', 'double'] as const).map((precision) => runSystem('planet', { ...request, precision })),
  );
  const [a, b] = [single!.values('temperature'), double!.values('temperature')];
  a.forEach((T, i) => {
    expect(Math.abs(T - b[i]!)).toBeLessThan(1e-3);
  });
});
