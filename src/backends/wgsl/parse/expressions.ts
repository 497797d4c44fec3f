import type { Expression, TypeReference } from '../ast.ts';
import { refuse } from '../refuse.ts';
import type { Cursor } from './cursor.ts';
import { parseNumber } from './literals.ts';

// `name <` opens a template list after these names only; elsewhere it is a comparison.
const TEMPLATED = new Set(['vec2', 'vec3', 'vec4', 'array', 'bitcast']);
const REFUSED = /^(ptr|atomic|mat[234]x[234][fh]?|vec[234]h|f16|texture_\w+|sampler)$/;
const RELATIONAL = new Set(['<', '>', '<=', '>=', '==', '!=']);
const BITWISE = new Set(['&', '|', '^']);
const LOGICAL = new Set(['&&', '||']);
const BINARY = new Set([...RELATIONAL, ...BITWISE, ...LOGICAL, '+', '-', '*', '/', '%', '<<', '>>']);

/** Parses a type as written. @param atomics whether atomics may be part of it: in storage that can be written */
export function parseType(at: Cursor, atomics = false): TypeReference {
  const line = at.current().line;
  return templated(at, at.name(), line, atomics);
}

function templated(at: Cursor, name: string, line: number, atomics = false): TypeReference {
  const atomic = atomics && name === 'atomic';
  if (REFUSED.test(name) && !atomic) refuse(line, `'${name}' is outside the subset${name === 'atomic' ? ' here' : ''}`);
  if (!(TEMPLATED.has(name) || atomic) || !at.accept('<')) return { name, element: null, count: null, line };
  const element = parseType(at, atomics && name === 'array');
  const count = name === 'array' && at.accept(',') && !closes(at) ? additive(at) : null;
  at.accept(',');
  at.closeTemplate();
  return { name, element, count, line };
}

const closes = (at: Cursor): boolean => at.current().kind === 'symbol' && at.current().text.startsWith('>');

/** Parses an expression by WGSL's grammar, which wants parentheses where operators of different families meet. */
export function parseExpression(at: Cursor): Expression {
  const e = logical(at);
  const { kind, text, line } = at.current();
  if (kind === 'symbol' && BINARY.has(text)) refuse(line, `'${text}' needs parentheses around its operands here`);
  return e;
}

function logical(at: Cursor): Expression {
  let left = relational(at);
  const first = at.current().text;
  if (LOGICAL.has(first)) {
    while (at.current().text === first) left = combine(at, left, relational);
    return left;
  }
  if (BITWISE.has(first) && isUnary(left)) while (at.current().text === first) left = combine(at, left, parseUnary);
  return left;
}

// Parenthesised expressions are the operands that grammar calls unary; they are remembered here.
const parenthesised = new WeakSet<Expression>();
const isUnary = (e: Expression): boolean => e.kind !== 'binary' || parenthesised.has(e);

function combine(at: Cursor, left: Expression, operand: (at: Cursor) => Expression): Expression {
  const { text, line } = at.next();
  return { kind: 'binary', operator: text, left, right: operand(at), line };
}

function relational(at: Cursor): Expression {
  const left = shift(at);
  return RELATIONAL.has(at.current().text) ? combine(at, left, shift) : left;
}

function shift(at: Cursor): Expression {
  const left = additive(at);
  const { text } = at.current();
  return (text === '<<' || text === '>>') && isUnary(left) ? combine(at, left, parseUnary) : left;
}

function additive(at: Cursor): Expression {
  let left = multiplicative(at);
  while (at.current().text === '+' || at.current().text === '-') left = combine(at, left, multiplicative);
  return left;
}

function multiplicative(at: Cursor): Expression {
  let left = parseUnary(at);
  while (['*', '/', '%'].includes(at.current().text)) left = combine(at, left, parseUnary);
  return left;
}

/** Parses an expression without binary operators outside parentheses: also the left side of an assignment. */
export function parseUnary(at: Cursor): Expression {
  const { line, text, kind } = at.current();
  if (kind === 'symbol') {
    if (text === '&' || text === '*') refuse(line, 'pointers are outside the subset');
    if (text === '-' || text === '!' || text === '~') {
      at.next();
      return { kind: 'unary', operator: text, operand: parseUnary(at), line };
    }
  }
  return postfix(at, primary(at));
}

function postfix(at: Cursor, start: Expression): Expression {
  let e = start;
  for (;;) {
    const { line } = at.current();
    if (at.accept('.')) e = { kind: 'member', object: e, member: at.name(), line };
    else if (at.accept('[')) {
      e = { kind: 'index', object: e, index: parseExpression(at), line };
      at.expect(']');
    } else return e;
  }
}

function primary(at: Cursor): Expression {
  const { kind, text, line } = at.current();
  if (kind === 'number') return parseNumber(at.next().text, line);
  if (at.accept('(')) {
    const e = parseExpression(at);
    at.expect(')');
    parenthesised.add(e);
    return e;
  }
  if (kind !== 'name') at.fail('an expression');
  at.next();
  if (/^atomic[A-Z]/.test(text) && at.current().text === '(')
    refuse(
      line,
      `'${text}' is outside the subset here: it has the statement 'atomicAdd(&buffer[index], value);' alone`,
    );
  if (text === 'true' || text === 'false') return { kind: 'boolean', value: text === 'true', line };
  const callee = templated(at, text, line);
  if (at.accept('(')) return { kind: 'call', callee, args: at.list(')', () => parseExpression(at)), line };
  if (callee.element) at.fail("'('");
  return { kind: 'name', name: text, line };
}
