import type { Formula } from './checked-formula.ts';
import type { Expression } from './expression.ts';
import { functionOf } from './function-of.ts';
import { languageConstants, languageFunctions } from './language.ts';
import { type Notation, writeExpression } from './write.ts';

const javascript = (nameOf: (name: string) => string): Notation => ({
  number: String,
  constant: (name) => String(languageConstants[name]),
  name: nameOf,
  power: (base, exponent, write) => ({ text: `Math.pow(${write(base, 0)}, ${write(exponent, 0)})`, level: 4 }),
  call: (name, args) => `${languageFunctions[name].javascript}(${args.join(', ')})`,
  comparison: (operator) => operator,
  and: '&&',
  or: '||',
  not: '!',
  truthOf: (number) => `(${number} != 0)`,
  valueOf: (condition) => `(${condition} ? 1 : 0)`,
  choice: (condition, whenTrue, whenFalse) => `(${condition} ? ${whenTrue} : ${whenFalse})`,
});

/**
 * A double-precision function of the given arguments. Its code is written from the checked tree with arguments named
 * a0, a1, …: no text of the user reaches it.
 *
 * @throws RangeError when the formula depends on a name that is no argument
 */
export const compileFormula = (f: Formula, argumentNames: readonly string[]): ((...values: number[]) => number) =>
  compileExpression(f.expression, argumentNames);

/** As `compileFormula`, of a tree. */
export function compileExpression(e: Expression, argumentNames: readonly string[]): (...values: number[]) => number {
  const parameters = argumentNames.map((_, i) => `a${i}`);
  const code = codeOf(e, new Map(argumentNames.map((name, i) => [name, parameters[i]!])));
  return functionOf(parameters, `return ${code};`);
}

/** As `compileFormula`, of arguments that come in arrays: values of the k-th list of names in the k-th array. */
export function compileArrays(
  f: Formula,
  lists: readonly (readonly string[])[],
): (...arrays: readonly (readonly number[])[]) => number {
  const code = codeOf(
    f.expression,
    new Map(lists.flatMap((names, k) => names.map((name, i) => [name, `a${k}[${i}]`] as const))),
  );
  return functionOf(
    lists.map((_, k) => `a${k}`),
    `return ${code};`,
  );
}

/**
 * The code of a tree whose names are written as `code` has them.
 *
 * @throws RangeError when it depends on a name that is not there
 */
export function codeOf(e: Expression, code: ReadonlyMap<string, string>): string {
  return writeExpression(
    e,
    javascript((name) => {
      const argument = code.get(name);
      if (argument === undefined) throw new RangeError(`formula depends on ${name}, which is not an argument`);
      return argument;
    }),
  );
}
