import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { build, eddy, eddyJson, scratch } from './eddy.ts';

const { path, write } = scratch();
beforeAll(build);

const trap = ['speed', 'dragged-trap', '--durations', '0.5:8:4', '--budget', '80', '--backend', 'cpu', '--quiet'];

describe('eddy speed', () => {
  test('--json: dissipation, every estimator and the quasi-static limit, with what repeats each run', async () => {
    const study = await eddyJson(...trap, '--experiments', '40', '--seed', '3');
    expect(study).toMatchObject({ eddy: expect.any(String), budget: 80, rest: 0, bothDirections: true });
    expect(study.durations).toHaveLength(4);
    study.durations.forEach((tau: number, i: number) => {
      expect(tau * study.pulls[i]).toBeCloseTo(80, 10);
    });
    for (const { bias, spread, error } of study.estimators)
      for (const curve of [bias, spread, error, study.dissipated.forward, study.dissipated.reverse])
        expect(curve.value.every(Number.isFinite)).toBe(true);
    expect(study.quasiStatic).toMatchObject({ id: 'quasi-static', value: expect.any(Number) });
    expect(study.specs[0]).toMatchObject({ system: 'dragged-trap', seed: 3 });
  });

  test('says the same with any number of workers', async () => {
    const [one, two] = await Promise.all(
      ['1', '2'].map((workers) => eddyJson(...trap, '--experiments', '8', '--workers', workers)),
    );
    expect(two).toEqual(one);
  });

  test('speaks plainly without --json', async () => {
    const { code, stdout } = await eddy(...trap, '--experiments', '40', '--rest', '2');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Dragged trap: experiments of 80 each, with 2 of rest before each pull, 40 at each speed/);
    expect(stdout).toMatch(/^ +duration +pulls +dissipated +exact +in reverse +bar: bias +spread +error/m);
    expect(stdout).toMatch(
      /^BAR: pull over [\d.]+, \d+ pulls: σ = 0\.\d+\(\d+\) kT, bias −?0\.\d+\(\d+\) kT for 80 of/m,
    );
    expect(stdout).toMatch(/^Quasi-static limit: ΔF = /m);
    expect(stdout).not.toMatch(/undefined|NaN|\[object/);
  });

  test('--out keeps the study, and a line for each speed and estimator', async () => {
    const { code } = await eddy(...trap, '--experiments', '8', '--out', path('study'));
    expect(code).toBe(0);
    expect(JSON.parse(readFileSync(path('study/speed.json'), 'utf8')).durations).toHaveLength(4);
    const lines = readFileSync(path('study/speed.csv'), 'utf8').trim().split('\n');
    expect(lines[0]).toMatch(/^duration,pulls,dissipated,/);
    expect(lines).toHaveLength(1 + 4 * 5);
  });

  test('takes a model from a file', async () => {
    const model = { coordinates: { x: {} }, controls: { l: { ramp: [0, 1] } }, potential: '(x - l)^2' };
    const file = write('model.json', { model, duration: 1, trajectories: 7 });
    const study = await eddyJson('speed', file, '--experiments', '4', '--durations', '0.5:2:3', '--backend', 'cpu');
    expect(study.freeEnergy.exact).toBe(true);
    expect(study.freeEnergy.value).toBeCloseTo(0, 10);
  });

  test.each([
    ['a range in words', ['--durations', '1-2'], /^eddy: --durations: 1-2 \(must be from:to:count\)$/],
    ['a range that falls', ['--durations', '2:1:4'], /^eddy: durations\.to: 1 \(must be > 2\)$/],
    ['no budget for one pull each way', ['--budget', '3'], /^eddy: budget: 3 \(must be at least 16: one pull each way/],
    ['a budget in words', ['--budget', 'much'], /^eddy: budget: much \(must be a number\)$/],
    ['half an experiment', ['--experiments', '7.5'], /^eddy: experiments: 7\.5 \(must be an integer/],
    ['a negative rest', ['--rest=-1'], /^eddy: rest: -1 \(must be ≥ 0\)$/],
  ])('refuses %s and writes nothing', async (_, options, message) => {
    const { code, stdout, stderr } = await eddy(...trap, ...options, '--out', path('refused'));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.trim()).toMatch(message);
    expect(existsSync(path('refused'))).toBe(false);
  });

  test('refuses what is not driven', async () => {
    const { code, stderr } = await eddy('speed', 'brownian');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^eddy: system: brownian \(has no control that moves: there is no speed to choose\)\n$/);
  });
});
