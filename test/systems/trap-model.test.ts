import { describe, expect, test } from 'vitest';
import {
  ageingLimit,
  ageingSurvival,
  equilibriumSurvival,
  gammaOfOnePlus,
  longWait,
} from '../../src/exact/trap-model.ts';
import { meanOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';
import { expectAllHold, runLaws } from './run-laws.ts';

const trajectories = 5000;

test('ages below the glass temperature: after ten times the jumps it stays put as long again', async () => {
  const run = await runLaws('trap-model', { trajectories: 10_000 });
  expectAllHold(run);
  const [long, short] = [run.law('ageing').expected!, run.law('ageing-short').expected!];
  expect(Math.abs(long - run.law('ageing-collapse').expected!)).toBeLessThan(1e-3);
  // watched for the same time when young it would have left for sure
  const [tw, t] = [(1000 * gammaOfOnePlus(0.5)) ** 2, 0.5 * (1000 * gammaOfOnePlus(0.5)) ** 2];
  expect(ageingSurvival(0.5, tw / 1e4, t)).toBeLessThan(0.03);
  expect(short).toBeGreaterThan(long);
});

test('a wait of 1e12, and traps of as much, lose no precision', async () => {
  // 1000 jumps take (1000Γ(1 + x))^{1/x}
  const run = await runLaws('trap-model', { parameters: { x: 0.2447 }, trajectories: 10_000 });
  expect((1000 * gammaOfOnePlus(0.2447)) ** (1 / 0.2447)).toBeGreaterThan(1e12);
  expectAllHold(run);
  const double = await runLaws('trap-model', { parameters: { x: 0.2447 }, trajectories: 2000, precision: 'double' });
  const single = await runLaws('trap-model', { parameters: { x: 0.2447 }, trajectories: 2000 });
  // the same draws: few trajectories in a thousand come out otherwise
  for (const id of ['ageing', 'ageing-middle', 'ageing-short'])
    expect(Math.abs(single.law(id).measured! - double.law(id).measured!)).toBeLessThan(0.01);
});

test.each([1.5, 2, 3])('above the glass temperature, x = %d, there is an equilibrium and no age', async (x) => {
  const run = await runLaws('trap-model', { parameters: { x }, trajectories });
  expectAllHold(run);
  // x = 2: (1 − e^{−t})/t
  expect(equilibriumSurvival(2, 0.7)).toBeCloseTo((1 - Math.exp(-0.7)) / 0.7, 9);
  expect(run.law('jumps').expected).toBeCloseTo((8 * (x - 1)) / x, 12);
});

test('at x = 1 there is neither, and it is refused', async () => {
  await expect(runLaws('trap-model', { parameters: { x: 1 } })).rejects.toThrow(/^parameters\.x: 1 \(must not be 1/);
});

describe('the exact answers', () => {
  test('of one wait: e^{t} erfc(√t) at x = ½, e^{−t} as x → 1', () => {
    // e·erfc(1), e^{0.01} erfc(0.1)
    expect(longWait(0.5, 1)).toBeCloseTo(0.427583576155807, 12);
    expect(longWait(0.5, 0.01)).toBeCloseTo(0.896456979969127, 12);
    expect(longWait(0.999, 1.3)).toBeCloseTo(Math.exp(-1.3), 2);
  });

  test.each([0.2, 0.5, 0.9, 0.999, 1 - 1e-9])(
    'of one wait: Mittag-Leffler’s series Σ(−t^x)^k/Γ(1 + kx), x = %d',
    (x) => {
      const series = (t: number) =>
        Array.from({ length: 120 }, (_, k) => (-(t ** x)) ** k / gammaOfOnePlus(k * x)).reduce((sum, a) => sum + a, 0);
      for (const t of [1e-6, 0.1, 0.7]) expect(longWait(x, t)).toBeCloseTo(series(t), 12);
    },
  );

  test('just below the glass temperature: a peak as narrow as 1 − x takes no longer', () => {
    for (const x of [0.999, 1 - 1e-6]) expect(ageingSurvival(x, 1000, 500) / ageingLimit(x, 0.5)).toBeCloseTo(1, 1);
  });

  test('of Γ', () => {
    expect(gammaOfOnePlus(0.5)).toBeCloseTo(Math.sqrt(Math.PI) / 2, 13);
    expect(gammaOfOnePlus(1)).toBeCloseTo(1, 13);
  });

  test('of ageing: tends to (2/π) arcsin √(t_w/(t + t_w)) at x = ½, the sooner the more jumps there are', () => {
    const arcsine = (ratio: number) => (2 / Math.PI) * Math.asin(Math.sqrt(1 / (1 + ratio)));
    for (const ratio of [0.1, 1, 7]) {
      expect(ageingLimit(0.5, ratio)).toBeCloseTo(arcsine(ratio), 9);
      const off = (jumps: number) => {
        const tw = (jumps * gammaOfOnePlus(0.5)) ** 2;
        return Math.abs(ageingSurvival(0.5, tw, ratio * tw) - arcsine(ratio));
      };
      expect(off(1e4) / off(1e3)).toBeCloseTo(0.1, 1);
    }
  });

  test('of ageing: like a renewal process drawn here, in double precision', () => {
    const [x, tw, t, n] = [0.6, 3, 2, 40_000];
    let state = 7;
    const uniform = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return (state + 0.5) / 2 ** 32;
    };
    const stays = Float64Array.from({ length: n }, () => {
      let time = 0;
      while (time < tw) {
        const V = uniform();
        const tau = (Math.sin(Math.PI * x) / Math.tan(Math.PI * x * V) - Math.cos(Math.PI * x)) ** (1 / x);
        time -= tau * Math.log(uniform());
      }
      return time > tw + t ? 1 : 0;
    });
    const { mean, error } = meanOf(stays);
    expectWithinError(mean, ageingSurvival(x, tw, t), error);
  });
});
