import { type Block, type BranchItem, isEffect, type LoopItem, type Node } from '../ir/node.ts';
import { copies, type Emission, localsOf, set, vectorOp } from './emission.ts';
import { ANY_TRUE, BLOCK, BR_IF, ELSE, END, I32_EQZ, IF, LOOP, UNREACHABLE, V128_OR, VOID } from './opcodes.ts';

/** Emits a block: nodes that need a local, stores and control, in order. */
export function emitBlock(at: Emission, block: Block): void {
  for (const item of block.items) {
    switch (item.kind) {
      case 'node':
        emitNode(at, item);
        break;
      case 'loop':
        emitLoop(at, item);
        break;
      case 'branch':
        emitBranch(at, item);
        break;
      case 'require':
        at.value(item.condition, 0);
        at.code.push(I32_EQZ, IF, VOID, UNREACHABLE, END);
    }
  }
}

function emitNode(at: Emission, node: Node): void {
  if (isEffect(node)) {
    for (let vector = 0; vector < copies(at, node); vector++) at.compute(node, vector);
    return;
  }
  if (!needsLocal(at, node)) return;
  const locals = localsOf(at, node);
  for (let vector = 0; vector < locals.length; vector++) {
    at.compute(node, vector);
    set(at, locals[vector]!);
  }
}

// Deepest expression that is computed in one go.
const DEEPEST = 48;

/** Nodes used once, in their own block, are computed where they are used, unless the expression becomes too deep. */
function needsLocal(at: Emission, node: Node): boolean {
  const use = at.uses.get(node);
  if (!use) return false;
  let depth = 1;
  for (const arg of node.args) if (!at.locals.has(arg)) depth = Math.max(depth, 1 + (at.depths.get(arg) ?? 0));
  at.depths.set(node, depth);
  if (depth > DEEPEST) return true;
  switch (node.operation) {
    case 'splat':
      return node.args[0]!.operation !== 'const';
    case 'load.lanes':
    case 'gather':
      return true;
    default:
      return node.ordered || use.count > 1 || use.far;
  }
}

/** Pushes a condition as one number: true where any lane of any vector holds it. */
function condition(at: Emission, node: Node): void {
  if (node.uniform) {
    at.value(node, 0);
    return;
  }
  for (let vector = 0; vector < copies(at, node); vector++) {
    at.value(node, vector);
    if (vector) vectorOp(at, V128_OR);
  }
  vectorOp(at, ANY_TRUE);
}

/** Sets the locals of nodes all at once: every value is computed before the first is set. */
function move(at: Emission, moves: readonly (readonly [Node, Node])[]): void {
  const real = moves.filter(([target, value]) => target !== value && at.uses.has(target));
  for (const [target, value] of real) {
    for (let vector = 0; vector < copies(at, target); vector++) at.value(value, vector);
  }
  for (const [target] of real.reverse()) for (const local of [...localsOf(at, target)].reverse()) set(at, local);
}

function emitLoop(at: Emission, { body, phis, guard, test }: LoopItem): void {
  move(
    at,
    phis.map(({ node, first }) => [node, first] as const),
  );
  if (guard) {
    at.code.push(BLOCK, VOID);
    condition(at, guard);
    at.code.push(I32_EQZ, BR_IF, 0);
  }
  at.code.push(LOOP, VOID);
  emitBlock(at, body);
  condition(at, test);
  move(
    at,
    phis.map(({ node, next }) => [node, next] as const),
  );
  at.code.push(BR_IF, 0, END);
  if (guard) at.code.push(END);
}

function emitBranch(at: Emission, { condition: test, whenTrue, whenFalse, merges }: BranchItem): void {
  condition(at, test);
  at.code.push(IF, VOID);
  emitBlock(at, whenTrue);
  move(
    at,
    merges.map((merge) => [merge.node, merge.whenTrue] as const),
  );
  at.code.push(ELSE);
  emitBlock(at, whenFalse);
  move(
    at,
    merges.map((merge) => [merge.node, merge.whenFalse] as const),
  );
  at.code.push(END);
}
