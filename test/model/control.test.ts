import { describe, expect, test } from 'vitest';
import { compileControl, compileScalar } from '../../src/model/control.ts';
import type { ControlSpec } from '../../src/model/spec.ts';

const curve = (spec: ControlSpec, span = 2, parameters: Record<string, number> = {}) =>
  compileControl(spec, 'controls.c', Object.keys(parameters))(parameters, span);

describe('controls as functions of the fraction of their span', () => {
  test('a number or a formula of the parameters is constant', () => {
    for (const c of [curve(1.5), curve('a/2', 2, { a: 3 })]) expect([0, 0.3, 1].map(c)).toEqual([1.5, 1.5, 1.5]);
  });

  test('a ramp is linear and ends exactly where it says', () => {
    const c = curve({ ramp: [0.1, '3*b'] }, 2, { b: 0.1 });
    expect(c(0)).toBe(0.1);
    expect(c(0.5)).toBeCloseTo(0.2, 15);
    expect(c(1)).toBe(3 * 0.1);
  });

  test('a step jumps just after its instant: before it the first value, at the end of the span always the second', () => {
    const quench = curve({ step: [1, 4] });
    expect([0, 1e-12, 0.5, 1].map(quench)).toEqual([1, 4, 4, 4]);
    const late = curve({ step: [1, 4], at: 0.5 });
    expect([0, 0.5, 0.5000001, 1].map(late)).toEqual([1, 1, 4, 4]);
    expect([0, 0.999999, 1].map(curve({ step: [1, 4], at: 1 }))).toEqual([1, 1, 4]);
  });

  test('a sine has its period in units of time', () => {
    const c = curve({ sine: { mean: 1, amplitude: 2, period: 'T', phase: 0.3 } }, 4, { T: 8 });
    for (const s of [0, 0.2, 0.5, 1]) expect(c(s)).toBeCloseTo(1 + 2 * Math.sin((2 * Math.PI * 4 * s) / 8 + 0.3), 14);
  });

  test('a table is straight between its points and constant outside', () => {
    const c = curve({ table: { time: [0.5, 1, 1.5], value: [1, 3, 2] } }, 2);
    expect([0, 0.25, 0.375, 0.5, 0.625, 0.75, 1].map(c)).toEqual([1, 1, 2, 3, 2.5, 2, 2]);
  });

  test('a sequence gives each part its share of the span, also nested, and ends exactly', () => {
    const c = curve({ sequence: [{ ramp: [0, 1] }, { ramp: [1, 5], share: 2 }, 7] }, 4);
    expect([0, 0.125, 0.25, 0.5].map(c)).toEqual([0, 0.5, 1, 3]);
    expect(c(0.75)).toBe(7);
    const nested = curve(
      { sequence: [0, { sequence: [1, 2, { step: [2, 9], at: 1 }] }, { ramp: [0, 'b'], share: 0.7 }] },
      1,
      {
        b: 0.1,
      },
    );
    expect(nested(1)).toBe(0.1);
    expect(curve({ sequence: [0, 1, { sequence: [1, 2, { step: [2, 9], at: 1 }] }] })(1)).toBe(9);
  });

  test('inside a sequence a sine runs on its own clock', () => {
    const c = curve({ sequence: [0, { sine: { amplitude: 1, period: 4 } }] }, 4);
    expect(c(0.75)).toBeCloseTo(Math.sin((2 * Math.PI * 1) / 4), 14);
  });
});

describe('controls that cannot be', () => {
  test.each([
    [{ sine: { amplitude: 1, period: 0 } }, 'controls.c.sine.period: 0 (must be > 0)'],
    [{ table: { time: [0, 1], value: [1] } }, 'controls.c.table.value: 1 (needs 2 entries)'],
    [{ table: { time: [0, 1, 1], value: [1, 2, 3] } }, 'controls.c.table.time.2: 1 (times must increase)'],
    [{ ramp: ['nobody', 1] }, 'controls.c.ramp.0: nobody ('],
    [{ ramp: [Number.NaN, 1] }, 'controls.c.ramp.0: NaN (must be a finite number)'],
    [{ ramp: [0, 'log(a)'] }, 'controls.c.ramp.1: log(a) (is NaN for these parameters; must be finite)'],
    [{ sequence: [0, { ramp: [1, 'x'] }] }, 'controls.c.sequence.1.ramp.1: x ('],
  ] as [ControlSpec, string][])('%j', (spec, message) => {
    expect(() => curve(spec, 2, { a: -1 })(0.5)).toThrow(message);
  });

  test('a scalar formula that divides by a parameter which is 0', () => {
    const scalar = compileScalar('1/a', 'duration', ['a']);
    expect(scalar({ a: 4 })).toBe(0.25);
    expect(() => scalar({ a: 0 })).toThrow('duration: 1/a (is Infinity for these parameters; must be finite)');
  });

  test('say where they jump or bend, inside their span alone', () => {
    const breaks = (spec: ControlSpec) => curve(spec, 2).breaks ?? [];
    expect(breaks({ ramp: [0, 1] })).toEqual([]);
    expect(breaks({ step: [0, 1] })).toEqual([]);
    expect(breaks({ step: [0, 1], at: 0.3 })).toEqual([0.3]);
    expect(breaks({ table: { time: [0, 0.5, 3], value: [1, 2, 0] } })).toEqual([0.25]);
    const parts: ControlSpec = { sequence: [{ ramp: [0, 1] }, { step: [1, 2], at: 0.5, share: 3 }] };
    expect([...breaks(parts)].sort()).toEqual([0.25, 0.625]);
    expect([...breaks({ sequence: [parts, { sine: { amplitude: 1, period: 1 } }] })].sort()).toEqual([
      0.125, 0.3125, 0.5,
    ]);
  });
});
