import { SpecError } from '../errors.ts';
import { plainSigns } from '../typed.ts';
import { type Assigned, type Formula, formulaOf, maximumDepth, maximumLength } from './checked-formula.ts';
import { convertSyntax } from './convert-syntax.ts';
import { isFormulaName } from './language.ts';
import { parseSyntax } from './mathjs-parser.ts';

/**
 * Parses and checks a formula: numbers, names, + − * / ^, comparisons, and/or/not, `c ? a : b`, `pi`, `e` and the
 * functions of `language.ts`. Implicit products bind tighter than division: `x/2k` is x/(2k);
 * but a fraction of numbers is one: `1/2 x` is x/2. The signs that are printed stand for those of keyboards: − · × and raised digits.
 *
 * @param options.field dotted path named in errors
 * @param options.names what the formula may depend on
 * @param options.assigned names that stand for formulas of such names
 * @throws SpecError on anything else, on more than 2000 characters and on nesting deeper than 100
 */
export function parseFormula(
  written: string,
  options: { field: string; names: Iterable<string>; assigned?: Assigned | undefined },
): Formula {
  const { field } = options;
  const reject = (rule: string): never => {
    throw SpecError.of(field, written, rule);
  };
  if (typeof written !== 'string') return reject('must be a formula in quotes');
  const text = plainSigns(written);
  const names = new Set(options.names);
  for (const name of names)
    if (!isFormulaName(name))
      throw SpecError.of(
        field,
        name,
        'cannot name a quantity: a letter, then letters, digits and _; no word of the language',
      );
  if (text.length > maximumLength) return reject(`must have at most ${maximumLength} characters`);
  if (bracketDepth(text) > maximumDepth) return reject(`must not nest deeper than ${maximumDepth}`);
  if (/[#\r\n;]/.test(text)) return reject('must be one expression on one line, without comments');
  try {
    const mentions = new Set<string>();
    const assigned = (name: string) => {
      const formula = options.assigned?.(name);
      if (formula) mentions.add(name);
      return formula;
    };
    const expression = convertSyntax(parseSyntax(text), { names, assigned }, reject);
    return formulaOf(field, expression, { text, mentions });
  } catch (error) {
    if (error instanceof RangeError) return reject(`must not nest deeper than ${maximumDepth}`);
    if (!(error instanceof SyntaxError)) throw error;
    const reason = error.message.split('\n')[0]!;
    return reject(`does not parse: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`);
  }
}

function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if ('([{'.includes(character)) deepest = Math.max(deepest, ++depth);
    else if (')]}'.includes(character)) depth--;
  }
  return deepest;
}
