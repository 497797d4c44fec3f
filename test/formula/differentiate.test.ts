import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SpecError } from '../../src/errors.ts';
import { compileFormula } from '../../src/formula/evaluate.ts';
import { constantValue, differentiate, isZero, parseFormula } from '../../src/formula/formula.ts';
import { allNames, formulaText, point } from './random-formula.ts';

const names = ['x', 'y', 'a', 'kappa', 'lambda'];
const parse = (text: string) => parseFormula(text, { field: 'model.potential', names });

test('agrees with central differences, within their own error', () => {
  let compared = 0;
  fc.assert(
    fc.property(formulaText(), point, fc.nat(allNames.length - 1), (text, at, which) => {
      const f = parseFormula(text, { field: 'f', names: allNames });
      const value = compileFormula(f, allNames);
      const slope = compileFormula(differentiate(f, allNames[which]!), allNames)(...at);
      const shifted = (h: number) => value(...at.map((v, i) => (i === which ? v + h : v)));
      const difference = (h: number) => (shifted(h) - shifted(-h)) / (2 * h);
      const h = 2 ** -12;
      const [coarse, fine] = [difference(h), difference(h / 2)];
      // At a kink the one-sided difference stays off as h shrinks; there, and at strong curvature, differences say nothing.
      const kink = (step: number) => Math.abs((shifted(step) - shifted(0)) / step - fine);
      if (!(Math.abs(coarse - fine) < 1e-4 * (1 + Math.abs(fine)) && kink(h / 2) <= 0.6 * kink(h) + 1e-8)) return;
      compared++;
      const rounding = (2 ** -40 * (1 + Math.abs(value(...at)))) / h;
      expect(Math.abs(slope - (4 * fine - coarse) / 3)).toBeLessThanOrEqual(Math.abs(coarse - fine) + rounding);
    }),
    { numRuns: 2000, seed: 2 },
  );
  expect(compared).toBeGreaterThan(1500);
});

describe('derivatives known by heart', () => {
  test.each([
    ['kappa*(x - lambda)^2/2', 'x', 'kappa*(x - lambda)'],
    ['kappa*(x - lambda)^2/2', 'lambda', '-kappa*(x - lambda)'],
    ['x^x', 'x', 'x^x + x^x*log(x)'],
    ['a^x', 'x', 'a^x*log(a)'],
    ['x^a', 'x', 'a*x^(a - 1)'],
    ['exp(-x^2/2)', 'x', '-x*exp(-x^2/2)'],
    ['log(abs(x))', 'x', 'sign(x)/abs(x)'],
    ['sqrt(x)', 'x', '1/(2*sqrt(x))'],
    ['tan(x)', 'x', '1 + tan(x)^2'],
    ['tanh(x)', 'x', 'sech(x)^2'],
    ['sech(x)', 'x', '-sech(x)*tanh(x)'],
    ['sinh(x) + cosh(x)', 'x', 'sinh(x) + cosh(x)'],
    ['max(x, 0)', 'x', 'x > 0 ? 1 : 0'],
    ['min(x, y)', 'y', 'x < y ? 0 : 1'],
    ['x < 0 ? -x : 3*x', 'x', 'x < 0 ? -1 : 3'],
    ['floor(y)*x', 'x', 'floor(y)'],
    ['(y > 0)*x^2', 'x', '2*(y > 0)*x'],
  ])('(%s)′ by %s is %s', (text, name, expected) => {
    const at = [0.7, -0.4, 1.3, 2.1, 0.9];
    const [f, g] = [differentiate(parse(text), name), parse(expected)];
    expect(compileFormula(f, names)(...at)).toBeCloseTo(compileFormula(g, names)(...at), 14);
  });

  test('a name that does not occur gives exactly 0', () => {
    expect(isZero(differentiate(parse('sin(x)*floor(x)'), 'y'))).toBe(true);
  });

  test('the second derivative of a parabola is a constant', () => {
    expect(constantValue(differentiate(differentiate(parse('3*x^2 - x + pi'), 'x'), 'x'))).toBe(6);
  });
});

describe('a derivative', () => {
  test('is text that parses to the same function', () => {
    fc.assert(
      fc.property(formulaText(3), point, (text, at) => {
        const derived = differentiate(parseFormula(text, { field: 'f', names: allNames }), 'x');
        const again = parseFormula(derived.text, { field: 'f', names: allNames });
        const [value, expected] = [again, derived].map((f) => compileFormula(f, allNames)(...at)) as [number, number];
        expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(expected)));
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  test.each([
    ['floor(x)', 'floor'],
    ['sign(x)*y', 'sign'],
    ['x*ceil(2*x)', 'ceil'],
    ['(x < 0)*x', 'a comparison'],
    ['(x > 0 and y)*x', 'a logical value'],
  ])('of %s does not exist, and is refused', (text, what) => {
    const attempt = () => differentiate(parse(text), 'x');
    expect(attempt).toThrow(SpecError);
    expect(attempt).toThrow(`(has no derivative with respect to x: ${what} has jumps)`);
  });

  test('of the deepest and of the longest formulas ends, in a result or a SpecError', () => {
    const deep = `${'sin('.repeat(98)}x${')'.repeat(98)}`;
    expect(compileFormula(differentiate(parse(deep), 'x'), names)(0, 0, 0, 0, 0)).toBe(1);
    const long = Array.from({ length: 150 }, (_, i) => `(x + y^${i})`).join('*');
    expect(() => differentiate(parse(long), 'x')).toThrow(SpecError);
  });
});
