import type { Expression, Module, Statement, TypeReference } from '../../../wgsl/ast.ts';
import { refuse } from '../../../wgsl/refuse.ts';
import type { Type } from '../../../wgsl/types.ts';
import type { Builder } from '../ir/builder.ts';
import type { Node } from '../ir/node.ts';

/** A typed value, flattened to its scalars. */
export interface Value {
  readonly type: Type;
  readonly nodes: readonly Node[];
}

/** A name for a value; assignment to a `var` puts new nodes in place of the old. */
export interface Variable {
  readonly kind: 'variable';
  readonly name: string;
  readonly type: Type;
  readonly mutable: boolean;
  nodes: readonly Node[];
}

/** A bound buffer; `slot` counts the bindings in the order of their numbers. */
export interface Buffer {
  readonly kind: 'buffer';
  readonly name: string;
  readonly slot: number;
  readonly readOnly: boolean;
  readonly type: Type;
}

export interface Scope {
  readonly names: Map<string, Variable | Buffer>;
  readonly outer: Scope | null;
}

/** A loop being lowered: `alive` until it is left, `running` until this turn is left. */
export interface LoopFrame {
  readonly alive: Variable;
  readonly running: Variable;
}

/** A function being lowered. Where it returns early, `returning` holds until then and `result` collects the value. */
export interface Frame {
  readonly resultType: Type | null;
  readonly result: Variable | null;
  readonly returning: Variable | null;
  readonly loops: LoopFrame[];
  value: Value | null;
}

/** An `if`; one whose body is dear enough to be skipped when no lane needs it; what follows a possible exit. */
export type BranchKind = 'plain' | 'skippable' | 'rest';

/** Uniforms known when compiled: values by slot of their binding and word. */
export type Constants = Readonly<Record<string, number>>;

/** The state of a typed symbolic execution of one entry point. */
export interface Lowering {
  readonly module: Module;
  readonly builder: Builder;
  readonly globals: Scope;
  scope: Scope;
  /** Every `var` in scope or in a calling function, in order of declaration. */
  readonly live: Variable[];
  /** Lanes for which the present statement counts; null where all do. */
  mask: Node | null;
  /** The invocation's index, known inside the loop over lanes. */
  lane: Node | null;
  frame: Frame;
  /** Whether the present statement is executed in every run of the kernel, for some lane at least. */
  certain: boolean;
  /** Names of the functions being inlined, outermost first. */
  readonly calls: string[];
  readonly constants: Constants;
  // The mutually recursive parts, reached through here so that files do not import each other in circles.
  evaluate(expression: Expression): Value;
  execute(statements: readonly Statement[]): void;
  resolve(type: TypeReference): Type;
  branch(condition: Node, then: () => void, otherwise: (() => void) | null, kind?: BranchKind): void;
}

/** Declares a variable in the innermost scope. */
export function declare(at: Lowering, name: string, value: Value, mutable: boolean, line: number): Variable {
  if (at.scope.names.has(name)) refuse(line, `'${name}' is declared twice`);
  const variable: Variable = { kind: 'variable', name, type: value.type, nodes: value.nodes, mutable };
  at.scope.names.set(name, variable);
  if (mutable) at.live.push(variable);
  return variable;
}

/** A `var` of the compiler's own; it has no name that a program can write. */
export function hidden(at: Lowering, name: string, value: Value): Variable {
  const variable: Variable = {
    kind: 'variable',
    name: `#${name}`,
    type: value.type,
    nodes: value.nodes,
    mutable: true,
  };
  at.live.push(variable);
  return variable;
}

/** Runs `body` in a scope of its own. */
export function scoped<T>(at: Lowering, body: () => T): T {
  const { scope } = at;
  const count = at.live.length;
  at.scope = { names: new Map(), outer: scope };
  const result = body();
  at.scope = scope;
  at.live.length = count;
  return result;
}

export type Snapshot = readonly (readonly Node[])[];

/** The values of all live variables. */
export const snapshot = (at: Lowering): Snapshot => at.live.map((variable) => variable.nodes);

/** Puts values back; the live variables are those of the snapshot. */
export function restore(at: Lowering, values: Snapshot): void {
  at.live.forEach((variable, i) => {
    variable.nodes = values[i]!;
  });
}
