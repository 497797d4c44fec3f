/** The syntax tree of the WGSL subset. Every node carries the 1-based `line` on which it starts. */

export type LiteralType = 'abstract-int' | 'abstract-float' | 'i32' | 'u32' | 'f32';

/** A type as written: `f32`, `vec4<u32>`, `array<f32, N>`, a struct's or alias's name. */
export interface TypeReference {
  readonly name: string;
  /** Element type of a vector, array or atomic, target of `bitcast`. */
  readonly element: TypeReference | null;
  /** Element count of an array. */
  readonly count: Expression | null;
  readonly line: number;
}

export interface NumberLiteral {
  readonly kind: 'number';
  readonly value: number;
  readonly type: LiteralType;
  readonly line: number;
}
interface BooleanLiteral {
  readonly kind: 'boolean';
  readonly value: boolean;
  readonly line: number;
}
interface NameExpression {
  readonly kind: 'name';
  readonly name: string;
  readonly line: number;
}
interface UnaryExpression {
  readonly kind: 'unary';
  readonly operator: '-' | '!' | '~';
  readonly operand: Expression;
  readonly line: number;
}
export interface BinaryExpression {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
  readonly line: number;
}
/** A call of a function or builtin, or a value constructor: `callee` may be a templated type. */
export interface CallExpression {
  readonly kind: 'call';
  readonly callee: TypeReference;
  readonly args: readonly Expression[];
  readonly line: number;
}
export interface MemberExpression {
  readonly kind: 'member';
  readonly object: Expression;
  readonly member: string;
  readonly line: number;
}
export interface IndexExpression {
  readonly kind: 'index';
  readonly object: Expression;
  readonly index: Expression;
  readonly line: number;
}
export type Expression =
  | NumberLiteral
  | BooleanLiteral
  | NameExpression
  | UnaryExpression
  | BinaryExpression
  | CallExpression
  | MemberExpression
  | IndexExpression;

export interface Declaration {
  readonly kind: 'let' | 'var' | 'const';
  readonly name: string;
  readonly type: TypeReference | null;
  readonly value: Expression | null;
  readonly line: number;
}
/** `target = value`, `target += value`; `i++` is `i += 1`. `target` null is the phony `_ = value`, or a call statement. */
export interface Assignment {
  readonly kind: 'assign';
  readonly target: Expression | null;
  readonly operator: string | null;
  readonly value: Expression;
  readonly line: number;
}
export interface Return {
  readonly kind: 'return';
  readonly value: Expression | null;
  readonly line: number;
}
interface If {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly then: readonly Statement[];
  readonly otherwise: readonly Statement[];
  readonly line: number;
}
/** `for`, `while` and `loop`: test `condition`, run `body`, run `update` (continuing), leave where `breakIf` holds. */
export interface Loop {
  readonly kind: 'loop';
  readonly initial: Statement | null;
  readonly condition: Expression | null;
  readonly body: readonly Statement[];
  readonly update: readonly Statement[];
  readonly breakIf: Expression | null;
  /** Names of the body are known in `update` and `breakIf`: so it is in `loop`. */
  readonly sharesScope: boolean;
  readonly line: number;
}
export interface Switch {
  readonly kind: 'switch';
  readonly selector: Expression;
  /** `'default'` may stand among the selectors of one case. */
  readonly cases: readonly {
    readonly selectors: readonly (Expression | 'default')[];
    readonly body: readonly Statement[];
  }[];
  readonly line: number;
}
interface Exit {
  readonly kind: 'break' | 'continue';
  readonly line: number;
}
interface BlockStatement {
  readonly kind: 'block';
  readonly body: readonly Statement[];
  readonly line: number;
}
/** `atomicAdd(&target, value);` */
export interface AtomicAdd {
  readonly kind: 'atomic-add';
  readonly target: Expression;
  readonly value: Expression;
  readonly line: number;
}
export type Statement = Declaration | Assignment | Return | If | Loop | Switch | Exit | BlockStatement | AtomicAdd;

export interface Parameter {
  readonly name: string;
  readonly type: TypeReference;
  /** Name in `@builtin(…)`, of entry points' parameters. */
  readonly builtin: string | null;
  readonly line: number;
}
export interface FunctionDeclaration {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly result: TypeReference | null;
  readonly body: readonly Statement[];
  /** Carries `@compute`. */
  readonly entry: boolean;
  readonly line: number;
}
export interface StructDeclaration {
  readonly name: string;
  readonly members: readonly { readonly name: string; readonly type: TypeReference }[];
  readonly line: number;
}
export interface GlobalVariable {
  readonly name: string;
  readonly space: 'uniform' | 'storage' | 'private';
  readonly access: 'read' | 'read_write';
  readonly type: TypeReference | null;
  readonly value: Expression | null;
  /** `@binding` number; null for private variables. */
  readonly binding: number | null;
  readonly line: number;
}
export interface Module {
  readonly structs: ReadonlyMap<string, StructDeclaration>;
  readonly aliases: ReadonlyMap<string, TypeReference>;
  readonly constants: ReadonlyMap<string, Declaration>;
  readonly variables: ReadonlyMap<string, GlobalVariable>;
  readonly functions: ReadonlyMap<string, FunctionDeclaration>;
}
