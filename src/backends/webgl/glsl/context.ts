import type { Expression, Module, TypeReference } from '../../wgsl/ast.ts';
import type { Type } from '../../wgsl/types.ts';
import type { Term } from './term.ts';

/** Names that a block declares, as WGSL calls them. */
export interface Scope {
  readonly names: Map<string, Term>;
  readonly outer: Scope | null;
}

/** A function that has been translated. */
export interface Translated {
  readonly result: Type | null;
  /** Which parameters are the invocation's own index. */
  readonly own: readonly boolean[];
}

/** What a module's variables are to a fragment shader. */
interface Bindings {
  /** Member of `Params`, by GLSL's name. */
  readonly uniform: (member: string) => string;
  /** Read-only buffer of numbers: GLSL of a word of it. */
  readonly word: (buffer: string, index: string) => string;
  /** Column of the invocation's own state: a variable of GLSL. */
  readonly column: (column: number) => string;
}

/** A translation under way. */
export interface Context {
  readonly module: Module;
  readonly bindings: Bindings;
  readonly globals: Scope;
  scope: Scope;
  /** Names of the function's own that are taken: WGSL lets blocks shadow them, here each is called differently. */
  taken: Set<string>;
  result: Type | null;
  /** Names of functions and constants being translated, outermost first. */
  readonly pending: string[];
  readonly functions: Map<string, Translated>;
  /** Structs and functions in GLSL, each behind those it needs. */
  readonly code: string[];
  // The mutually recursive parts, reached through here so that files do not import each other in circles.
  evaluate(expression: Expression): Term;
  call(name: string, args: readonly Term[], line: number): Term;
  resolve(reference: TypeReference): Type;
}
