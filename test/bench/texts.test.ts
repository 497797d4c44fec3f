import { describe, expect, test } from 'vitest';
import { pullsNeeded, reportAnswers } from '../../bench/accuracy/accuracy.ts';
import { exactFreeEnergy, hairpinNumbers } from '../../bench/accuracy/hairpin-problem.ts';
import { isNewer } from '../../bench/entrants/python.ts';
import { asExpected, timesOf } from '../../bench/reported.ts';
import { documented } from '../../bench/save.ts';
import { textOf } from '../../bench/text.ts';
import { boltzmann } from '../../src/exact/boltzmann.ts';
import { result, rowOf, speed, wrongRow } from './examples.ts';

describe('a result in words', () => {
  const text = textOf(result);

  test('gives a wrong answer no rate and says why', () => {
    expect(text).toMatch(/gpu\.js WebGL2 f32, Chromium +2 +WRONG/);
    expect(text).toContain('wrong by its Math.random');
  });

  test('says what was left out, and which programs had fewer trajectories', () => {
    expect(text).toContain('numba f64: left out (no Python with numba).');
    expect(text).toContain('TensorFlow.js WebGPU f32, Chromium: 1/8 of the trajectories');
  });

  test('says what fused multiply-adds are worth', () => {
    expect(text).toContain('Fused multiply-adds: 1.10 (1.10 … 1.10) times the rate without');
  });

  test('stands between its marks on the page, and nowhere else', () => {
    const page = documented('before\n<!-- measured: begin -->\nold\n<!-- measured: end -->\nafter', result);
    expect(page).toMatch(/^before\n<!-- measured: begin -->\n### Dragged trap.*<!-- measured: end -->\nafter$/s);
    expect(page).toContain('![Dragged trap](speed.svg)');
    expect(page).not.toContain('old');
    expect(() => documented('no marks', result)).toThrow('lacks');
  });
});

describe('rows', () => {
  test('are compared round by round', () => {
    expect(timesOf(speed.trap.rows, 'eddy-cpu', 'numpy')).toEqual({ median: 6, lowest: 6, highest: 6 });
    expect(timesOf(speed.trap.rows, 'eddy-cpu', 'gpujs')).toBeNull();
    expect(timesOf(speed.trap.rows, 'numba', 'numpy')).toBeNull();
  });

  test('fail the benchmark when a flaw is not known', () => {
    expect(asExpected([rowOf('a', 'a', 1), wrongRow('b', 'b', 'its Math.random')])).toBe(true);
    expect(asExpected([wrongRow('b', 'b', null)])).toBe(false);
  });
});

describe('the hairpin', () => {
  test('has the exact difference of what peers are told', () => {
    const { barrier, tilt, kappa, a, kT, start, end } = hairpinNumbers;
    const logZ = (at: number) =>
      boltzmann(
        (x) => (barrier * ((x / a) ** 2 - 1) ** 2 + (tilt * (x + a)) / (2 * a) + (kappa * (x - at) ** 2) / 2) / kT,
      ).logZ;
    expect(logZ(start) - logZ(end)).toBeCloseTo(exactFreeEnergy, 8);
  });

  test('takes pulls as the square of its error', () => {
    expect(pullsNeeded(1024, 0.02)).toBe(4096);
    expect(pullsNeeded(1024, 0.0101)).toBe(2048);
  });

  test('gives a program that is wrong once no time', () => {
    const row = { id: 'a', title: 'a', does: 'pulls' };
    const answer = (z: number) => ({
      seconds: 1,
      cpuSeconds: null,
      value: exactFreeEnergy + 0.01 * z,
      standardError: 0.01,
    });
    expect(reportAnswers(row, '', 1024, [answer(1), answer(-4)])).toMatchObject({
      right: true,
      largestZ: expect.closeTo(4, 9),
    });
    expect(reportAnswers(row, '', 1024, [answer(1), answer(5)])).toMatchObject({ right: false, seconds: null });
  });
});

test.each([
  [[2, 4, 6], [1, 24, 2], true],
  [[1, 24, 2], [2, 4, 6], false],
  [[1, 24], [1, 24, 0], false],
  [[1, 24, 1], [1, 24], true],
])('version %j is newer than %j: %s', (a, b, newer) => expect(isNewer(a, b)).toBe(newer));
