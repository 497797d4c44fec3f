import { describe, expect, test } from 'vitest';
import { SpecError } from '../../src/errors.ts';
import { constantValue, isFormulaName, isZero, parseFormula } from '../../src/formula/formula.ts';

const names = ['x', 'y', 'k', 'lambda'];
const parse = (text: string) => parseFormula(text, { field: 'model.potential', names });
const value = (text: string) => constantValue(parse(text));

describe('a formula', () => {
  test('keeps its text and knows the names its value depends on', () => {
    const f = parse('k/2*(x - lambda)^2 + 0*y');
    expect(f.text).toBe('k/2*(x - lambda)^2 + 0*y');
    expect([...f.names].sort()).toEqual(['k', 'lambda', 'x']);
  });

  test.each([
    ['2 + 3*4', 14],
    ['2^3^2', 512],
    ['-2^2', -4],
    ['2^-1', 0.5],
    ['(-2)^3', -8],
    ['1/2(6)', 3],
    ['12/(2(3))', 2],
    ['1e-3', 0.001],
    ['7/3*3', 7],
    ['0.1 + 0.2', 0.1 + 0.2],
    ['2 < 3', 1],
    ['3 <= 2', 0],
    ['1 < 2 < 3', 1],
    ['3 > 2 > 2', 0],
    ['2 == 2 and not (1 > 2)', 1],
    ['0 or 1 != 1', 0],
    ['5 and 2', 1],
    ['0 ? 2 : 3', 3],
    ['1 > 0 ? 2 : 3', 2],
    ['min(3, 1, 2) + max(1, 5)', 6],
    ['floor(-1.5) + ceil(1.2)', 0],
    ['sign(-3) + abs(-3)', 2],
    ['log(e)', 1],
    ['cos(pi)', -1],
    ['sqrt(16)', 4],
    ['pow(2, 10)', 1024],
    ['sinh(1)/cosh(1) - tanh(1)', 0],
    ['cosh(1)*sech(1)', 1],
    ['8^(1/3)', 2],
    ['e^2 - exp(2)', 0],
  ])('%s is %f', (text, expected) => expect(value(text)).toBeCloseTo(expected, 14));

  test('without names has a value, with names none', () => {
    expect(value('x*2')).toBeUndefined();
    expect(isZero(parse('x - x'))).toBe(true);
    expect(isZero(parse('x'))).toBe(false);
  });

  test('may have a thousand terms', () => expect(parse(`${'x+'.repeat(999)}x`).names.size).toBe(1));
});

describe('refused in one clear line', () => {
  test.each(
    [
      ['z', 'unknown name z; allowed: x, y, k, lambda, pi, e'],
      ['constructor', 'unknown name constructor'],
      ['__proto__', 'unknown name __proto__'],
      ['i', 'unknown name i'],
      ['2 kg', 'unknown name kg'],
      ['gamma(x)', 'unknown function gamma'],
      ['toString(x)', 'unknown function toString'],
      ['import("fs")', 'unknown function import'],
      ['k(x - 1)', 'k is not a function; write k*(…) for a product'],
      ['sin x', 'sin is a function and needs its argument in brackets'],
      ['sin(x, y)', 'sin takes 1 argument'],
      ['log(x, 2)', 'log takes 1 argument'],
      ['pow(x)', 'pow takes 2 arguments'],
      ['min(x)', 'min takes 2 to 16 arguments'],
      ['x.y', 'property access'],
      ['x["constructor"]', 'property access'],
      ['cos.constructor("return 1")(x)', 'property access'],
      ['x?.y', 'property access'],
      ['x = 3', 'assignments'],
      ['f(x) = x', 'assignments'],
      ['"x"', 'is not a number'],
      ['true', 'is not a number'],
      ['[x, y]', 'matrices'],
      ['{x: 1}', 'objects'],
      ['1:3', 'ranges'],
      ['x; y', 'one expression'],
      ['x\ny', 'one expression'],
      ['x # note', 'one expression'],
      ['x % 2', '%'],
      ['5%', '%'],
      ['x!', '!'],
      ["x'", "'"],
      ['x xor y', 'xor'],
      ['x | y', '|'],
      ['5 to x', 'to'],
      ['', 'must not be empty'],
      ['   ', 'must not be empty'],
      ['x +', 'does not parse: unexpected end of expression (char 4)'],
      ['(x', 'does not parse: parenthesis ) expected (char 3)'],
      ['x)', 'does not parse'],
      ['x@y', 'does not parse'],
      ['1e400', 'finite numbers'],
      ['1e300*1e300', 'finite numbers'],
      ['NaN', 'finite numbers'],
      ['0/0', 'divides by zero'],
      ['1/0', 'divides by zero'],
      ['0*x/(k - k)', 'divides by zero'],
      ['0*log(0)', 'finite numbers'],
      ['0*x*0^-1', 'finite numbers'],
      ['sqrt(-1) + x', 'finite numbers'],
      [`${'('.repeat(10000)}x${')'.repeat(10000)}`, 'at most 2000 characters'],
      [`${'('.repeat(900)}x${')'.repeat(900)}`, 'nest deeper than 100'],
      [`${'sin('.repeat(99)}(1+x)^2${')'.repeat(99)}`, 'nest deeper than 100'],
      [`${'x^'.repeat(900)}x`, 'nest deeper than 100'],
      [`${'x?1:'.repeat(400)}x`, 'nest deeper than 100'],
      [`${'not '.repeat(400)}x`, 'nest deeper than 100'],
    ].map(([text, rule]) => [text!.slice(0, 40), rule!, text!] as const),
  )('%s: %s', (_, rule, text) => {
    expect(() => parse(text)).toThrow(SpecError);
    expect(() => parse(text)).toThrow(rule);
    expect(() => parse(text)).toThrow(/^model\.potential: [^\n]{0,300}\)$/);
  });

  test('what is no text', () => {
    expect(() => parse(3 as unknown as string)).toThrow('model.potential: 3 (must be a formula in quotes)');
  });

  test('a name that formulas cannot use', () => {
    expect(() => parseFormula('1', { field: 'model.parameters', names: ['sin'] })).toThrow('model.parameters: sin');
  });
});

describe('names', () => {
  test.each(['x', 'kT', 'x_r', 'k0', 'λ', 't', 'deltaMu'])('%s is one', (name) =>
    expect(isFormulaName(name)).toBe(true),
  );
  test.each(['', 'pi', 'e', 'exp', 'and', 'NaN', '2x', 'a b', 'a.b', '_x', 'x;', '__proto__'])('%s is none', (name) =>
    expect(isFormulaName(name)).toBe(false),
  );
});
