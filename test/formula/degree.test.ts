import { expect, test } from 'vitest';
import { degreeIn, parseFormula } from '../../src/formula/formula.ts';

test.each([
  ['3', 0],
  ['exp(a)', 0],
  ['x', 1],
  ['a*x/sin(b)', 1],
  ['x*y + a', 2],
  ['((x/a)^2 - 1)^2 + y', 4],
  ['(x + y)^3*(x - b)^2', 5],
  ['x^2 - x^2 + x', 1],
  ['1/x', Infinity],
  ['x^0.5', Infinity],
  ['x^a', Infinity],
  ['2^x', Infinity],
  ['sin(x)', Infinity],
  ['abs(x)', Infinity],
  ['x < 0 ? 1 : 2', Infinity],
  ['a < 0 ? 1 : 2', 0],
  ['(y > 0)*x', Infinity],
])('%s has degree %f in x and y', (text, degree) => {
  const f = parseFormula(text, { field: 'f', names: ['x', 'y', 'a', 'b'] });
  expect(degreeIn(f, ['x', 'y'])).toBe(degree);
});
