import { expect, test } from 'vitest';
import { membranePotential, restingLaw } from '../../src/exact/neuron.ts';
import { expectWithinError } from '../within-error.ts';
import { expectAllHold, type LawRun, runLaws } from './run-laws.ts';

const trajectories = 400;
const kTe = 26.73;

/** ln of the ratio of concentrations, outside over inside, in mV. */
const nernst = ({ estimate }: LawRun, ion: 'Na' | 'K', outside: number) =>
  kTe * Math.log(outside / (estimate(`mean-${ion}`).value / 100));

test('rests at −77.0 mV, 143.6 below the sodium battery and 18.0 above that of potassium', async () => {
  const run = await runLaws('neuron', { trajectories: 2000 });
  expectAllHold(run);
  const { value, standardError } = run.estimate('mean-V');
  const inMillivolts = expect.objectContaining({ id: 'mean-V', unit: 'mV' });
  expect(run.result.estimates).toContainEqual(inMillivolts);
  expect(run.result.histograms['distribution-V']?.unit).toBe('mV');
  expectWithinError(value, -77.0, Math.hypot(standardError, 0.02));
  expect(Math.abs(value - nernst(run, 'Na', 145) + 143.6)).toBeLessThan(0.3);
  expect(Math.abs(value - nernst(run, 'K', 4) - 18.0)).toBeLessThan(0.3);
});

test('begins as it goes on: means and spreads of both ions do not change on the way', async () => {
  const { Na, K } = restingLaw({ PNa: 0.04, PK: 1, NaOut: 145, KOut: 4, pump: 0.0035016, deltaMu: 21 });
  const run = await runLaws('neuron', { trajectories: 4000, duration: 60 });
  for (const [ion, law] of Object.entries({ Na, K })) {
    const [mean, sd] = [run.estimate(`mean-${ion}`), run.estimate(`sd-${ion}`)];
    expectWithinError(mean.value, law.mean, mean.standardError);
    expectWithinError(sd.value, Math.sqrt(law.variance), sd.standardError);
  }
});

test('poisoned, the potential goes to that of Goldman, Hodgkin and Katz, −71 mV, and then the gradients run down', async () => {
  const early = await runLaws('neuron', { parameters: { pump: 0 }, trajectories });
  const ghk = ({ estimate }: LawRun) => {
    const [Na, K] = ['Na', 'K'].map((ion) => estimate(`mean-${ion}`).value / 100) as [number, number];
    return kTe * Math.log((4 + 0.04 * 145) / (K + 0.04 * Na));
  };
  const well = { PNa: 0.04, PK: 1, NaOut: 145, KOut: 4, pump: 0, deltaMu: 21 };
  expect(kTe * membranePotential(well, { Na: 12, K: 140 }, 1)).toBeCloseTo(-71.2, 1);
  // the membrane takes some 80 time units to charge, while the gradients go down by a mV in 40
  expect(Math.abs(early.estimate('mean-V').value - ghk(early))).toBeLessThan(3);
  expect(early.estimate('mean-V').value).toBeGreaterThan(-74);
  for (const id of ['resting-potential', 'pump-ratio', 'atp-cost'])
    expect(early.law(id)).toMatchObject({ holds: null, reason: expect.stringMatching(/poisoned/) });
  const late = await runLaws('neuron', { parameters: { pump: 0 }, trajectories: 64, duration: 4000 });
  expect(late.estimate('mean-V').value).toBeGreaterThan(early.estimate('mean-V').value + 10);
  expect(nernst(late, 'Na', 145)).toBeLessThan(0.5 * nernst(early, 'Na', 145));
});

test('without sodium’s leak the pump idles, and the cell is at the voltage of potassium’s battery', async () => {
  const run = await runLaws('neuron', { parameters: { PNa: 0 }, trajectories });
  const { value, standardError } = run.estimate('potassiumOut');
  expectWithinError(0, value, standardError);
  const V = run.estimate('mean-V');
  expectWithinError(V.value, nernst(run, 'K', 4), Math.hypot(V.standardError, 0.05));
});
