import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileFormula } from '../../src/formula/evaluate.ts';
import { compileColumns } from '../../src/formula/evaluate-columns.ts';
import { parseFormula } from '../../src/formula/formula.ts';
import { allNames, formulaText, point } from './random-formula.ts';

test('gives for each element, to the bit, what the formula gives by itself', () => {
  const varying = allNames.slice(0, Math.ceil(allNames.length / 2));
  const constant = allNames.slice(varying.length);
  fc.assert(
    fc.property(
      formulaText(3),
      fc.array(point, { minLength: 1, maxLength: 5 }),
      point.map((at) => at.slice(varying.length)),
      (text, points, constants) => {
        const f = parseFormula(text, { field: 'f', names: allNames });
        const columns = varying.map((_, c) => Float64Array.from(points, (at) => at[c]!));
        const values = compileColumns(f, varying, constant)(columns, constants, new Float64Array(points.length));
        const one = compileFormula(f, allNames);
        expect(values).toEqual(Float64Array.from(points, (_, i) => one(...columns.map((c) => c[i]!), ...constants)));
      },
    ),
    { numRuns: 200, seed: 1 },
  );
});

test('needs all names of the formula', () => {
  const f = parseFormula('x - 2*k', { field: 'f', names: ['x', 'k'] });
  expect(compileColumns(f, ['x', 'unused'], ['k'])([Float64Array.of(1, 2)], [3], new Float64Array(2))).toEqual(
    Float64Array.of(-5, -4),
  );
  expect(() => compileColumns(f, ['x'], [])).toThrow('k');
});
