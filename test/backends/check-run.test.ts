import { expect, test } from 'vitest';
import { checkRun, controlRows } from '../../src/backends/check-run.ts';
import { walkKernel, walkProcess } from './walk-kernel.ts';

const process = walkProcess(5);
const range = { first: 0, count: 10 };

test('a run that fits its kernel passes', () => {
  expect(() => checkRun(walkKernel, process, range, [0, 2, 2, 5])).not.toThrow();
});

test.each([
  ['uniforms', { ...process, uniforms: [1] }, range, [5]],
  ['controls', { ...process, controls: new Float64Array(3) }, range, [5]],
  ['range.first', process, { first: -1, count: 1 }, [5]],
  ['range.first', process, { first: 2 ** 53, count: 1 }, [5]],
  ['range.count', process, { first: 0, count: 0 }, [5]],
  ['range.count', process, { first: 0, count: 1.5 }, [5]],
  ['stops.0', process, range, [6]],
  ['stops.1', process, range, [3, 2]],
  ['stops.0', process, range, [0.5]],
])('a wrong %s is named', (field, wrongProcess, wrongRange, stops) => {
  expect(() => checkRun(walkKernel, wrongProcess, wrongRange, stops)).toThrow(field);
});

test('g groups of s steps read 2·g·s half steps and the end', () => {
  expect(controlRows(walkKernel, 3)).toBe(25);
});
