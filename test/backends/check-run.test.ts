import { expect, test } from 'vitest';
import { checkRun, controlRows } from '../../src/backends/check-run.ts';
import { wholeTable } from '../../src/backends/control-table.ts';
import { countingKernel, countingProcess } from './counting-kernel.ts';
import { poissonKernel, poissonProcess } from './poisson-kernel.ts';
import { walkKernel, walkProcess } from './walk-kernel.ts';

const process = walkProcess(5);
const range = { first: 0, count: 10 };

test('a run that fits its kernel passes', () => {
  expect(() => checkRun(walkKernel, process, range, [0, 2, 2, 5])).not.toThrow();
});

test.each([
  ['uniforms', { ...process, uniforms: [1] }, range, [5]],
  ['controls', { ...process, controls: wholeTable(new Float64Array(6), 2) }, range, [5]],
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

test('g groups of s steps read a row for each step and the one before', () => {
  expect(controlRows(walkKernel, 3)).toBe(13);
});

test('stops of a kernel with events are times', () => {
  expect(() => checkRun(poissonKernel, poissonProcess(), range, [0, 0.1, 0.1, 1e9])).not.toThrow();
});

test.each([
  ['stops.0', poissonKernel, [-1]],
  ['stops.1', poissonKernel, [0.2, 0.1]],
  ['stops.0', poissonKernel, [Number.NaN]],
  ['stops.0', poissonKernel, [1e39]],
  ['kernel.uniforms.0', { ...poissonKernel, uniforms: ['step', 'stop', 'stray'] }, [1]],
  ['kernel.controlCount', { ...poissonKernel, controlCount: 1 }, [1]],
])('a wrong %s of a kernel with events is named', (field, kernel, stops) => {
  const controls = wholeTable(new Float64Array(2), 1);
  expect(() => checkRun(kernel, { ...poissonProcess(), controls }, range, stops)).toThrow(field);
});

test.each([
  ['size', { size: 0 }],
  ['slices', { slices: 66 }],
  ['largest', { largest: 2 ** 16 + 1 }],
  ['largest', { largest: 0.5 }],
])('a wrong %s of a field is named', (name, change) => {
  const kernel = { ...countingKernel, field: { ...countingKernel.field!, ...change } };
  expect(() => checkRun(kernel, countingProcess(1, 1, 0), range, [1])).toThrow(`kernel.field.${name}`);
});

test('a kernel with events has no field', () => {
  const kernel = { ...poissonKernel, field: countingKernel.field! };
  expect(() => checkRun(kernel, poissonProcess(), range, [1])).toThrow('kernel.field');
});
