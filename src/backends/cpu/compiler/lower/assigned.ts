import type { Expression, Statement } from '../ast.ts';
import type { Lowering, Scope, Variable } from './context.ts';
import { bodiesOf } from './exits.ts';

const rootOf = (e: Expression): string | null =>
  e.kind === 'name' ? e.name : e.kind === 'member' || e.kind === 'index' ? rootOf(e.object) : null;

/** Names to which statements assign, at any depth. */
export function assignedNames(statements: readonly Statement[], names = new Set<string>()): Set<string> {
  for (const s of statements) {
    const name = s.kind === 'assign' && s.target ? rootOf(s.target) : null;
    if (name) names.add(name);
    for (const body of bodiesOf(s)) assignedNames(body, names);
  }
  return names;
}

/** Names that occur in an expression. */
export function namesIn(e: Expression, names = new Set<string>()): Set<string> {
  switch (e.kind) {
    case 'name':
      names.add(e.name);
      break;
    case 'unary':
      namesIn(e.operand, names);
      break;
    case 'binary':
      namesIn(e.left, names);
      namesIn(e.right, names);
      break;
    case 'call':
      for (const arg of e.args) namesIn(arg, names);
      break;
    case 'member':
      namesIn(e.object, names);
      break;
    case 'index':
      namesIn(e.object, names);
      namesIn(e.index, names);
      break;
  }
  return names;
}

/** Names that occur in statements, as targets or in expressions. */
export function usedNames(statements: readonly Statement[], names = new Set<string>()): Set<string> {
  for (const s of statements) {
    for (const e of expressionsOf(s)) namesIn(e, names);
    for (const body of bodiesOf(s)) usedNames(body, names);
  }
  return names;
}

function expressionsOf(s: Statement): Expression[] {
  switch (s.kind) {
    case 'let':
    case 'var':
    case 'const':
    case 'return':
      return s.value ? [s.value] : [];
    case 'assign':
      return s.target ? [s.target, s.value] : [s.value];
    case 'if':
      return [s.condition];
    case 'loop':
      return [s.condition, s.breakIf].filter((e) => e !== null);
    case 'switch':
      return [s.selector];
    default:
      return [];
  }
}

/** Live variables that statements may change: those named, the module's own, and the flags of early exits. */
export function assignedVariables(at: Lowering, statements: readonly Statement[], exits: boolean): Set<Variable> {
  const variables = new Set<Variable>();
  for (const name of assignedNames(statements)) {
    for (let scope: Scope | null = at.scope; scope; scope = scope.outer) {
      const entity = scope.names.get(name);
      if (entity?.kind === 'variable' && entity.mutable) variables.add(entity);
      if (entity) break;
    }
  }
  for (const entity of at.globals.names.values())
    if (entity.kind === 'variable' && entity.mutable) variables.add(entity);
  if (exits) for (const variable of at.live) if (variable.name.startsWith('#')) variables.add(variable);
  return variables;
}
