import { FOLD, foldsExactly } from './fold.ts';
import type { Block, Item, Node } from './node.ts';
import { COMMUTATIVE, type NodeClass, type Operation, RESULT_CLASS, type ValueOperation } from './operations.ts';
import { type Rebuild, simplify, simplifySelect } from './simplify.ts';

/**
 * Makes nodes. Equal pure nodes are one node, and each stands in the outermost block where its arguments are known,
 * except that nothing leaves a branch: common subexpressions and loop invariants are found by construction.
 */
export interface Builder extends Rebuild {
  readonly root: Block;
  constant(cls: NodeClass, value: number): Node;
  /** An abstract number, in full double precision; it must be made concrete before it meets an operation. */
  literal(value: number): Node;
  op(operation: ValueOperation, ...args: Node[]): Node;
  select(whenFalse: Node, whenTrue: Node, condition: Node): Node;
  /** The same value in every lane, truth values at the natural mask width: the form of phis and merges. */
  asLanes(node: Node): Node;
  /** A value that control defines: a phi, an out, a merge, the lane index. */
  defined(operation: Operation, cls: NodeClass, uniform: boolean, phi?: Node): Node;
  /** A load. `ordered` keeps its place among stores; others move and merge freely. */
  load(
    operation: 'load.uniform' | 'load.lanes' | 'gather',
    cls: NodeClass,
    slot: number,
    args: Node[],
    ordered: boolean,
  ): Node;
  /** Stores a value for each lane at the uniform word offset plus the lane index. */
  store(slot: number, offset: Node, value: Node): void;
  /** Adds a value, lane by lane, to the word at an index; each may be uniform. */
  atomicAdd(slot: number, index: Node, value: Node): void;
  /** Adds control at the current place. */
  add(item: Item): void;
  /** Runs `build` inside a new block. */
  within(kind: Block['kind'], build: () => void): Block;
  /** Runs `build` at the end of an existing block. */
  resume<T>(block: Block, build: () => T): T;
}

