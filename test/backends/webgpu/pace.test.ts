import { expect, test } from 'vitest';
import { createPace, firstGroups, firstWork } from '../../../src/backends/webgpu/pace.ts';

/** Milliseconds of each dispatch on a device of constant speed that adds a fixed delay. */
function dispatches(target: number, workPerMillisecond: number, delay: number, count: number): number[] {
  const pace = createPace(target);
  return Array.from({ length: count }, () => {
    const work = pace.budget('advance', 1000);
    const time = delay + work / workPerMillisecond;
    pace.record('advance', 1000, work, time);
    return time;
  });
}

test.each([12, 75])('dispatches settle at the target of %i ms on slow and fast devices', (target) => {
  for (const speed of [1e3, 1e5, 1e8]) {
    const times = dispatches(target, speed, 0, 30);
    expect(times.at(-1)).toBeCloseTo(target, 6);
  }
});

test('a fixed delay shortens the work, so that the whole dispatch keeps the target', () => {
  expect(dispatches(75, 1e5, 5, 40).at(-1)).toBeCloseTo(75, 1);
});

test('no dispatch on a device faster than the first one is longer than the target', () => {
  const times = dispatches(75, 1e6, 0, 20);
  expect(Math.max(...times)).toBeLessThanOrEqual(75 * (1 + 1e-12));
  expect(times[0]).toBeCloseTo(firstWork / 1e6, 9);
});

test('a dispatch that finished too fast to be timed raises the next one at most fourfold', () => {
  const pace = createPace(75);
  pace.record('advance', 1000, 1000, 0);
  expect(pace.budget('advance', 1000)).toBe(4000);
});

test('entry points and sizes of range are timed apart', () => {
  const pace = createPace(75);
  pace.record('advance', 2 ** 20, 2 ** 30, 1);
  expect(pace.budget('advance', 1000)).toBe(firstWork);
  expect(pace.budget('initialise', 2 ** 20)).toBe(firstWork);
});

test('the first dispatch is short in time too where trajectories are few', () => {
  expect(createPace(75).budget('advance', 3)).toBe(3 * firstGroups);
});

test('a moment in which nobody looked shortens dispatches for a few, a device that has become slow for good', () => {
  const after = (delays: readonly number[]) => {
    const pace = createPace(75);
    const made: number[] = [];
    for (const delay of [...Array(20).fill(0), ...delays]) {
      const work = pace.budget('advance', 1000);
      made.push(work / 1e5);
      pace.record('advance', 1000, work, work / 1e5 + delay);
    }
    return made.slice(20);
  };
  const stall = after([1500, ...Array(8).fill(0)]);
  expect(Math.min(...stall)).toBeGreaterThan(15);
  expect(stall.at(-1)).toBeGreaterThan(70);
  const slow = createPace(75);
  let speed = 1e5;
  let time = 0;
  for (let i = 0; i < 40; i++) {
    if (i === 20) speed /= 20;
    const work = slow.budget('advance', 1000);
    time = work / speed;
    slow.record('advance', 1000, work, time);
  }
  expect(time).toBeCloseTo(75, 0);
});
