import { constantOf, type Merge, type Node } from '../ir/node.ts';
import { type BranchKind, type Lowering, restore, type Snapshot, scoped, snapshot } from './context.ts';

/**
 * `if (condition) then else otherwise`.
 *
 * - A condition known when compiled leaves one side.
 * - A uniform condition becomes a real branch; variables that differ after its sides are merged.
 * - A condition per lane runs both sides, each masked, and selects (if-conversion); a `skippable` one without an else
 *   is branched over when no lane needs it. `rest` marks what follows an early exit.
 */
export function branch(
  at: Lowering,
  condition: Node,
  then: () => void,
  otherwise: (() => void) | null,
  kind: BranchKind = 'plain',
): void {
  const known = constantOf(condition);
  if (known !== null) {
    if (known) scoped(at, then);
    else if (otherwise) scoped(at, otherwise);
    return;
  }
  const { certain } = at;
  at.certain = certain && kind === 'rest' && !condition.uniform;
  if (condition.uniform) uniformBranch(at, condition, then, otherwise);
  else if (kind === 'skippable') skippedBranch(at, condition, then);
  else convertedBranch(at, condition, then, otherwise);
  at.certain = certain;
}

/** Pairs up the values of every variable after both sides; `join` makes one node where they differ. */
function joined(a: Snapshot, b: Snapshot, join: (x: Node, y: Node) => Node): Snapshot {
  return a.map((values, i) => {
    const others = b[i]!;
    return values === others ? values : values.map((x, j) => (x === others[j] ? x : join(x, others[j]!)));
  });
}

function uniformBranch(at: Lowering, condition: Node, then: () => void, otherwise: (() => void) | null): void {
  const { builder } = at;
  const before = snapshot(at);
  const thenBlock = builder.within('branch', () => scoped(at, then));
  const afterThen = snapshot(at);
  restore(at, before);
  const elseBlock = builder.within('branch', () => otherwise && scoped(at, otherwise));
  const afterElse = snapshot(at);
  const merges: Merge[] = [];
  const join = (x: Node, y: Node): Node => {
    const uniform = x.uniform && y.uniform;
    const node = builder.defined('merge', x.class, uniform);
    merges.push({
      node,
      whenTrue: uniform ? x : builder.resume(thenBlock, () => builder.asLanes(x)),
      whenFalse: uniform ? y : builder.resume(elseBlock, () => builder.asLanes(y)),
    });
    return node;
  };
  const after = joined(afterThen, afterElse, join);
  builder.add({ kind: 'branch', condition, whenTrue: thenBlock, whenFalse: elseBlock, merges });
  restore(at, after);
}

/** The lanes of the present mask for which a condition holds. */
const masked = (at: Lowering, condition: Node): Node =>
  at.mask ? at.builder.op('b.and', at.mask, condition) : condition;

function under(at: Lowering, mask: Node, body: () => void): Snapshot {
  const outer = at.mask;
  at.mask = mask;
  scoped(at, body);
  at.mask = outer;
  return snapshot(at);
}

function convertedBranch(at: Lowering, condition: Node, then: () => void, otherwise: (() => void) | null): void {
  const { builder } = at;
  const before = snapshot(at);
  const afterThen = under(at, masked(at, condition), then);
  restore(at, before);
  const afterElse = otherwise ? under(at, masked(at, builder.op('b.not', condition)), otherwise) : before;
  restore(
    at,
    joined(afterThen, afterElse, (x, y) => builder.select(y, x, condition)),
  );
}

function skippedBranch(at: Lowering, condition: Node, then: () => void): void {
  const { builder } = at;
  const before = snapshot(at);
  const mask = builder.asLanes(masked(at, condition));
  let selected = before;
  const thenBlock = builder.within('branch', () => {
    selected = joined(under(at, mask, then), before, (x, y) => builder.select(y, x, condition));
  });
  restore(at, before);
  const elseBlock = builder.within('branch', () => {});
  const merges: Merge[] = [];
  const after = joined(selected, before, (x, y) => {
    const node = builder.defined('merge', x.class, false);
    merges.push({
      node,
      whenTrue: builder.resume(thenBlock, () => builder.asLanes(x)),
      whenFalse: builder.resume(elseBlock, () => builder.asLanes(y)),
    });
    return node;
  });
  builder.add({ kind: 'branch', condition: mask, whenTrue: thenBlock, whenFalse: elseBlock, merges });
  restore(at, after);
}
