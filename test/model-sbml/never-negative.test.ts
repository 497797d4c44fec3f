import { describe, expect, test } from 'vitest';
import { compileFormula } from '../../src/formula/evaluate.ts';
import { parseFormula } from '../../src/formula/formula.ts';
import { neverNegative } from '../../src/model/sbml/never-negative.ts';

const names = ['X', 'Y', 'k', 'a'];
/** X and Y are populations, k ≥ 0, a has either sign. */
const known = { isCount: (n: string) => n === 'X' || n === 'Y', isNonNegative: (n: string) => n !== 'a' };
const formula = (text: string) => parseFormula(text, { field: 'test', names });

const certain = [
  'k*X*Y/(k + X)',
  'X*(X-1)',
  'k*X*(X-1)*(X-2)/6*Y*(Y-1)',
  'a^2 + abs(a)',
  'exp(a) + sqrt(X)*cosh(a)',
  'max(a, X)',
  'min(k, X) + floor(X/2)',
  'a > 0 ? X : k',
  'X > 3',
];
const doubtful = ['X - 1', 'X*(X-2)', 'X*(X-1)*(X-3)', 'k*(k-1)', 'X - Y', 'a*X', '-X', 'log(X)', 'a^3', 'min(a, X)'];

describe('the sign of a law', () => {
  test.each(certain)('%s is never negative, and is seen to be', (text) => {
    expect(neverNegative(formula(text).expression, known)).toBe(true);
    const value = compileFormula(formula(text), names);
    for (let x = 0; x < 5; x++)
      for (const y of [0, 1, 4]) for (const a of [-2, 0.5]) expect(value(x, y, 0.3, a)).toBeGreaterThanOrEqual(0);
  });

  test.each(doubtful)('%s may be negative', (text) => {
    expect(neverNegative(formula(text).expression, known)).toBe(false);
    const value = compileFormula(formula(text), names);
    const values = [0, 1, 2].flatMap((x) => [0, 5].flatMap((y) => [-2, 2].map((a) => value(x, y, 0.3, a))));
    expect(values.some((v) => v < 0)).toBe(true);
  });
});
