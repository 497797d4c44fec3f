import { type Block, type BranchItem, isEffect, type Merge, type Node, type Phi } from '../ir/node.ts';

/** How often a node is used, and whether from another block than its own. */
export interface Use {
  count: number;
  far: boolean;
}

/**
 * The uses of every node on which a store or control depends. Nodes without uses are never emitted, nor are phis and
 * merges that nothing reads.
 */
export function findUses(root: Block, group: Block): Map<Node, Use> {
  const uses = new Map<Node, Use>();
  const phis = new Map<Node, { phi: Phi; outer: Block; body: Block }>();
  const merges = new Map<Node, { merge: Merge; item: BranchItem }>();
  const pending: Node[] = [];
  const use = (node: Node, block: Block): void => {
    if (node.operation === 'const') return;
    const known = uses.get(node);
    if (known) {
      known.count++;
      known.far ||= node.block !== block;
      return;
    }
    uses.set(node, { count: 1, far: node.block !== block });
    pending.push(node);
  };

  const scan = (block: Block): void => {
    for (const item of block.items) {
      if (item.kind === 'node') {
        if (isEffect(item)) use(item, block);
      } else if (item.kind === 'require') use(item.condition, block);
      else if (item.kind === 'loop') {
        for (const phi of item.phis) phis.set(phi.node, { phi, outer: block, body: item.body });
        if (item.guard) use(item.guard, block);
        use(item.test, item.body);
        scan(item.body);
      } else {
        for (const merge of item.merges) merges.set(merge.node, { merge, item });
        use(item.condition, block);
        scan(item.whenTrue);
        scan(item.whenFalse);
      }
    }
  };
  scan(root);
  scan(group);

  for (let node = pending.pop(); node; node = pending.pop()) {
    for (const arg of node.args) use(arg, node.block);
    if (node.phi) use(node.phi, node.block);
    const loop = phis.get(node);
    if (loop) {
      use(loop.phi.first, loop.outer);
      use(loop.phi.next, loop.body);
    }
    const branch = merges.get(node);
    if (branch) {
      use(branch.merge.whenTrue, branch.item.whenTrue);
      use(branch.merge.whenFalse, branch.item.whenFalse);
    }
  }
  return uses;
}
