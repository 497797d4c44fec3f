import type { Expression, Statement } from '../../../wgsl/ast.ts';
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

/** Expressions directly inside an expression. */
function operandsOf(e: Expression): readonly Expression[] {
  switch (e.kind) {
    case 'unary':
      return [e.operand];
    case 'binary':
      return [e.left, e.right];
    case 'call':
      return e.args;
    case 'member':
      return [e.object];
    case 'index':
      return [e.object, e.index];
    default:
      return [];
  }
}

/** Names that occur in an expression. */
export function namesIn(e: Expression, names = new Set<string>()): Set<string> {
  if (e.kind === 'name') names.add(e.name);
  for (const operand of operandsOf(e)) namesIn(operand, names);
  return names;
}

/** Names of the functions that an expression calls. */
export const calledNames = (e: Expression): string[] => [
  ...(e.kind === 'call' ? [e.callee.name] : []),
  ...operandsOf(e).flatMap(calledNames),
];

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
    case 'atomic-add':
      return [s.target, s.value];
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
