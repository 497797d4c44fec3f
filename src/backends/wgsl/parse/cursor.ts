import { refuse } from '../refuse.ts';
import { type Token, tokenize } from './tokens.ts';

/** A position in a list of tokens, with the few moves that a recursive-descent parser needs. */
export interface Cursor {
  /** The token at the position. */
  current(): Token;
  /** Moves on and returns the token passed. */
  next(): Token;
  /** Moves past the symbol or keyword `text` where it stands here. */
  accept(text: string): boolean;
  /** Moves past `text`, or refuses the source. */
  expect(text: string): void;
  /** Moves past a name and returns it. */
  name(): string;
  /** Moves past the `>` that closes a template list, splitting `>>`, `>=` and `>>=`. */
  closeTemplate(): void;
  /** Items separated by commas up to `end`; a trailing comma is allowed. */
  list<T>(end: string, item: () => T): T[];
  /** Refuses the source here: `expected …`. */
  fail(expected: string): never;
}

export function cursor(source: string): Cursor {
  const tokens = tokenize(source);
  let at = 0;
  const current = (): Token => tokens[at]!;
  const next = (): Token => (current().kind === 'end' ? current() : tokens[at++]!);
  const fail = (expected: string): never => refuse(current().line, `expected ${expected}, found '${current().text}'`);
  const accept = (text: string): boolean => {
    if (current().text !== text || current().kind === 'number' || current().kind === 'end') return false;
    at++;
    return true;
  };
  const expect = (text: string): void => {
    if (!accept(text)) fail(`'${text}'`);
  };
  const name = (): string => (current().kind === 'name' ? next().text : fail('a name'));
  const closeTemplate = (): void => {
    const { kind, text, line } = current();
    if (kind !== 'symbol' || !text.startsWith('>')) fail("'>'");
    if (text === '>') at++;
    else tokens[at] = { kind, text: text.slice(1), line };
  };
  const list = <T>(end: string, item: () => T): T[] => {
    const items: T[] = [];
    while (!accept(end)) {
      items.push(item());
      if (!accept(',')) {
        expect(end);
        break;
      }
    }
    return items;
  };
  return { current, next, accept, expect, name, closeTemplate, list, fail };
}
