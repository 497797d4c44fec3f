import { expect, test } from 'vitest';
import { meanOf, varianceOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';
import { runSystem } from './run-system.ts';

const trajectories = 30_000;

test('without heating it is as cold as the air, and no heat flows on average', async () => {
  const { result, law } = await runSystem('bumblebee', { parameters: { P: 0, Ta: 7 }, trajectories });
  for (const l of result.laws) expect(l, l.id).toMatchObject({ holds: true });
  expect(law('mean-temperature').expected).toBe(7);
  expect(law('energy-balance').expected).toBe(0);
});

test('what it keeps is what comes in less what goes out, but for the wavering of the power, of variance s²t', async () => {
  const [C, P, s] = [0.4, 0.2, 0.15];
  const { values, plan } = await runSystem(
    'bumblebee',
    { parameters: { C, P, s }, trajectories },
    { wavering: `${C}*(excess - excess0) + lost` },
  );
  const t = plan.spec.duration;
  const { mean, error } = meanOf(values('wavering'));
  expectWithinError(mean, P * t, error);
  const spread = varianceOf(values('wavering'));
  expectWithinError(spread.variance, s * s * t, spread.error);
});

test('air as warm and power as strong as can be change the mean, not the fluctuations', async () => {
  const [cold, warm] = await Promise.all(
    [
      { Ta: -20, P: 0.3 },
      { Ta: 30, P: 0.01 },
    ].map((parameters) => runSystem('bumblebee', { parameters, trajectories })),
  );
  for (const { result } of [cold!, warm!]) for (const l of result.laws) expect(l, l.id).toMatchObject({ holds: true });
  const [a, b] = [cold!.law('fluctuations'), warm!.law('fluctuations')];
  expect(b.expected).toBe(a.expected);
  expect(b.measured! / a.measured!).toBeCloseTo(1, 4);
});
