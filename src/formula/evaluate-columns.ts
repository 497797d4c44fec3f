import type { Formula } from './checked-formula.ts';
import { codeOf } from './evaluate.ts';
import { functionOf } from './function-of.ts';

/**
 * Writes the values of a formula, one for each element of the columns: those of the arguments that vary, in their order; `constants`
 * are the others. To the bit what `compileFormula` gives for each element. Returns `values`.
 */
type ColumnFormula = (
  columns: readonly Float64Array[],
  constants: readonly number[],
  values: Float64Array,
) => Float64Array;

/**
 * A formula over columns: a loop of its own, which a compiler makes short work of. Its code is written from the checked tree.
 *
 * @throws RangeError when the formula depends on a name that is no argument
 */
export function compileColumns(f: Formula, varying: readonly string[], constant: readonly string[]): ColumnFormula {
  const code = codeOf(
    f.expression,
    new Map([
      ...varying.map((name, c) => [name, `x${c}[i]`] as const),
      ...constant.map((name, k) => [name, `a${k}`] as const),
    ]),
  );
  const used = [
    ...varying.flatMap((name, c) => (f.names.has(name) ? [`x${c} = columns[${c}]`] : [])),
    ...constant.flatMap((name, k) => (f.names.has(name) ? [`a${k} = constants[${k}]`] : [])),
  ];
  const bind = used.length > 0 ? `const ${used.join(', ')};` : '';
  return functionOf(
    ['columns', 'constants', 'values'],
    `${bind} for (let i = 0; i < values.length; i++) values[i] = ${code}; return values;`,
  );
}
