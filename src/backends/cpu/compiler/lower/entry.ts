import type { Expression, FunctionDeclaration, GlobalVariable, Module } from '../../../wgsl/ast.ts';
import { refuse } from '../../../wgsl/refuse.ts';
import { typeResolver } from '../../../wgsl/resolve-type.ts';
import { vector } from '../../../wgsl/types.ts';
import { type Builder, createBuilder } from '../ir/builder.ts';
import type { Block } from '../ir/node.ts';
import { branch } from './branches.ts';
import { inline } from './calls.ts';
import { zero } from './construct.ts';
import type { Constants, Frame, Lowering, Scope, Value } from './context.ts';
import { fit, materialize } from './convert.ts';
import { evaluate } from './expressions.ts';
import { execute } from './statements.ts';

/** An entry point as flat code: `root` runs once a call, `group` once for each group of lanes. */
export interface LoweredEntry {
  readonly name: string;
  readonly root: Block;
  readonly group: Block;
}

/** The bound variables of a module in the order of their binding numbers. */
export function boundVariables(module: Module): GlobalVariable[] {
  const bound = [...module.variables.values()]
    .filter((v) => v.binding !== null)
    .sort((a, b) => a.binding! - b.binding!);
  bound.forEach((v, i) => {
    if (bound[i - 1]?.binding === v.binding) refuse(v.line, `@binding(${v.binding}) is used twice`);
  });
  return bound;
}

/** The state in which an entry point, or a module's types and constants, are worked out. */
export function createLowering(module: Module, builder: Builder, constants: Constants = {}): Lowering {
  const globals: Scope = { names: new Map(), outer: null };
  const frame: Frame = { resultType: null, result: null, returning: null, loops: [], value: null };
  const at: Lowering = {
    module,
    builder,
    globals,
    scope: globals,
    live: [],
    mask: null,
    lane: null,
    frame,
    certain: true,
    calls: [],
    constants,
    evaluate: (e) => evaluate(at, e),
    execute: (statements) => execute(at, statements),
    resolve: (reference) => resolve(reference),
    branch: (...args) => branch(at, ...args),
  };
  const resolve = typeResolver(module, { countOf: ({ count, line }) => arrayCount(at, count, line) });
  boundVariables(module).forEach((v, slot) => {
    const readOnly = v.space === 'uniform' || v.access === 'read';
    globals.names.set(v.name, { kind: 'buffer', name: v.name, slot, readOnly, type: resolve(v.type!) });
  });
  return at;
}

/** The element count of an array, as its constant expression gives it. */
function arrayCount(at: Lowering, count: Expression | null, line: number): number | null {
  if (!count) return null;
  const [node] = materialize(at, at.evaluate(count), line).nodes;
  if (node!.operation !== 'const' || node!.class !== 'int') refuse(line, "an array's count must be a constant integer");
  return node!.immediate > 0 ? node!.immediate : refuse(line, "an array's count must be positive");
}

/** Executes an entry point symbolically, for one invocation that stands for all. */
export function lowerEntry(
  module: Module,
  entry: FunctionDeclaration,
  double: boolean,
  constants: Constants,
): LoweredEntry {
  const builder = createBuilder(double);
  const at = createLowering(module, builder, constants);
  if (entry.result) refuse(entry.line, 'an entry point returns nothing');
  const group = builder.within('loop', () => {
    const lane = builder.defined('lane', 'int', false);
    builder.add(lane);
    at.lane = lane;
    for (const v of module.variables.values()) if (v.space === 'private') declarePrivate(at, v);
    const args = entry.parameters.map((p): Value => {
      if (p.builtin !== 'global_invocation_id')
        refuse(p.line, 'an entry point takes @builtin(global_invocation_id) only');
      const nothing = builder.constant('int', 0);
      return { type: vector(3, 'u32'), nodes: [lane, nothing, nothing] };
    });
    inline(at, entry, args, entry.line);
  });
  return { name: entry.name, root: builder.root, group };
}

function declarePrivate(at: Lowering, v: GlobalVariable): void {
  const type = v.type ? at.resolve(v.type) : null;
  if (!v.value && !type) refuse(v.line, `'${v.name}' needs a type or a value`);
  const value = v.value ? materialize(at, at.evaluate(v.value), v.line) : zero(at, type!);
  const { nodes, type: fitted } = type ? fit(at, v.value ? at.evaluate(v.value) : value, type, v.line) : value;
  const variable = { kind: 'variable' as const, name: v.name, type: fitted, nodes, mutable: true };
  at.globals.names.set(v.name, variable);
  at.live.push(variable);
}
