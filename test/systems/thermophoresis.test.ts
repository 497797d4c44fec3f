import { expect, test } from 'vitest';
import { meanOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';
import { runSystem } from './run-system.ts';

const trajectories = 8192;

test('one temperature: the vessel is evenly filled, the ring at rest', async () => {
  const { result, law } = await runSystem('thermophoresis', { parameters: { TH: 1.2, TC: 1.2 }, trajectories });
  for (const l of result.laws) expect(l, l.id).toMatchObject({ holds: true });
  expect(law('soret').expected).toBe(0.5);
  expect(law('cold-half').expected).toBe(0.5);
  expect(law('buttiker-landauer').expected).toBeCloseTo(0, 9);
});

test('without a hill nothing goes round, however uneven the temperature', async () => {
  const { law } = await runSystem('thermophoresis', { parameters: { U0: 0 }, trajectories });
  expect(law('buttiker-landauer').expected).toBeCloseTo(0, 9);
  expect(law('buttiker-landauer').holds).toBe(true);
});

test('hot and cold exchanged: the other wall, the other way round', async () => {
  const [there, back] = await Promise.all(
    [
      { TH: 2, TC: 0.5 },
      { TH: 0.5, TC: 2 },
    ].map((parameters) => runSystem('thermophoresis', { parameters, trajectories })),
  );
  for (const { result } of [there!, back!]) for (const l of result.laws) expect(l, l.id).toMatchObject({ holds: true });
  expect(there!.law('soret').expected! + back!.law('soret').expected!).toBeCloseTo(1, 12);
  expect(there!.law('soret').expected).toBeGreaterThan(0.6);
  expect(there!.law('buttiker-landauer').expected! + back!.law('buttiker-landauer').expected!).toBeCloseTo(0, 9);
  const v = there!.law('buttiker-landauer');
  expect(v.measured! / v.standardError!).toBeGreaterThan(9);
});

test('the law of a slight difference joins that of a large one', async () => {
  const at = async (TH: number) =>
    (await runSystem('thermophoresis', { parameters: { TH, TC: 1 }, trajectories: 64 })).law('soret').expected!;
  const [below, above] = [await at(Math.exp(0.99999e-2)), await at(Math.exp(1.00001e-2))];
  expect(above - below).toBeGreaterThan(0);
  expect(above - below).toBeLessThan(1e-7);
});

test('the unfolded vessel is one between walls: ends lie in each tenth as 1/T says', async () => {
  const [TH, TC] = [2, 0.5];
  const place = 'abs(x/pi - 2*floor(x/(2*pi) + 1/2))';
  const tenths = Object.fromEntries(
    Array.from({ length: 10 }, (_, i) => [`tenth${i}`, `${place} >= ${i / 10} and ${place} < ${(i + 1) / 10} ? 1 : 0`]),
  );
  const { values } = await runSystem('thermophoresis', { trajectories: 30_000 }, tenths);
  const T = (s: number) => TH - (TH - TC) * s;
  for (let i = 0; i < 10; i++) {
    const { mean, error } = meanOf(values(`tenth${i}`));
    expectWithinError(mean, Math.log(T(i / 10) / T((i + 1) / 10)) / Math.log(TH / TC), error);
  }
});
