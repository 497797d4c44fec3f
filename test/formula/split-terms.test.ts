import { describe, expect, test } from 'vitest';
import { compileFormula } from '../../src/formula/evaluate.ts';
import { parseFormula, splitTerms } from '../../src/formula/formula.ts';

const names = ['a', 'k', 'x', 'lambda', 'f'];
const split = (text: string) => splitTerms(parseFormula(text, { field: 'potential', names }), ['lambda', 'f']);

describe('terms that depend on controls, and those that do not', () => {
  test.each([
    ['a*(x^2 - 1)^2 + k*(x - lambda)^2/2', true, true],
    ['k*(x - lambda)^2/2', false, true],
    ['a*x^4 - 2*x + f*x + lambda', true, true],
    ['a*x^4', true, false],
    ['x - (k*x - lambda*x)', true, true],
    ['a*(x^4 - lambda*x^2) - f*x', false, true],
  ])('%s', (text, some, others) => {
    const { free, dependent } = split(text);
    expect([...free.names].some((n) => ['lambda', 'f'].includes(n))).toBe(false);
    expect(free.names.has('x')).toBe(some);
    expect(dependent.names.has('lambda') || dependent.names.has('f')).toBe(others);
    const at = [1.3, 0.7, -0.4, 2.1, 0.9];
    const value = (f: typeof free) => compileFormula(f, names)(...at);
    const whole = parseFormula(text, { field: 'potential', names });
    expect(value(free) + value(dependent)).toBeCloseTo(value(whole), 12);
    // their texts parse to the same
    expect(value(parseFormula(free.text, { field: 'free', names }))).toBeCloseTo(value(free), 12);
  });

  test('no bracket is opened: a trap stays whole', () => {
    const { dependent } = split('a*x^2 + k*(x - lambda)^2/2');
    // at x = λ a whole trap has no energy
    expect(compileFormula(dependent, names)(1, 2, 1.5, 1.5, 0)).toBe(0);
  });
});
