import * as fc from 'fast-check';
import { all, create } from 'mathjs/number';
import { expect, test } from 'vitest';
import { compileExpression, compileFormula } from '../../src/formula/evaluate.ts';
import { childrenOf, type Expression } from '../../src/formula/expression.ts';
import { parseFormula } from '../../src/formula/formula.ts';
import { allNames, formulaText, point } from './random-formula.ts';

const oracle = create(all!);
oracle.import!({ sech: (x: number) => 1 / Math.cosh(x) }, { override: true });

/** The largest |value| of any part of a formula, to which rounding is relative. */
const magnitude = (e: Expression, at: number[]): number =>
  Math.max(1, Math.abs(compileExpression(e, allNames)(...at)), ...childrenOf(e).map((c) => magnitude(c, at)));

test('has the value that mathjs computes from the same text', () => {
  fc.assert(
    fc.property(formulaText(3), point, (text, at) => {
      const f = parseFormula(text, { field: 'f', names: allNames });
      const value = compileFormula(f, allNames)(...at);
      const expected = Number(oracle.evaluate!(text, Object.fromEntries(allNames.map((n, i) => [n, at[i]]))));
      expect(Math.abs(value - expected)).toBeLessThanOrEqual(2 ** -40 * magnitude(f.expression, at));
    }),
    { numRuns: 500, seed: 1 },
  );
});

test('takes its arguments in the given order and needs all its names', () => {
  const f = parseFormula('x - 2*k', { field: 'f', names: ['x', 'k'] });
  expect(compileFormula(f, ['k', 'x', 'unused'])(1, 10, 7)).toBe(8);
  expect(() => compileFormula(f, ['x'])).toThrow('k');
});

test('reads x/2k as x/(2k), and minus before a power as minus the power', () => {
  const at = (text: string, x: number, k: number) =>
    compileFormula(parseFormula(text, { field: 'f', names: ['x', 'k'] }), ['x', 'k'])(x, k);
  expect(at('x/2k', 12, 3)).toBe(2);
  expect(at('-x^2', 3, 0)).toBe(-9);
  expect(at('2^-x', 3, 0)).toBe(1 / 8);
});
