import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileExpression, compileFormula } from '../../src/formula/evaluate.ts';
import { childrenOf, type Expression } from '../../src/formula/expression.ts';
import { differentiate, type Formula, parseFormula } from '../../src/formula/formula.ts';
import { createWgslEmitter } from '../../src/formula/wgsl.ts';
import { allNames, formulaText, parameterNames, point, variableNames } from './random-formula.ts';
import { emittedFunctions, runWgsl } from './run-wgsl.ts';

const variables = { x: 's.x0', y: 'c.c0' };
const parse = (text: string, names: readonly string[] = allNames) => parseFormula(text, { field: 'f', names });
const emitter = () => createWgslEmitter({ parameters: [...parameterNames], variables });
const emit = (text: string) => emitter().expression(parse(text));

/** What the emitted WGSL of a formula gives at a point. */
function run(f: Formula, at: readonly number[]): number {
  const wgsl = emitter();
  const text = wgsl.expression(f);
  const [x0, c0] = at;
  const values = Object.fromEntries(parameterNames.map((name, i) => [name, at[variableNames.length + i]!]));
  const uniforms = Object.fromEntries(wgsl.uniforms().map((u) => [u.name, u.value(values)]));
  return runWgsl(text, { s: { x0 }, c: { c0 }, ...uniforms });
}

/** The largest |value| of any part of a formula, to which rounding is relative. */
const magnitude = (e: Expression, at: readonly number[]): number =>
  Math.max(1, Math.abs(compileExpression(e, allNames)(...at)), ...childrenOf(e).map((c) => magnitude(c, at)));

describe('emitted WGSL', () => {
  test('has the value of the formula and of its derivative', () => {
    fc.assert(
      fc.property(formulaText(3), point, (text, at) => {
        const f = parse(text);
        for (const g of [f, differentiate(f, 'x')]) {
          const expected = compileFormula(g, allNames)(...at);
          expect(Math.abs(run(g, at) - expected)).toBeLessThanOrEqual(2 ** -38 * magnitude(g.expression, at));
        }
      }),
      { numRuns: 500, seed: 4 },
    );
  });

  test('holds nothing but given names, numbers, operators and library functions', () => {
    const allowed = new Set([...emittedFunctions, 'select', 's.x0', 'c.c0']);
    fc.assert(
      fc.property(formulaText(), (text) => {
        for (const [word] of emit(text).matchAll(/(?<![\d.])[A-Za-z_][\w.]*/g))
          expect(allowed.has(word) || /^u_\d+$/.test(word)).toBe(true);
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  test('calls library functions that math.wgsl defines, and the others are of WGSL itself', () => {
    const library = readFileSync(join(import.meta.dirname, '../../shaders/math.wgsl'), 'utf8');
    for (const name of emittedFunctions.filter((f) => f.startsWith('m_'))) expect(library).toContain(`fn ${name}(`);
  });

  test('writes every number as a float', () => {
    fc.assert(
      fc.property(formulaText(), (text) => {
        for (const [number] of emit(text).matchAll(/(?<![\w.])\d[\w.]*(?:[+-]\d+)?/g)) expect(number).toMatch(/[.e]/);
      }),
      { numRuns: 300, seed: 6 },
    );
  });

  test.each([
    -24, -17, -16, -9, -4, -3, -1, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 23, 29, 31, 32, 33,
    40,
  ])('raises negative numbers to the power %i', (n) => {
    for (const x of [-1.7, -0.3, 0.4, 1.2])
      expect(run(parse(`x^${n}`), [x, 0, 1, 1, 1])).toBeCloseTo(x ** n, -Math.log10(1e-12 * Math.abs(x ** n)));
  });

  test.each([0.5, 1.5, -0.5, 2.5, 7.5, 8.5, 0.3, -1.7])('raises positive numbers to the power %f', (n) => {
    for (const x of [0.4, 1.2]) expect(run(parse(`x^${n}`), [x, 0, 1, 1, 1])).toBeCloseTo(x ** n, 9);
  });

  test('takes half powers by sqrt, whole powers by products and fixed bases by exp, never by m_pow', () => {
    for (const text of ['x^1.5', 'x^-0.5', 'x^16', 'x^-7', 'a^x', '2^y']) expect(emit(text)).not.toMatch(/m_pow\(/);
  });
});

describe('what depends on parameters only', () => {
  const variableOperations = (text: string) => emit(text).match(/[*/]/g)?.length ?? 0;

  test('is one uniform', () => {
    expect(emit('a*exp(-b/k) + sqrt(a)')).toBe('u_0');
    expect(variableOperations('4*a*x/b^2*(y + 1)*k')).toBe(2);
    expect(variableOperations('x/a')).toBe(1);
    expect(emit('x/a')).not.toContain('/');
    expect(variableOperations('exp(-(a + b*x)/k)')).toBe(1);
    expect(emit('a + x + b + 3')).toMatch(/^s\.x0 \+ u_0$/);
  });

  test('shares its uniform among formulas, whatever the order of its factors', () => {
    const wgsl = emitter();
    for (const text of ['a*b*x', 'y - x*b*a', 'y*(b*a)']) wgsl.expression(parse(text));
    expect(wgsl.uniforms()).toHaveLength(1);
    expect(wgsl.uniforms()[0]!.value({ a: 2, b: 3, k: 0 })).toBe(6);
  });

  test('is computed in double precision by the host', () => {
    const wgsl = emitter();
    wgsl.expression(parse('x*(a - b)'));
    expect(wgsl.uniforms()[0]!.value({ a: 1 + 2 ** -40, b: 1, k: 0 })).toBe(2 ** -40);
  });

  test('folds to a literal where it has no names, unless single precision cannot hold it', () => {
    expect(emit('2*pi*x/4')).toBe('1.5707963267948966 * s.x0');
    expect(emit('1e300*x')).toBe('u_0 * s.x0');
  });
});

test('slots are named as asked, and unknown names are refused', () => {
  const wgsl = createWgslEmitter({ parameters: ['a'], variables: { x: 'x0' }, slot: (i) => `p.v[${i}]` });
  expect(wgsl.expression(parse('a*x'))).toBe('(p.v[0]) * x0');
  expect(wgsl.uniforms()[0]!.name).toBe('p.v[0]');
  expect(() => wgsl.expression(parse('y'))).toThrow(RangeError);
});
