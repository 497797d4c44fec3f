import { describe, expect, test } from 'vitest';
import { numberOf } from '../src/app/text/typed-number.ts';
import { parseAssignments, parseInteger, parseNumber } from '../src/cli/numbers.ts';
import { compileFormula } from '../src/formula/evaluate.ts';
import { constantValue, parseFormula } from '../src/formula/formula.ts';
import { plainNumber } from '../src/report/with-error.ts';
import { typedNumber } from '../src/typed.ts';

describe('numbers as they are printed are read', () => {
  test.each([-1.5, 2.5e-7, -3.25e9, 0, 12, 1e6])('%f', (x) => {
    expect(typedNumber(plainNumber(x))).toBe(x);
    expect(numberOf(` ${plainNumber(x)} `)).toBe(x);
    expect(parseNumber(plainNumber(x), 'dt')).toBe(x);
  });

  test.each([
    ['10⁻³', 1e-3],
    ['−10²', -100],
    ['10^6', 1e6],
  ])('a power by itself: %s', (text, value) => {
    expect(typedNumber(text)).toBe(value);
    expect(numberOf(text)).toBe(value);
  });

  test.each(['', ' ', '−', '1−', '1·2', '1²', '1.5·10', '1·10²3', '1·10²³ 5', '10²e1', 'abc'])(
    '%j is no number',
    (text) => {
      expect(typedNumber(text)).toBeNaN();
      expect(numberOf(text)).toBeNaN();
    },
  );

  test('on the command line', () => {
    expect(parseAssignments(['k=−1', 'x=2·10⁻³'])).toEqual({ k: -1, x: 0.002 });
    expect(() => parseInteger('−3', 'seed', 0)).toThrow('seed: −3 (must be an integer ≥ 0)');
    expect(() => parseNumber('1 2', 'dt')).toThrow('dt: 1 2 (must be a number)');
  });
});

describe('signs as they are printed stand in formulas for those of keyboards', () => {
  test.each([
    ['−2·3', -6],
    ['2×4−1', 7],
    ['2⋅4', 8],
    ['1.5·10⁻³', 0.0015],
    ['3²·2', 18],
    ['−2²', -4],
    ['2²(3)', 12],
    ['(1 + 1)¹⁰', 1024],
    ['e^(−1)·e', 1],
  ])('%s is %f', (text, value) => {
    const f = parseFormula(text, { field: 'f', names: [] });
    expect(constantValue(f)).toBeCloseTo(value, 14);
    expect(f.text).toMatch(/^[ -~]+$/); // what other formulas are made of
  });

  test.each(['x²3', 'x².5', 'x²0.5', '2²3'])('%s is refused: digits behind a power are no part of it', (text) => {
    expect(() => parseFormula(text, { field: 'f', names: ['x'] })).toThrow(/^f: .*unexpected|does not parse/i);
  });

  test('a name behind a power is multiplied, whatever it begins with', () => {
    const f = parseFormula('x²e3 + x²E2 − x²e', { field: 'f', names: ['x', 'e3', 'E2'] });
    expect(compileFormula(f, ['x', 'e3', 'E2'])(3, 2, 5)).toBeCloseTo(9 * (2 + 5 - Math.E), 10);
  });

  test('and in refusals the text stands as it was written', () =>
    expect(() => parseFormula('x − y·', { field: 'f', names: ['x', 'y'] })).toThrow(/^f: x − y· \(does not parse: /));
});
