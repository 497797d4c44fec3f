import { describe, expect, test } from 'vitest';
import { runSystem } from './run-system.ts';

const trajectories = 16_384;

test('V0 = 8, both rates 20: v = +0.50489…', async () => {
  const { law, result } = await runSystem('flashing-ratchet', { trajectories });
  for (const l of result.laws) expect(l, l.id).toMatchObject({ holds: true });
  // physics.md, section 5
  expect(law('velocity').expected).toBeCloseTo(0.50489, 4);
  const v = law('velocity');
  expect(v.measured! / v.standardError!).toBeGreaterThan(9);
});

test('the mirror image goes the other way at the same cost', async () => {
  const { law, result } = await runSystem('flashing-ratchet', { parameters: { asymmetry: -0.25 }, trajectories });
  for (const l of result.laws) expect(l, l.id).toMatchObject({ holds: true });
  const here = await runSystem('flashing-ratchet', { trajectories: 64 });
  expect(law('velocity').expected! + here.law('velocity').expected!).toBeCloseTo(0, 8);
  expect(law('switching-power').expected! / here.law('switching-power').expected!).toBeCloseTo(1, 8);
});

describe('goes nowhere', () => {
  test.each([
    ['where the wells are even, though the switch works all the time', { asymmetry: 0 }, 1e-8],
    ['where there are no wells', { V0: 0 }, 1e-8],
    ['where they are hardly ever on', { onRate: 0.01, offRate: 500 }, 1e-3],
    ['where they are hardly ever off', { onRate: 500, offRate: 0.01 }, 1e-3],
  ])('%s', async (_, parameters, least) => {
    const { law, result } = await runSystem('flashing-ratchet', { parameters, trajectories: 4096 });
    expect(Math.abs(law('velocity').expected!)).toBeLessThan(least);
    for (const l of result.laws) expect(l.holds, `${l.id}: ${l.reason}`).not.toBe(false);
    expect(law('velocity').holds).toBe(true);
  });
});

test('a switch faster than the particle sees the mean of both states, where nothing flows', async () => {
  const at = async (rate: number) =>
    (
      await runSystem('flashing-ratchet', {
        parameters: { onRate: rate, offRate: rate },
        trajectories: 8,
        duration: 0.01,
      })
    ).law('velocity').expected!;
  const [slow, fast, faster] = [await at(20), await at(500), await at(1000)];
  expect(fast).toBeLessThan(slow / 2);
  expect(faster).toBeLessThan(fast / 2);
});
