import { refuse } from '../refuse.ts';

/** One token; `line` is 1-based. The last token of a source has kind `end`. */
export interface Token {
  readonly kind: 'number' | 'name' | 'symbol' | 'end';
  readonly text: string;
  readonly line: number;
}

const BLANK = /(?:\s+|\/\/[^\n]*)+/uy;
const HEX_NUMBER = '0[xX](?:[0-9a-fA-F]*\\.[0-9a-fA-F]+|[0-9a-fA-F]+\\.?)(?:[pP][+-]?\\d+)?[iufh]?';
const DECIMAL_NUMBER = '(?:\\d+\\.\\d*|\\.\\d+|\\d+)(?:[eE][+-]?\\d+)?[iufh]?';
const NAME = '[\\p{XID_Start}_][\\p{XID_Continue}]*';
const SYMBOL = '<<=|>>=|->|\\+\\+|--|&&|\\|\\||<<|>>|[=!<>+\\-*/%&|^]=|[-+*/%&|^~!<>=.,;:@(){}\\[\\]]';
const TOKEN = new RegExp(`(${HEX_NUMBER}|${DECIMAL_NUMBER})|(${NAME})|(${SYMBOL})`, 'uy');

/** Splits WGSL source into tokens; comments (`//`, and nested block comments) and blanks vanish. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let line = 1;
  const skip = (end: number): void => {
    for (; at < end; at++) if (source.charCodeAt(at) === 10) line++;
  };
  while (at < source.length) {
    BLANK.lastIndex = at;
    if (BLANK.test(source)) {
      skip(BLANK.lastIndex);
      continue;
    }
    if (source.startsWith('/*', at)) {
      skip(endOfBlockComment(source, at, line));
      continue;
    }
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(source);
    if (!match) refuse(line, `unexpected character '${String.fromCodePoint(source.codePointAt(at)!)}'`);
    const kind = match[1] !== undefined ? 'number' : match[2] !== undefined ? 'name' : 'symbol';
    tokens.push({ kind, text: match[0], line });
    at = TOKEN.lastIndex;
  }
  tokens.push({ kind: 'end', text: 'the end of the source', line });
  return tokens;
}

function endOfBlockComment(source: string, start: number, line: number): number {
  let depth = 0;
  for (let i = start; i < source.length; ) {
    if (source.startsWith('/*', i)) {
      depth++;
      i += 2;
    } else if (source.startsWith('*/', i)) {
      depth--;
      i += 2;
      if (depth === 0) return i;
    } else i++;
  }
  return refuse(line, 'a block comment is not closed');
}
