import type { Loop } from '../../../wgsl/ast.ts';
import { refuse } from '../../../wgsl/refuse.ts';
import { typeName } from '../../../wgsl/types.ts';
import type { Node, Phi } from '../ir/node.ts';
import { assignedVariables } from './assigned.ts';
import { type Lowering, restore, scoped, snapshot, type Variable } from './context.ts';
import { hasReturn } from './exits.ts';
import { truth, withFlags } from './flags.ts';

// Each round of analysis finds at least one more scalar that stays or that differs between lanes; few are ever needed.
const MOST_ROUNDS = 64;

/** One scalar of a variable that a loop may change. */
interface Changing {
  readonly variable: Variable;
  readonly index: number;
  readonly first: Node;
  readonly uniform: boolean;
}

const scalarNow = ({ variable, index }: Changing): Node => variable.nodes[index]!;

function setScalar({ variable, index }: Changing, node: Node): void {
  variable.nodes = variable.nodes.map((old, i) => (i === index ? node : old));
}

/**
 * Lowers a loop as `do { turn } while (…)` with the scalars that it changes as phis. Which those are, and which differ
 * between lanes, is found by repetition from the assumption that all assigned variables change and none comes to differ.
 *
 * @param onEntry the condition of the first turn
 * @param alive the flag of a loop that lanes leave one by one, or that is left from within
 * @returns false when a flag is needed after all; then nothing has been added
 */
export function repeat(at: Lowering, loop: Loop, onEntry: Node, alive: Variable | null): boolean {
  const { builder, certain } = at;
  const guard = entryGuard(at, onEntry);
  const before = snapshot(at);
  const variables = assignedVariables(at, [...loop.body, ...loop.update], hasReturn(loop.body));
  if (alive) variables.add(alive);
  let plan: Changing[] = [...variables].flatMap((variable) =>
    variable.nodes.map((first, index) => ({ variable, index, first, uniform: first.uniform })),
  );
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let test = onEntry;
    const phis = new Map<Changing, Node>();
    const body = builder.within('loop', () => {
      for (const changing of plan) {
        const phi = builder.defined('phi', changing.first.class, changing.uniform);
        phis.set(changing, phi);
        setScalar(changing, phi);
      }
      at.certain = certain && !guard;
      test = turn(at, loop, alive);
      at.certain = certain;
    });
    if (test.operation === 'const' && test.immediate) refuse(loop.line, 'a loop without end');
    if (!test.uniform && !alive) {
      restore(at, before);
      return false;
    }
    const next = plan
      .filter((changing) => scalarNow(changing) !== phis.get(changing))
      .map((changing) => ({ ...changing, uniform: changing.uniform && scalarNow(changing).uniform }));
    const uniform = (list: readonly Changing[]): number => list.filter((changing) => changing.uniform).length;
    if (next.length !== plan.length || uniform(next) !== uniform(plan)) {
      // Lanes that do not count must not keep the loop going.
      plan = next.map((c) => (c.variable === alive && !c.uniform ? { ...c, first: counting(at, c.first) } : c));
      restore(at, before);
      continue;
    }
    const items = plan.map((changing): Phi => {
      const node = phis.get(changing)!;
      const back = scalarNow(changing);
      const form = (value: Node): Node => (node.uniform ? value : builder.asLanes(value));
      return { node, first: form(changing.first), next: builder.resume(body, () => form(back)) };
    });
    const last = test.uniform ? test : builder.resume(body, () => builder.asLanes(test));
    builder.add({ kind: 'loop', body, phis: items, guard, test: last });
    restore(at, before);
    plan.forEach((changing, i) => {
      const phi = items[i]!.node;
      setScalar(changing, builder.defined('out', phi.class, phi.uniform, phi));
    });
    return true;
  }
  return refuse(loop.line, 'the analysis of this loop did not come to an end');
}

/** A condition, for the lanes of the present mask. */
export const counting = (at: Lowering, condition: Node): Node =>
  at.mask ? at.builder.op('b.and', at.mask, condition) : condition;

/** What to test before the first turn: null where it may be taken for granted. */
function entryGuard(at: Lowering, onEntry: Node): Node | null {
  const { builder } = at;
  if (onEntry.operation === 'const') return null;
  if (!onEntry.uniform) return builder.asLanes(onEntry);
  if (!at.certain || onEntry.block !== builder.root) return onEntry;
  const known = builder.root.items.some((item) => item.kind === 'require' && item.condition === onEntry);
  if (!known) builder.resume(builder.root, () => builder.add({ kind: 'require', condition: onEntry }));
  return null;
}

/** The condition under which another turn follows, evaluated here. */
export function goesOn(at: Lowering, loop: Loop): Node {
  const e = loop.condition ?? loop.breakIf;
  if (!e) return truth(at, true);
  const value = at.evaluate(e);
  if (typeName(value.type) !== 'bool') refuse(e.line, `a condition is bool, not ${typeName(value.type)}`);
  return loop.condition ? value.nodes[0]! : at.builder.op('b.not', value.nodes[0]!);
}

/** Lowers one turn; yields the condition of another. */
function turn(at: Lowering, loop: Loop, alive: Variable | null): Node {
  if (alive) return flaggedTurn(at, loop, alive);
  const follow = (): Node => {
    at.execute(loop.update);
    return goesOn(at, loop);
  };
  const inside = scoped(at, () => {
    at.execute(loop.body);
    return loop.sharesScope ? follow() : null;
  });
  return inside ?? follow();
}

/** A turn for the lanes that are alive, which ends with the flag of those that go on. */
function flaggedTurn(at: Lowering, loop: Loop, alive: Variable): Node {
  const [entering] = alive.nodes as [Node];
  const update = (): void => {
    at.execute(loop.update);
    alive.nodes = [goesOn(at, loop)];
  };
  const follow = (): void => at.branch(alive.nodes[0]!, update, null, 'rest');
  const body = (): void => {
    alive.nodes = [truth(at, true)];
    withFlags(
      at,
      () => {
        scoped(at, () => {
          at.execute(loop.body);
          if (loop.sharesScope) follow();
        });
        if (!loop.sharesScope) follow();
      },
      alive,
    );
  };
  if (entering.uniform) body();
  else at.branch(entering, body, null, 'rest');
  return alive.nodes[0]!;
}
