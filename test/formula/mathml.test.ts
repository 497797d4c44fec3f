import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { differentiate, parseFormula } from '../../src/formula/formula.ts';
import { formulaToMathml, formulaToTex } from '../../src/formula/mathml.ts';
import { allNames, formulaText } from './random-formula.ts';

const names = ['x', 'k', 'k0', 'kappa', 'lambda', 'x_r', 'barrier', 'T_hot', 'deltaMu'];
const parse = (text: string) => parseFormula(text, { field: 'f', names });
/** MathML without its attributes. */
const bare = (text: string) => formulaToMathml(parse(text)).replace(/<(\w+)[^>]*>/g, '<$1>');

test('x/2k is shown as x over 2k', () => {
  expect(bare('x/2k')).toMatch(/<mfrac><mi>x<\/mi><mrow><mn>2<\/mn>.*<mi>k<\/mi><\/mrow><\/mfrac>/);
});

test('Greek names are letters, digits and underscores subscripts, words upright', () => {
  expect(bare('kappa*(x - lambda)')).toMatch(/κ.*λ/);
  expect(bare('k0 + x_r')).toContain('<msub><mi>k</mi><mn>0</mn></msub>');
  expect(bare('x_r')).toContain('<msub><mi>x</mi><mi>r</mi></msub>');
  expect(formulaToTex(parse('barrier*T_hot'))).toContain('\\mathrm{barrier}');
  expect(formulaToTex(parse('deltaMu'), { deltaMu: '\\Delta\\mu' })).toBe('\\Delta\\mu');
});

test('functions look as in print', () => {
  expect(bare('sqrt(x)')).toContain('<msqrt>');
  expect(bare('exp(-x/k)')).toContain('<msup><mi>e</mi>');
  expect(bare('abs(x) + floor(x)')).toMatch(/\|.*⌊/);
  expect(bare('log(x)')).toContain('ln');
  expect(bare('sech(x)')).toContain('sech');
});

test('powers of ten are in print form', () => {
  expect(formulaToTex(parse('1e-7*x'))).toMatch(/^10\^\{-7\}/);
  expect(formulaToTex(parse('3e25*x'))).toMatch(/^3\\cdot\s*10\^\{25\}/);
});

test('a factor that starts with a digit or a sign keeps its dot', () => {
  expect(formulaToTex(parse('x*2*3'))).toContain('\\cdot2\\cdot3');
  expect(formulaToTex(parse('x*-2'))).toContain('\\cdot-2');
});

test('every formula and derivative renders', () => {
  fc.assert(
    fc.property(formulaText(3), (text) => {
      const f = parseFormula(text, { field: 'f', names: allNames });
      for (const g of [f, differentiate(f, 'x')]) expect(formulaToMathml(g)).toMatch(/^<math.*<\/math>$/);
    }),
    { numRuns: 100, seed: 7 },
  );
});

test.each([
  ['(k*x)', 'k*x'],
  ['k*(x)', 'k*x'],
  ['k*(x*k0)*x', 'k*x*k0*x'],
  ['k + (x*k0) - (x^k)', 'k + x*k0 - x^k'],
  ['exp((x))', 'exp(x)'],
  ['(k*x)*(k + x)', 'k*x*(k + x)'],
])('brackets that say nothing are left out: %s is shown as %s', (text, same) => {
  expect(formulaToTex(parse(text))).toBe(formulaToTex(parse(same)));
});

test('a fraction within a product needs none', () => {
  expect(formulaToTex(parse('x*((k - 1)/2)'))).toMatch(/^ ?\{x\}\\, ?\\frac/);
});

test.each([
  'k*(-x)',
  'k - (x + k0)',
  'k*(x + k0)',
  '(k*x)^2',
  '(x/k)^2',
  'k - (-x*k0)',
  'k*(-x*k0)',
  'sin(x + k)',
  '(exp(x))^2',
])('brackets that are needed stay: %s', (text) => {
  expect(formulaToTex(parse(text))).toContain('\\left(');
});
