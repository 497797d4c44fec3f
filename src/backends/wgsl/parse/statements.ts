import type { Assignment, AtomicAdd, Declaration, Expression, Loop, Statement } from '../ast.ts';
import { refuse } from '../refuse.ts';
import type { Cursor } from './cursor.ts';
import { parseExpression, parseType, parseUnary } from './expressions.ts';

const COMPOUND = new Set(['+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>=']);

/** Parses `{ … }`. */
export function parseBlock(at: Cursor): Statement[] {
  at.expect('{');
  const body: Statement[] = [];
  while (!at.accept('}')) {
    if (at.accept(';')) continue;
    body.push(parseStatement(at));
  }
  return body;
}

function parseStatement(at: Cursor): Statement {
  const { line, text } = at.current();
  switch (text) {
    case '{':
      return { kind: 'block', body: parseBlock(at), line };
    case 'return': {
      at.next();
      const value = at.current().text === ';' ? null : parseExpression(at);
      at.expect(';');
      return { kind: 'return', value, line };
    }
    case 'if':
      return parseIf(at);
    case 'for':
      return parseFor(at);
    case 'while': {
      at.next();
      const condition = parseExpression(at);
      return {
        kind: 'loop',
        initial: null,
        condition,
        body: parseBlock(at),
        update: [],
        breakIf: null,
        sharesScope: false,
        line,
      };
    }
    case 'loop':
      return parseLoop(at);
    case 'switch':
      return parseSwitch(at);
    case 'break':
    case 'continue':
      at.next();
      if (at.current().text === 'if') refuse(line, "'break if' stands only at the end of 'continuing'");
      at.expect(';');
      return { kind: text, line };
    case 'atomicAdd':
      return parseAtomicAdd(at);
    default: {
      const statement = parseSimple(at);
      at.expect(';');
      return statement;
    }
  }
}

function parseIf(at: Cursor): Statement {
  const { line } = at.next();
  const condition = parseExpression(at);
  const then = parseBlock(at);
  const otherwise = at.accept('else') ? (at.current().text === 'if' ? [parseIf(at)] : parseBlock(at)) : [];
  return { kind: 'if', condition, then, otherwise, line };
}

function parseFor(at: Cursor): Loop {
  const { line } = at.next();
  at.expect('(');
  const initial = at.current().text === ';' ? null : parseSimple(at);
  at.expect(';');
  const condition = at.current().text === ';' ? null : parseExpression(at);
  at.expect(';');
  const update = at.current().text === ')' ? [] : [parseSimple(at)];
  at.expect(')');
  return { kind: 'loop', initial, condition, body: parseBlock(at), update, breakIf: null, sharesScope: false, line };
}

function parseLoop(at: Cursor): Loop {
  const { line } = at.next();
  at.expect('{');
  const body: Statement[] = [];
  const update: Statement[] = [];
  let breakIf: Expression | null = null;
  while (!at.accept('}')) {
    if (at.accept(';')) continue;
    if (!at.accept('continuing')) {
      body.push(parseStatement(at));
      continue;
    }
    at.expect('{');
    while (!at.accept('}')) {
      if (at.accept('break')) {
        at.expect('if');
        breakIf = parseExpression(at);
        at.expect(';');
        at.expect('}');
        break;
      }
      update.push(parseStatement(at));
    }
    at.expect('}');
    break;
  }
  return { kind: 'loop', initial: null, condition: null, body, update, breakIf, sharesScope: true, line };
}

function parseSwitch(at: Cursor): Statement {
  const { line } = at.next();
  const selector = parseExpression(at);
  const cases: { selectors: (Expression | 'default')[]; body: Statement[] }[] = [];
  at.expect('{');
  while (!at.accept('}')) {
    const selectors: (Expression | 'default')[] = [];
    if (at.accept('default')) selectors.push('default');
    else {
      at.expect('case');
      do selectors.push(at.accept('default') ? 'default' : parseExpression(at));
      while (at.accept(',') && at.current().text !== '{' && at.current().text !== ':');
    }
    at.accept(':');
    cases.push({ selectors, body: parseBlock(at) });
  }
  return { kind: 'switch', selector, cases, line };
}

function parseAtomicAdd(at: Cursor): AtomicAdd {
  const { line } = at.next();
  at.expect('(');
  at.expect('&');
  const target = parseUnary(at);
  at.expect(',');
  const value = parseExpression(at);
  at.accept(',');
  at.expect(')');
  at.expect(';');
  return { kind: 'atomic-add', target, value, line };
}

/** A declaration, assignment, increment or call, without its semicolon. */
function parseSimple(at: Cursor): Declaration | Assignment {
  const { line, text } = at.current();
  if (text === 'let' || text === 'var' || text === 'const') return parseDeclaration(at);
  if (at.accept('_')) {
    at.expect('=');
    return { kind: 'assign', target: null, operator: null, value: parseExpression(at), line };
  }
  const target = parseUnary(at);
  const operator = at.current();
  if (at.accept('++') || at.accept('--')) {
    const one: Expression = { kind: 'number', value: 1, type: 'abstract-int', line };
    return { kind: 'assign', target, operator: operator.text.slice(1), value: one, line };
  }
  if (at.accept('=')) return { kind: 'assign', target, operator: null, value: parseExpression(at), line };
  if (operator.kind === 'symbol' && COMPOUND.has(operator.text)) {
    at.next();
    return { kind: 'assign', target, operator: operator.text.slice(0, -1), value: parseExpression(at), line };
  }
  if (target.kind !== 'call') at.fail('an assignment or a call');
  return { kind: 'assign', target: null, operator: null, value: target, line };
}

/** `let`, `var` or `const`, in a function or (as `const`) in a module, without its semicolon. */
export function parseDeclaration(at: Cursor): Declaration {
  const { line, text } = at.next();
  if (text === 'var' && at.accept('<')) {
    if (!at.accept('function')) refuse(line, 'a variable in a function lives in the function address space');
    at.closeTemplate();
  }
  const name = at.name();
  const type = at.accept(':') ? parseType(at) : null;
  const value = at.accept('=') ? parseExpression(at) : null;
  if (!value && (text !== 'var' || !type)) refuse(line, `'${name}' needs a value`);
  return { kind: text as Declaration['kind'], name, type, value, line };
}
