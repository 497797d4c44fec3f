import { SpecError } from '../errors.ts';
import { childrenOf, depthOf, type Expression, namesOf, sizeOf } from './expression.ts';
import { printExpression } from './print.ts';

/** One checked scalar expression of physics. */
export interface Formula {
  /** Text that parses to this formula by itself: as written, but with assigned quantities put in; for a derivative, as printed. */
  readonly text: string;
  /** As the user wrote it. */
  readonly written: string;
  /** Assigned quantities that it was written with. */
  readonly mentions: ReadonlySet<string>;
  /** Where it stands in the specification, for error messages. */
  readonly field: string;
  /** Its checked and simplified tree. */
  readonly expression: Expression;
  /** The names its value depends on; `pi` and `e` are constants, not names. */
  readonly names: ReadonlySet<string>;
}

/** What a name stands for that is assigned a formula; undefined for other names. */
export type Assigned = (name: string) => Formula | undefined;

/** Deepest nesting of a formula's brackets and of its tree. */
export const maximumDepth = 100;
export const maximumLength = 2000;
const maximumSize = 20000;

/**
 * The formula of a tree, as the user wrote it or as the derivative of another.
 *
 * @throws SpecError when it is too deep, too long or has a number beyond double precision
 */
export function formulaOf(
  field: string,
  expression: Expression,
  source: { text: string; mentions: ReadonlySet<string> } | { derivativeOf: string },
): Formula {
  const derived = 'derivativeOf' in source;
  const reject = (rule: string): never => {
    if (derived) throw SpecError.of(field, source.derivativeOf, `its derivative ${rule}`);
    throw SpecError.of(field, source.text, rule);
  };
  // A derivative may nest deeper than the formula it comes from.
  const limit = derived ? 3 * maximumDepth : maximumDepth;
  if (depthOf(expression) > limit) return reject(`must not nest deeper than ${limit}`);
  if (sizeOf(expression) > maximumSize) return reject(`must have at most ${maximumSize} terms and factors`);
  if (hasInfiniteNumber(expression)) return reject('must have finite numbers');
  const asWritten = !derived && source.mentions.size === 0;
  const text = asWritten ? source.text : printExpression(expression);
  if (!derived && !asWritten && text.length > maximumLength)
    return reject(`must have at most ${maximumLength} characters with its assigned quantities put in`);
  return {
    text,
    written: derived ? text : source.text,
    mentions: derived ? new Set() : source.mentions,
    field,
    expression,
    names: namesOf(expression),
  };
}

const hasInfiniteNumber = (e: Expression): boolean =>
  (e.kind === 'number' && !Number.isFinite(e.value)) || childrenOf(e).some(hasInfiniteNumber);
