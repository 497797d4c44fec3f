import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importSbml } from '../../src/model/sbml/import-sbml.ts';
import { propensity } from './propensity.ts';
import { mathText, reactionText, sbmlText } from './sbml-text.ts';

const symbols = 'http://www.sbml.org/sbml/symbols';

/** The value of a piece of MathML as the law of X → 2 X with k = 0.5, at a population of X. */
function lawAt(inner: string, x: number, before = ''): number {
  const { spec } = importSbml(sbmlText({ reactions: reactionText(mathText(inner)), before }));
  return propensity(spec, 0)({ X: x });
}

const apply = (...parts: string[]) => `<apply>${parts.join('')}</apply>`;
const X = '<ci> X </ci>';
const k = '<ci>k</ci>';
const cn = (value: number) => `<cn>${value}</cn>`;

const unary: [string, (x: number) => number][] = [
  ['minus', (x) => -x],
  ['plus', (x) => x],
  ['exp', Math.exp],
  ['ln', Math.log],
  ['log', Math.log10],
  ['root', Math.sqrt],
  ['abs', Math.abs],
  ['floor', Math.floor],
  ['ceiling', Math.ceil],
  ['sin', Math.sin],
  ['cos', Math.cos],
  ['tan', Math.tan],
  ['sec', (x) => 1 / Math.cos(x)],
  ['csc', (x) => 1 / Math.sin(x)],
  ['cot', (x) => 1 / Math.tan(x)],
  ['sinh', Math.sinh],
  ['cosh', Math.cosh],
  ['tanh', Math.tanh],
  ['sech', (x) => 1 / Math.cosh(x)],
  ['csch', (x) => 1 / Math.sinh(x)],
  ['coth', (x) => 1 / Math.tanh(x)],
];

const binary: [string, (x: number, k: number) => number][] = [
  ['plus', (x, y) => x + y],
  ['minus', (x, y) => x - y],
  ['times', (x, y) => x * y],
  ['divide', (x, y) => x / y],
  ['power', (x, y) => x ** y],
  ['min', Math.min],
  ['max', Math.max],
  ['lt', (x, y) => Number(x < y)],
  ['leq', (x, y) => Number(x <= y)],
  ['gt', (x, y) => Number(x > y)],
  ['geq', (x, y) => Number(x >= y)],
  ['eq', (x, y) => Number(x === y)],
  ['neq', (x, y) => Number(x !== y)],
];

