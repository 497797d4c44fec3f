import { describe, expect, test } from 'vitest';
import { grouped, perSecond, shortTime } from '../../src/app/text/amounts.ts';
import { decimalsFor, inSigmas, plainNumber, withError } from '../../src/report/with-error.ts';

describe('as many digits as the error allows', () => {
  test.each([
    [18.68369, 0.00213, '18.6837', '0.0021'],
    [18.68369, 0.0093, '18.684', '0.009'],
    [18.77, 0.146, '18.77', '0.15'],
    [-0.00004, 0.0051, '0.000', '0.005'],
    [-2.5, 0.36, '−2.5', '0.4'],
    [91.1889, 12.3, '91', '12'],
    [123456789, 1000, '1.234568·10⁸', '0.000010·10⁸'],
    [4e-6, 2e-7, '4.00·10⁻⁶', '0.20·10⁻⁶'],
  ])('%d ± %d', (value, error, v, e) => {
    expect(withError(value, error)).toEqual({ value: v, error: e });
  });

  test('a number that cannot be given is a dash, one without error stands alone', () => {
    expect(withError(null, 1)).toEqual({ value: '—', error: null });
    expect(withError(1.5, null)).toEqual({ value: '1.5', error: null });
  });

  test('an error that rounds up to 0.10 is written so', () => {
    expect(decimalsFor(0.0996)).toBe(2);
    expect(withError(1.234, 0.0996)).toEqual({ value: '1.23', error: '0.10' });
  });
});

test('deviations carry their sign', () => {
  expect([0.64, -0.6, 0, 123.4].map(inSigmas)).toEqual(['+0.6', '−0.6', '+0.0', '+123']);
});

test('plain numbers keep five digits and typographic minus signs', () => {
  expect([0.1 + 0.2, -1.5, 1e-7, 12345678].map((x) => plainNumber(x))).toEqual(['0.3', '−1.5', '1·10⁻⁷', '1.2346·10⁷']);
});

test('amounts are short', () => {
  expect(grouped(1234567)).toBe('1\u202f234\u202f567');
  expect([3.12e8, 4.1e10, 9.99e5].map((rate) => perSecond(rate, 'steps'))).toEqual([
    '312 Msteps/s',
    '41 Gsteps/s',
    '999 ksteps/s',
  ]);
  expect([0.02, 4.21, 61, 600, 9000].map(shortTime)).toEqual(['0.1 s', '4.2 s', '61 s', '10 min', '2.5 h']);
});