export function createBuilder(double: boolean): Builder {
  const newBlock = (kind: Block['kind'], parent: Block | null): Block => ({
    kind,
    parent,
    depth: parent ? parent.depth + 1 : 0,
    items: [],
    known: new Map(),
  });
  const root = newBlock('root', null);
  const naturalWidth = double ? 64 : 32;
  const constants = new Map<string, Node>();
  let current = root;
  let count = 0;

  const raw = (
    operation: Operation,
    cls: NodeClass,
    args: readonly Node[],
    { immediate = 0, uniform = true, maskWidth = 0, phi = null, ordered = false }: Partial<Node>,
    block = current,
  ): Node => ({
    kind: 'node',
    id: count++,
    operation,
    class: cls,
    args,
    immediate,
    uniform,
    maskWidth,
    block,
    phi,
    ordered,
  });

  const constant = (cls: NodeClass, value: number): Node => {
    const immediate = cls === 'float' ? (double ? value : Math.fround(value)) : value | 0;
    const key = `${cls}${Object.is(immediate, -0) ? '-0' : immediate}`;
    let node = constants.get(key);
    if (!node) {
      node = raw('const', cls, [], { immediate }, root);
      constants.set(key, node);
    }
    return node;
  };

  /** Finds or places a pure node whose arguments are ready. */
  const place = (operation: Operation, cls: NodeClass, args: readonly Node[], more: Partial<Node>): Node => {
    let key = `${operation},${cls},${more.maskWidth ?? 0},${more.immediate ?? 0}`;
    let home = root;
    for (const arg of args) {
      key += `,${arg.id}`;
      if (arg.block.depth > home.depth) home = arg.block;
    }
    for (let block: Block | null = current; block; block = block === home ? null : block.parent) {
      const node = block.known.get(key);
      if (node) return node;
    }
    let target = current;
    while (target !== home && target.kind === 'loop') target = target.parent!;
    const node = raw(operation, cls, args, more, target);
    target.known.set(key, node);
    target.items.push(node);
    return node;
  };

  const splat = (node: Node): Node =>
    node.uniform
      ? place('splat', node.class, [node], { uniform: false, maskWidth: node.class === 'bool' ? naturalWidth : 0 })
      : node;

  const atWidth = (mask: Node, width: number): Node => {
    if (!double || mask.maskWidth === width) return mask;
    const [source] = mask.args;
    if ((mask.operation === 'widen' || mask.operation === 'narrow') && source!.maskWidth === width) return source!;
    const more = { uniform: false, maskWidth: width };
    return place(width === 64 ? 'widen' : 'narrow', 'bool', [mask], more);
  };

  const asLanes = (node: Node): Node => {
    const lanes = splat(node);
    return lanes.class === 'bool' ? atWidth(lanes, naturalWidth) : lanes;
  };

  /** Width of the mask that an operation on lanes yields. */
  const widthOf = (operation: Operation, args: readonly Node[]): number =>
    operation.startsWith('f.') ? naturalWidth : operation.startsWith('i.') ? 32 : args[0]!.maskWidth;

  const op = (operation: ValueOperation, ...given: Node[]): Node => {
    const cls = RESULT_CLASS[operation];
    const [a, b] = given;
    if (a!.operation === 'const' && (!b || b.operation === 'const')) {
      const value = FOLD[operation](a!.immediate, b?.immediate ?? 0);
      if (foldsExactly(operation, value)) return constant(cls, value);
    }
    const simpler = simplify(make, operation, given);
    if (simpler) return simpler;
    let args = COMMUTATIVE.has(operation) && a!.id > b!.id ? [b!, a!] : given;
    if (args.every((arg) => arg.uniform)) return place(operation, cls, args, {});
    const isShift = operation.startsWith('i.sh');
    args = args.map((arg, i) => (isShift && i === 1 ? arg : splat(arg)));
    if (operation.startsWith('b.')) {
      const width = args[0]!.maskWidth;
      args = args.map((arg) => atWidth(arg, width));
    }
    return place(operation, cls, args, { uniform: false, maskWidth: cls === 'bool' ? widthOf(operation, args) : 0 });
  };

  const select = (whenFalse: Node, whenTrue: Node, condition: Node): Node => {
    const simpler = simplifySelect(make, whenFalse, whenTrue, condition);
    if (simpler) return simpler;
    const cls = whenTrue.class;
    const args = [whenFalse, whenTrue, condition];
    if (args.every((arg) => arg.uniform)) return place('select', cls, args, {});
    const width = cls === 'float' ? naturalWidth : cls === 'int' ? 32 : whenTrue.maskWidth || naturalWidth;
    const lanes = args.map((arg) => (arg.class === 'bool' ? atWidth(splat(arg), width) : splat(arg)));
    return place('select', cls, lanes, { uniform: false, maskWidth: cls === 'bool' ? width : 0 });
  };

  const effect = (node: Node): Node => {
    current.items.push(node);
    return node;
  };

  const make: Builder = {
    root,
    constant,
    literal: (value) => raw('const', 'float', [], { immediate: value }, root),
    op,
    select,
    asLanes,
    defined: (operation, cls, uniform, phi) =>
      raw(operation, cls, [], { uniform, maskWidth: cls === 'bool' && !uniform ? naturalWidth : 0, phi: phi ?? null }),
    load: (operation, cls, slot, given, ordered) => {
      const uniform = operation === 'load.uniform';
      const args = operation === 'gather' ? given.map(splat) : given;
      if (ordered) return effect(raw(operation, cls, args, { immediate: slot, uniform, ordered }));
      return place(operation, cls, args, { immediate: slot, uniform });
    },
    store: (slot, offset, value) => {
      effect(raw('store.lanes', value.class, [offset, splat(value)], { immediate: slot, uniform: false }));
    },
    atomicAdd: (slot, index, value) => {
      effect(raw('atomic.add', value.class, [index, value], { immediate: slot, uniform: false }));
    },
    add: (item) => void current.items.push(item),
    within: (kind, build) => {
      const outer = current;
      const block = newBlock(kind, outer);
      current = block;
      build();
      current = outer;
      return block;
    },
    resume: (block, build) => {
      const outer = current;
      current = block;
      const result = build();
      current = outer;
      return result;
    },
  };
  return make;
}