describe('MathML means what it says', () => {
  test.each(unary)('%s of one operand', (name, f) => {
    for (const x of [1, 2, 7]) expect(lawAt(apply(`<${name}/>`, apply('<times/>', X, k)), x)).toBeCloseTo(f(x / 2), 13);
  });

  test.each(binary)('%s of two operands', (name, f) => {
    for (const x of [0.5, 1, 7]) expect(lawAt(apply(`<${name}/>`, X, k), x)).toBeCloseTo(f(x, 0.5), 13);
  });

  test('numbers are real, integer, in e-notation or rational', () => {
    expect(lawAt('<cn> 1.25e1 </cn>', 1)).toBe(12.5);
    expect(lawAt('<cn type="integer"> 12 </cn>', 1)).toBe(12);
    expect(lawAt('<cn type="e-notation"> 1.5 <sep/> -3 </cn>', 1)).toBe(0.0015);
    expect(lawAt('<cn type="rational"> 3 <sep/> 8 </cn>', 1)).toBe(0.375);
  });

  test('constants and Avogadro’s number', () => {
    expect(lawAt('<pi/>', 1)).toBe(Math.PI);
    expect(lawAt('<exponentiale/>', 1)).toBe(Math.E);
    expect(lawAt(`<csymbol definitionURL="${symbols}/avogadro">N</csymbol>`, 1)).toBe(6.02214179e23);
  });

  test('roots and logarithms take a degree and a base', () => {
    expect(lawAt(apply('<root/>', `<degree>${cn(3)}</degree>`, X), 27)).toBeCloseTo(3, 14);
    expect(lawAt(apply('<root/>', `<degree>${cn(2)}</degree>`, X), 49)).toBe(7);
    expect(lawAt(apply('<log/>', `<logbase>${cn(2)}</logbase>`, X), 8)).toBeCloseTo(3, 14);
  });

  test('operators without operands are neutral and chains compare neighbours', () => {
    expect(lawAt(apply('<plus/>'), 1)).toBe(0);
    expect(lawAt(apply('<times/>'), 1)).toBe(1);
    const chain = apply('<lt/>', cn(1), X, cn(5));
    expect([1, 3, 5].map((x) => lawAt(chain, x))).toEqual([0, 1, 0]);
  });

  test('and, or, xor, not and implies follow their truth tables', () => {
    const above = apply('<gt/>', X, cn(2));
    const below = apply('<lt/>', X, cn(4));
    const table = (word: string, ...operands: string[]) =>
      [1, 3, 5].map((x) => lawAt(apply(`<${word}/>`, ...operands), x));
    expect(table('and', above, below)).toEqual([0, 1, 0]);
    expect(table('or', above, below)).toEqual([1, 1, 1]);
    expect(table('xor', above, below)).toEqual([1, 0, 1]);
    expect(table('xor', above, below, '<true/>')).toEqual([0, 1, 0]);
    expect(table('not', above)).toEqual([1, 0, 0]);
    expect(table('implies', above, below)).toEqual([1, 1, 0]);
    expect(table('and', '<true/>', apply('<not/>', '<false/>'), above)).toEqual([0, 1, 1]);
  });

  test('the first piece whose condition holds counts', () => {
    const piece = (value: number, below: number) => `<piece>${cn(value)}${apply('<lt/>', X, cn(below))}</piece>`;
    const all = `<piecewise>${piece(10, 2)}${piece(20, 5)}<otherwise>${cn(30)}</otherwise></piecewise>`;
    expect([1, 2, 4, 5].map((x) => lawAt(all, x))).toEqual([10, 20, 20, 30]);
  });

  test('functions are written out, one within the other, their arguments hiding quantities', () => {
    const lambda = (id: string, names: string[], body: string) => {
      const bound = names.map((name) => `<bvar><ci>${name}</ci></bvar>`).join('');
      return `<functionDefinition id="${id}">${mathText(`<lambda>${bound}${body}</lambda>`)}</functionDefinition>`;
    };
    const square = lambda('square', ['k'], apply('<times/>', '<ci>k</ci>', '<ci>k</ci>'));
    const shifted = lambda(
      'shifted',
      ['X', 'y'],
      apply('<minus/>', apply('<ci>square</ci>', '<ci>y</ci>'), '<ci>X</ci>'),
    );
    const before = `<listOfFunctionDefinitions>${square}${shifted}</listOfFunctionDefinitions>`;
    expect(lawAt(apply('<ci> shifted </ci>', k, apply('<plus/>', X, cn(1))), 4, before)).toBe(24.5);
  });

  test('semantics stand for their first child, and prefixes for their namespace', () => {
    expect(lawAt(`<semantics>${apply('<times/>', X, cn(3))}</semantics>`, 5)).toBe(15);
    const law =
      '<m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:apply><m:times/><m:ci>X</m:ci><m:ci>k</m:ci></m:apply></m:math>';
    const { spec } = importSbml(sbmlText({ reactions: reactionText(law) }));
    expect(propensity(spec, 0)({ X: 8 })).toBe(4);
  });

  test('any expression of whole numbers keeps its value exactly', () => {
    interface Sample {
      readonly xml: string;
      readonly at: (x: number) => number;
    }
    const { expression } = fc.letrec<{ expression: Sample }>((tie) => {
      const two = fc.tuple(tie('expression'), tie('expression'));
      const built = (name: string, f: (a: number, b: number) => number) =>
        two.map(([a, b]): Sample => ({ xml: apply(`<${name}/>`, a.xml, b.xml), at: (x) => f(a.at(x), b.at(x)) }));
      const leaf = fc.oneof(
        fc.integer({ min: -9, max: 9 }).map((n): Sample => ({ xml: cn(n), at: () => n })),
        fc.constant<Sample>({ xml: X, at: (x) => x }),
      );
      const choice = fc.tuple(two, two).map(
        ([[a, b], [c, d]]): Sample => ({
          xml: `<piecewise><piece>${a.xml}${apply('<leq/>', c.xml, d.xml)}</piece><otherwise>${b.xml}</otherwise></piecewise>`,
          at: (x) => (c.at(x) <= d.at(x) ? a.at(x) : b.at(x)),
        }),
      );
      const plus = built('plus', (a, b) => a + b);
      const minus = built('minus', (a, b) => a - b);
      const times = built('times', (a, b) => a * b);
      return { expression: fc.oneof({ maxDepth: 4 }, leaf, plus, minus, times, choice) };
    });
    fc.assert(
      fc.property(expression, fc.integer({ min: 0, max: 6 }), (sample, x) => {
        expect(lawAt(sample.xml, x) === sample.at(x)).toBe(true);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});
