import { describe, expect, test } from 'vitest';
import { breakTerms } from '../../src/app/engine/break-terms.ts';
import { failureOf } from '../../src/app/engine/failure.ts';
import { createGate, Stopped } from '../../src/app/engine/gate.ts';
import { latestOf } from '../../src/app/engine/latest.ts';
import { createThrottle } from '../../src/app/engine/throttle.ts';
import { speedOf } from '../../src/app/speed.ts';
import { sliderScale, trajectoryScale } from '../../src/app/text/slider-scale.ts';
import { DeviceError, SpecError } from '../../src/errors.ts';
import { spread } from '../../src/report/spread.ts';

describe('a gate', () => {
  test('holds while paused and lets go on', async () => {
    const gate = createGate();
    gate.pause();
    let passed = false;
    const waiting = gate.pass().then(() => {
      passed = true;
    });
    await Promise.resolve();
    expect(passed).toBe(false);
    gate.resume();
    await waiting;
    expect(passed).toBe(true);
  });

  test('ends those who wait and all who come after', async () => {
    const gate = createGate();
    gate.pause();
    const waiting = gate.pass();
    gate.stop();
    gate.resume();
    await expect(waiting).rejects.toBeInstanceOf(Stopped);
    await expect(gate.pass()).rejects.toBeInstanceOf(Stopped);
  });
});

test('updates come at most seven times a second, and expensive ones take at most 15 % of the time', () => {
  let now = 0;
  let times = 0;
  const throttle = createThrottle(() => now);
  for (now = 0; now < 1000; now += 10) throttle(() => times++);
  expect(times).toBe(8);
  let busy = 0;
  const slow = createThrottle(() => now);
  for (const began = now; now < began + 10_000; now += 10)
    slow(() => {
      now += 90;
      busy += 90;
    });
  expect(busy).toBeLessThan(1700);
});

test('errors become one line and the field that they are about', () => {
  expect(failureOf(SpecError.of('parameters.tau', -1, 'must be > 0'))).toEqual({
    kind: 'request',
    field: 'parameters.tau',
    message: 'parameters.tau: -1 (must be > 0)',
  });
  expect(failureOf(new DeviceError('webgpu: no adapter'))).toEqual({
    kind: 'device',
    field: null,
    message: 'webgpu: no adapter',
  });
  expect(failureOf(new Error('first\nsecond')).message).toBe('first');
});

test('only the latest answer is heard', async () => {
  const heard: number[] = [];
  const answers: (() => void)[] = [];
  const ask = latestOf(
    (n: number) => new Promise<number>((resolve) => answers.push(() => resolve(n))),
    (n) => heard.push(n),
  );
  ask(1);
  ask(2);
  for (const answer of answers.reverse()) answer();
  await new Promise((resolve) => setTimeout(resolve));
  expect(heard).toEqual([2]);
});

test('a speed is measured from the last update and averaged', () => {
  const at = (seconds: number, finished: number) => ({ seconds, finished, total: 100, trajectorySteps: 10 * finished });
  const first = speedOf(at(1, 10), null, null)!;
  expect(first).toEqual({ trajectories: 10, steps: 100 });
  const second = speedOf(at(2, 30), at(1, 10), first)!;
  expect(second.trajectories).toBeGreaterThan(10);
  expect(second.trajectories).toBeLessThan(20);
});

describe('sliders', () => {
  const parameter = { id: 'p', unit: '', description: '' };
  test('span a decade either way for positive quantities, within what is allowed', () => {
    const scale = sliderScale({ ...parameter, default: 4.11, minimum: 0.1, maximum: 20 });
    expect([scale.valueAt(0), scale.valueAt(scale.notches)]).toEqual([0.411, 20]);
  });
  test('span both signs where the sign is free', () => {
    const scale = sliderScale({ ...parameter, default: -10, minimum: -100, maximum: 100 });
    expect([scale.valueAt(0), scale.valueAt(scale.notches)]).toEqual([-30, 10]);
  });
  test('come back to the value they gave', () => {
    for (const scale of [sliderScale({ ...parameter, default: 0.05, minimum: 1e-4, maximum: 10 }), trajectoryScale])
      for (const notch of [0, 40, 100, 200]) {
        const value = scale.valueAt(notch);
        expect(scale.valueAt(scale.notchOf(value))).toBe(value);
      }
  });
});

test('labels move apart, in order and within bounds', () => {
  expect(spread([5, 5, 50], 10, 0, 100)).toEqual([5, 15, 50]);
  expect(spread([98, 99, 97], 10, 0, 100)).toEqual([90, 100, 80]);
});

test('long sums are broken before a sign, fractions in brackets are flat', () => {
  expect(breakTerms('U=', 'a+b')).toBe('\\textstyle U=a+b');
  const long = breakTerms('U=', 'aaaaaaaaaaaaaaaa\\left(\\frac{x}{a}\\right)+bbbbbbbbbbbbbbbb');
  expect(long.split('\\\\')).toHaveLength(2);
  expect(long).toContain('\\left(x/a\\right)');
});
