import type { Assignment, Declaration, Loop, Statement } from '../../wgsl/ast.ts';
import { refuse } from '../../wgsl/refuse.ts';
import { BOOL, scalarOf } from '../../wgsl/types.ts';
import { fit } from './construct.ts';
import type { Context } from './context.ts';
import { binary } from './operators.ts';
import { materialized, type Term } from './term.ts';
import { glslType } from './types.ts';

/** Runs `body` in a scope of its own. */
function scoped<T>(at: Context, body: () => T): T {
  const { scope } = at;
  at.scope = { names: new Map(), outer: scope };
  const result = body();
  at.scope = scope;
  return result;
}

/** Declares a name in the innermost scope, under one that the function has not used yet. */
export function declare(at: Context, name: string, term: Omit<Term, 'text'>, line: number): string {
  if (at.scope.names.has(name)) refuse(line, `'${name}' is declared twice`);
  let text = `v_${name}`;
  for (let n = 2; at.taken.has(text); n++) text = `v_${name}_${n}`;
  at.taken.add(text);
  at.scope.names.set(name, { ...term, text });
  return text;
}

const indent = (lines: readonly string[]) => lines.map((line) => `  ${line}`);

/** Statements in GLSL, in a scope of their own. */
export const block = (at: Context, body: readonly Statement[]): string[] =>
  scoped(at, () => body.flatMap((statement) => translate(at, statement)));

function translate(at: Context, statement: Statement): string[] {
  switch (statement.kind) {
    case 'let':
    case 'var':
    case 'const':
    case 'assign':
      return [`${simple(at, statement)};`].filter((line) => line !== ';');
    case 'return':
      return [at.result && statement.value ? returned(at, statement.value, at.result) : 'return;'];
    case 'if': {
      const condition = conditionOf(at, statement.condition);
      const otherwise = statement.otherwise.length > 0 ? ['} else {', ...indent(block(at, statement.otherwise))] : [];
      return [`if (${condition}) {`, ...indent(block(at, statement.then)), ...otherwise, '}'];
    }
    case 'loop':
      return scoped(at, () => loop(at, statement));
    case 'break':
    case 'continue':
      return [`${statement.kind};`];
    case 'block':
      return ['{', ...indent(block(at, statement.body)), '}'];
    case 'atomic-add':
      return refuse(statement.line, 'WebGL2 has no atomics');
    case 'switch':
      return refuse(statement.line, "'switch' is not translated to GLSL");
  }
}

const returned = (at: Context, value: Parameters<Context['evaluate']>[0], type: NonNullable<Context['result']>) =>
  `return ${fit(at.evaluate(value), type, value.line).text};`;

function conditionOf(at: Context, e: Parameters<Context['evaluate']>[0]): string {
  return fit(at.evaluate(e), BOOL, e.line).text;
}

function loop(at: Context, { initial, condition, body, update, breakIf, sharesScope, line }: Loop): string[] {
  if (breakIf || (sharesScope && update.length > 0) || update.length > 1)
    refuse(line, "'continuing' is not translated to GLSL");
  const [step] = update;
  if (initial && initial.kind !== 'var' && initial.kind !== 'assign') refuse(line, 'a loop begins with a variable');
  const head = [
    initial ? simple(at, initial as Declaration | Assignment) : '',
    condition ? conditionOf(at, condition) : 'true',
    step ? simple(at, step as Assignment) : '',
  ];
  return [`for (${head.join('; ')}) {`, ...indent(block(at, body)), '}'];
}

/** A declaration, assignment or call, without its semicolon; empty where nothing is left of it. */
function simple(at: Context, statement: Declaration | Assignment): string {
  if (statement.kind !== 'assign') return declaration(at, statement);
  const { target, operator, value, line } = statement;
  const given = at.evaluate(value);
  if (!target) return given.text;
  const place = at.evaluate(target);
  if (place.value !== undefined || !place.text) refuse(line, 'a constant cannot be assigned to');
  const next = operator ? binary(operator, place, given, line) : given;
  return `${place.text} = ${fit(next, place.type, line).text}`;
}

function declaration(at: Context, { kind, name, type, value, line }: Declaration): string {
  if (!value) return refuse(line, `'${name}' needs a value`);
  const given = at.evaluate(value);
  const term = type ? fit(given, at.resolve(type), line) : kind === 'const' ? given : materialized(given, line);
  if (term.value !== undefined) {
    at.scope.names.set(name, term);
    return '';
  }
  const own = kind === 'let' && term.own;
  const text = declare(at, name, { type: term.type, ...(own && { own: true }) }, line);
  if (!scalarOf(term.type) && term.type.kind !== 'struct') refuse(line, `'${name}' is not translated to GLSL`);
  return `${glslType(term.type, line)} ${text} = ${term.text}`;
}
