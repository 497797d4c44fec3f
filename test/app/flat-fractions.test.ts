import { expect, test } from 'vitest';
import { flatFractions } from '../../src/app/engine/flat-fractions.ts';

test('a fraction by itself keeps its bar, without the brackets that the bar makes needless', () => {
  expect(flatFractions('\\frac{\\left(a+b\\right)}{\\left(2\\,{C}\\right)}')).toBe('\\frac{a+b}{2\\,{C}}');
  expect(flatFractions('\\frac{\\left(a\\right)\\,\\left(b\\right)}{c}')).toBe(
    '\\frac{\\left(a\\right)\\,\\left(b\\right)}{c}',
  );
});

test('fractions within fractions and exponents stand in one line', () => {
  expect(flatFractions('\\frac{\\frac{a}{b}}{c}')).toBe('\\frac{a/b}{c}');
  expect(flatFractions('{e}^{\\frac{-{x}}{{kT}}}')).toBe('{e}^{-{x}/{kT}}');
  expect(flatFractions('\\frac{1}{{e}^{\\frac{\\left(\\frac{a}{b}\\right)}{c}}+1}')).toBe(
    '\\frac{1}{{e}^{\\left(a/b\\right)/c}+1}',
  );
});

test('what is divided by keeps together behind a slash', () => {
  expect(flatFractions('^{\\frac{x}{2\\,{k}}}')).toBe('^{x/\\left(2\\,{k}\\right)}');
  expect(flatFractions('^{\\frac{x}{\\frac{a}{b}}}')).toBe('^{x/\\left(a/b\\right)}');
  expect(flatFractions('^{\\frac{x}{\\left(a+b\\right)}}')).toBe('^{x/\\left(a+b\\right)}');
});

test('formulas without fractions stay as they are', () => {
  const tex = '{k}\\,\\left({x}-{\\lambda}\\right)^{2}';
  expect(flatFractions(tex)).toBe(tex);
});
