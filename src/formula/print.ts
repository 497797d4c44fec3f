import type { Expression } from './expression.ts';
import { binding, type Notation, writeExpression } from './write.ts';

const formulaText: Notation = {
  number: String,
  constant: (name) => name,
  name: (name) => name,
  power: (base, exponent, write) => ({
    text: `${write(base, binding.atom)}^${write(exponent, binding.atom)}`,
    level: binding.power,
  }),
  call: (name, args) => `${name}(${args.join(', ')})`,
  comparison: (operator) => operator,
  and: 'and',
  or: 'or',
  not: 'not ',
  truthOf: (number) => number,
  valueOf: (condition) => condition,
  choice: (condition, whenTrue, whenFalse) => `(${condition} ? ${whenTrue} : ${whenFalse})`,
};

/** A tree as formula text, which parses to the same tree. */
export const printExpression = (e: Expression): string => writeExpression(e, formulaText);
