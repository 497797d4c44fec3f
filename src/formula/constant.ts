import type { Formula } from './checked-formula.ts';
import { compileExpression } from './evaluate.ts';
import { type Expression, namesOf } from './expression.ts';

/** The value of a tree without names in double precision, else undefined. */
export function constantOf(e: Expression): number | undefined {
  if (e.kind === 'number') return e.value;
  return namesOf(e).size === 0 ? compileExpression(e, [])() : undefined;
}

/** True when a formula is identically 0, as its simplified tree shows. */
export const isZero = (f: Formula): boolean => constantOf(f.expression) === 0;

/** The value of a formula that depends on no name, else undefined. */
export const constantValue = (f: Formula): number | undefined => constantOf(f.expression);
