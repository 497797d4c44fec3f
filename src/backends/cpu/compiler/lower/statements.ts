import type { Assignment, Declaration, Return, Statement, Switch } from '../../../wgsl/ast.ts';
import { refuse } from '../../../wgsl/refuse.ts';
import { BOOL, typeName } from '../../../wgsl/types.ts';
import type { Node } from '../ir/node.ts';
import { atomicAdd } from './atomic-add.ts';
import { zero } from './construct.ts';
import { declare, type Lowering, scoped, type Variable } from './context.ts';
import { fit, materialize } from './convert.ts';
import { cost } from './cost.ts';
import { hasBreak, mayExit } from './exits.ts';
import { lowerLoop } from './loops.ts';
import { binary } from './operators.ts';
import { assign, load, placeOf } from './places.ts';

// A per-lane `if` whose body costs more operations than this is branched over when no lane needs it.
const SKIPPABLE_COST = 60;

/** Executes statements in order. What follows a possible exit counts where its flag still stands. */
export function execute(at: Lowering, statements: readonly Statement[]): void {
  for (let i = 0; i < statements.length; i++) {
    const s = statements[i]!;
    statement(at, s);
    if (s.kind === 'return' || s.kind === 'break' || s.kind === 'continue') return;
    if (i + 1 === statements.length || !mayExit(s)) continue;
    const rest = statements.slice(i + 1);
    const flag = at.frame.loops.at(-1)?.running ?? at.frame.returning!;
    at.branch(flag.nodes[0]!, () => execute(at, rest), null, 'rest');
    return;
  }
}

function statement(at: Lowering, s: Statement): void {
  switch (s.kind) {
    case 'let':
    case 'var':
    case 'const':
      declaration(at, s);
      break;
    case 'assign':
      assignment(at, s);
      break;
    case 'atomic-add':
      atomicAdd(at, s);
      break;
    case 'return':
      returnStatement(at, s);
      break;
    case 'block':
      scoped(at, () => execute(at, s.body));
      break;
    case 'if': {
      const skippable = !s.otherwise.length && cost(at.module, s.then) > SKIPPABLE_COST;
      const otherwise = s.otherwise.length ? () => execute(at, s.otherwise) : null;
      at.branch(condition(at, s.condition), () => execute(at, s.then), otherwise, skippable ? 'skippable' : 'plain');
      break;
    }
    case 'switch':
      switchStatement(at, s);
      break;
    case 'loop':
      lowerLoop(at, s);
      break;
    default: {
      const loop = at.frame.loops.at(-1);
      if (!loop) refuse(s.line, `'${s.kind}' outside a loop`);
      clear(at, loop.running);
      if (s.kind === 'break') clear(at, loop.alive);
    }
  }
}

const clear = (at: Lowering, flag: Variable): void => {
  flag.nodes = [at.builder.constant('bool', 0)];
};

function condition(at: Lowering, e: Parameters<Lowering['evaluate']>[0]): Node {
  const value = at.evaluate(e);
  if (typeName(value.type) !== 'bool') refuse(e.line, `a condition is bool, not ${typeName(value.type)}`);
  return value.nodes[0]!;
}

function declaration(at: Lowering, s: Declaration): void {
  const type = s.type ? at.resolve(s.type) : null;
  const value = s.value ? at.evaluate(s.value) : zero(at, type!);
  if (!value.nodes.length) refuse(s.line, `'${s.name}' has no value`);
  const fitted = type ? fit(at, value, type, s.line) : s.kind === 'const' ? value : materialize(at, value, s.line);
  if (s.kind === 'const' && fitted.nodes.some((node) => node.operation !== 'const'))
    refuse(s.line, `'${s.name}' is not constant`);
  declare(at, s.name, fitted, s.kind === 'var', s.line);
}

function assignment(at: Lowering, s: Assignment): void {
  if (!s.target) {
    at.evaluate(s.value);
    return;
  }
  const place = placeOf(at, s.target);
  const value = at.evaluate(s.value);
  assign(at, place, s.operator ? binary(at, s.operator, load(at, place, s.line), value, s.line) : value, s.line);
}

function returnStatement(at: Lowering, s: Return): void {
  const { frame } = at;
  if (Boolean(s.value) !== Boolean(frame.resultType))
    refuse(s.line, 'a return does not match the type of its function');
  const value = s.value ? fit(at, at.evaluate(s.value), frame.resultType!, s.line) : null;
  if (!frame.returning) {
    frame.value = value;
    return;
  }
  if (frame.result && value) frame.result.nodes = value.nodes;
  clear(at, frame.returning);
  for (const { alive, running } of frame.loops) {
    clear(at, alive);
    clear(at, running);
  }
}

function switchStatement(at: Lowering, s: Switch): void {
  const selector = materialize(at, at.evaluate(s.selector), s.line);
  for (const { body } of s.cases) if (hasBreak(body)) refuse(s.line, "'break' inside 'switch' is outside the subset");
  const fallback = s.cases.find((c) => c.selectors.includes('default'));
  if (!fallback) refuse(s.line, "'switch' needs a default");
  const cases = s.cases.filter((c) => c !== fallback);
  const from = (i: number): void => {
    if (i === cases.length) {
      scoped(at, () => execute(at, fallback.body));
      return;
    }
    const { selectors, body } = cases[i]!;
    const matches = selectors.map((e) => {
      const value = fit(at, at.evaluate(e as Exclude<typeof e, 'default'>), selector.type, s.line);
      return binary(at, '==', selector, value, s.line);
    });
    const [any] = matches.reduce((a, b) => binary(at, '||', a, b, s.line), {
      type: BOOL,
      nodes: [at.builder.constant('bool', 0)],
    }).nodes;
    at.branch(
      any!,
      () => execute(at, body),
      () => from(i + 1),
    );
  };
  from(0);
}
