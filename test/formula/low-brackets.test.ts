import { expect, test } from 'vitest';
import { lowBrackets } from '../../src/formula/low-brackets.ts';

test.each([
  ['{k}\\,\\left(1-{f}_{\\mathrm{L}}\\right)', '{k}\\,(1-{f}_{\\mathrm{L}})'],
  ['\\left(a+\\left(b-c\\right)\\right)', '(a+(b-c))'],
  ['\\left(\\left(a+b\\right)^{2}+c\\right)', '\\left((a+b)^{2}+c\\right)'],
  ['\\left(\\frac{a}{b}\\right)\\,\\left(\\sqrt{a}\\right)', '\\left(\\frac{a}{b}\\right)\\,\\left(\\sqrt{a}\\right)'],
])('brackets grow where what they hold is high: %s', (tex, low) => {
  expect(lowBrackets(tex)).toBe(low);
});
