import type { NodeClass, Operation } from './operations.ts';

/**
 * A scalar of the program: one number for all lanes (`uniform`) or one for each. Truth values of each lane are masks of
 * all ones or all zeros, as wide as what was compared: `maskWidth` 32 or 64 bits, else 0.
 */
export interface Node {
  readonly kind: 'node';
  /** Grows in order of creation. */
  readonly id: number;
  readonly operation: Operation;
  readonly class: NodeClass;
  readonly args: readonly Node[];
  /** A constant's value, or the slot of the buffer that a load, store or atomic touches. */
  readonly immediate: number;
  readonly uniform: boolean;
  readonly maskWidth: number;
  readonly block: Block;
  /** Of an `out` node: the phi whose last value it is. */
  readonly phi: Node | null;
  /** A load that must keep its place among stores. */
  readonly ordered: boolean;
}

/** Straight code with nested control; its items are in order of execution. */
export interface Block {
  readonly kind: 'root' | 'loop' | 'branch';
  readonly parent: Block | null;
  readonly depth: number;
  readonly items: Item[];
  /** Pure nodes of this block by what they compute. */
  readonly known: Map<string, Node>;
}

export interface Phi {
  readonly node: Node;
  /** Value on entry. */
  readonly first: Node;
  /** Value for the next turn, computed in the loop's body. */
  readonly next: Node;
}

/** `do body while (test)`; skipped where `guard` is false. A test that differs between lanes holds while it does in any. */
export interface LoopItem {
  readonly kind: 'loop';
  readonly body: Block;
  readonly phis: readonly Phi[];
  readonly guard: Node | null;
  readonly test: Node;
}

export interface Merge {
  readonly node: Node;
  readonly whenTrue: Node;
  readonly whenFalse: Node;
}

/** `if (condition) whenTrue else whenFalse`, really branched over; a condition per lane counts where any lane holds it. */
export interface BranchItem {
  readonly kind: 'branch';
  readonly condition: Node;
  readonly whenTrue: Block;
  readonly whenFalse: Block;
  readonly merges: readonly Merge[];
}

/** Traps unless the uniform condition holds. */
interface RequireItem {
  readonly kind: 'require';
  readonly condition: Node;
}

export type Item = Node | LoopItem | BranchItem | RequireItem;

/** Whether a node is there for what it does to memory. */
export const isEffect = ({ operation }: Node): boolean => operation === 'store.lanes' || operation === 'atomic.add';

/** Whether a node is this constant (floats: this very bit pattern, so that −0 is not 0). */
export const isConstant = (node: Node, value: number): boolean =>
  node.operation === 'const' && Object.is(node.immediate, value);

/** The constant behind a uniform or splatted node, else null. */
export function constantOf(node: Node): number | null {
  const source = node.operation === 'splat' ? node.args[0]! : node;
  return source.operation === 'const' ? source.immediate : null;
}
