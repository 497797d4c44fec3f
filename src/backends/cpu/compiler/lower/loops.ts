import type { Loop } from '../ast.ts';
import type { Node, Phi } from '../ir/node.ts';
import { refuse } from '../refuse.ts';
import { BOOL, typeName } from '../types.ts';
import { assignedVariables, namesIn, usedNames } from './assigned.ts';
import { hidden, type LoopFrame, type Lowering, restore, scoped, snapshot, type Variable } from './context.ts';
import { hasBreak, hasReturn, mayExit } from './exits.ts';
import { MOST_TURNS, turnsOf } from './unroll.ts';

// Each round of analysis finds at least one more scalar that differs between lanes; few are ever needed.
const MOST_ROUNDS = 64;

/**
 * A loop. One of few turns, known when compiled, is unrolled. Any other becomes `do { turn } while (…)`:
 *
 * - A uniform condition is tested at the end only, since the first turn is taken for granted: where its value on entry is
 *   known before the loop over lanes, the kernel traps if it is false, elsewhere the loop is branched over.
 * - A condition per lane, or an exit from within, keeps a flag `alive`; a lane that is no longer alive keeps its
 *   variables while others go on.
 */
export function lowerLoop(at: Lowering, loop: Loop): void {
  scoped(at, () => {
    if (loop.initial) at.execute([loop.initial]);
    const turns = turnsOf(at, loop);
    if (turns !== null && turns <= MOST_TURNS) unrolled(at, loop, turns);
    else if (turns !== 0) general(at, loop, turns !== null);
  });
}

const truth = (at: Lowering, value: boolean): Node => at.builder.constant('bool', value ? 1 : 0);

function withFlags(at: Lowering, body: (flags: LoopFrame) => void, alive: Variable | null = null): void {
  const flag = (name: string): Variable => hidden(at, name, { type: BOOL, nodes: [truth(at, true)] });
  scoped(at, () => {
    const flags: LoopFrame = { alive: alive ?? flag('alive'), running: flag('running') };
    at.frame.loops.push(flags);
    body(flags);
    at.frame.loops.pop();
  });
}

function unrolled(at: Lowering, loop: Loop, turns: number): void {
  const turn = (): void => scoped(at, () => at.execute(loop.body));
  if (!loop.body.some(mayExit)) {
    for (let i = 0; i < turns; i++) {
      turn();
      at.execute(loop.update);
    }
    return;
  }
  withFlags(at, ({ alive, running }) => {
    const from = (i: number): void => {
      if (i === turns) return;
      running.nodes = [truth(at, true)];
      turn();
      at.branch(
        alive.nodes[0]!,
        () => {
          at.execute(loop.update);
          from(i + 1);
        },
        null,
        'rest',
      );
    };
    from(0);
  });
}

/** The condition under which another turn follows, evaluated here. */
function goesOn(at: Lowering, loop: Loop): Node {
  const e = loop.condition ?? loop.breakIf;
  if (!e) return truth(at, true);
  const value = at.evaluate(e);
  if (typeName(value.type) !== 'bool') refuse(e.line, `a condition is bool, not ${typeName(value.type)}`);
  return loop.condition ? value.nodes[0]! : at.builder.op('b.not', value.nodes[0]!);
}

function general(at: Lowering, loop: Loop, runsOnce: boolean): void {
  const exits = loop.body.some(mayExit);
  const endless = !loop.condition && !loop.breakIf && !hasBreak(loop.body) && !hasReturn(loop.body);
  if (endless) refuse(loop.line, 'a loop without end');
  if (exits) checkUpdateNames(loop);
  const onEntry = loop.condition && !runsOnce ? goesOn(at, loop) : truth(at, true);
  if (onEntry.operation === 'const' && !onEntry.immediate) return;
  // Without a flag unless one is needed; that the condition comes to differ between lanes shows in the first round.
  if (!exits && onEntry.uniform && repeat(at, loop, onEntry, null)) return;
  const first = at.mask && !onEntry.uniform ? at.builder.op('b.and', at.mask, onEntry) : onEntry;
  repeat(at, loop, first, hidden(at, 'alive', { type: BOOL, nodes: [first] }));
}

/** What to test before the first turn: null where it may be taken for granted. */
function entryGuard(at: Lowering, onEntry: Node): Node | null {
  const { builder } = at;
  if (onEntry.operation === 'const') return null;
  if (!onEntry.uniform) return builder.asLanes(onEntry);
  if (!at.certain || onEntry.block !== builder.root) return onEntry;
  builder.resume(builder.root, () => builder.add({ kind: 'require', condition: onEntry }));
  return null;
}

/** One scalar of a variable that a loop may change. */
interface Changing {
  readonly variable: Variable;
  readonly index: number;
  readonly first: Node;
  readonly uniform: boolean;
}

/**
 * Lowers the loop with the scalars that it changes as phis. Which those are, and which differ between lanes, is found by
 * repetition from the assumption that all assigned variables change and none comes to differ.
 *
 * @returns false when a flag `alive` is needed after all
 */
function repeat(at: Lowering, loop: Loop, onEntry: Node, alive: Variable | null): boolean {
  const { builder } = at;
  const before = snapshot(at);
  const variables = assignedVariables(at, [...loop.body, ...loop.update], hasReturn(loop.body));
  if (alive) variables.add(alive);
  let plan: Changing[] = [...variables].flatMap((variable) =>
    variable.nodes.map((first, index) => ({ variable, index, first, uniform: first.uniform })),
  );
  const { certain } = at;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let test = onEntry;
    const phis = new Map<Changing, Node>();
    const body = builder.within('loop', () => {
      for (const changing of plan) {
        const phi = builder.defined('phi', changing.first.class, changing.uniform);
        phis.set(changing, phi);
        setScalar(changing, phi);
      }
      at.certain = certain && onEntry.uniform;
      test = turn(at, loop, alive);
      at.certain = certain;
    });
    const next = plan
      .filter((changing) => scalarNow(changing) !== phis.get(changing))
      .map((changing) => ({ ...changing, uniform: changing.uniform && scalarNow(changing).uniform }));
    const uniform = next.filter((changing) => changing.uniform).length;
    const stable = next.length === plan.length && uniform === plan.filter((changing) => changing.uniform).length;
    if (!test.uniform && !alive) {
      restore(at, before);
      return false;
    }
    if (!stable) {
      plan = next;
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
    builder.add({ kind: 'loop', body, phis: items, guard: entryGuard(at, onEntry), test: last });
    restore(at, before);
    plan.forEach((changing, i) => {
      const phi = items[i]!.node;
      setScalar(changing, builder.defined('out', phi.class, phi.uniform, phi));
    });
    return true;
  }
  return refuse(loop.line, 'the analysis of this loop did not come to an end');
}

const scalarNow = ({ variable, index }: Changing): Node => variable.nodes[index]!;

function setScalar({ variable, index }: Changing, node: Node): void {
  variable.nodes = variable.nodes.map((old, i) => (i === index ? node : old));
}

/** Lowers one turn; yields the condition of another. */
function turn(at: Lowering, loop: Loop, alive: Variable | null): Node {
  if (!alive) {
    const body = (): Node => {
      at.execute(loop.body);
      if (!loop.sharesScope) return truth(at, true);
      at.execute(loop.update);
      return goesOn(at, loop);
    };
    const shared = scoped(at, body);
    if (loop.sharesScope) return shared;
    at.execute(loop.update);
    return goesOn(at, loop);
  }
  const [entering] = alive.nodes as [Node];
  const flagged = (): void => {
    alive.nodes = [truth(at, true)];
    withFlags(
      at,
      () => {
        scoped(at, () => at.execute(loop.body));
        at.branch(
          alive.nodes[0]!,
          () => {
            at.execute(loop.update);
            alive.nodes = [goesOn(at, loop)];
          },
          null,
          'rest',
        );
      },
      alive,
    );
  };
  if (entering.uniform) flagged();
  else at.branch(entering, flagged, null, 'rest');
  return alive.nodes[0]!;
}

/** Names that a body with exits declares end with it, so that its `continuing` may not use them. */
function checkUpdateNames(loop: Loop): void {
  if (!loop.sharesScope) return;
  const declared = loop.body.flatMap((s) =>
    s.kind === 'let' || s.kind === 'var' || s.kind === 'const' ? [s.name] : [],
  );
  const used = usedNames(loop.update);
  if (loop.breakIf) namesIn(loop.breakIf, used);
  const name = declared.find((d) => used.has(d));
  if (name) refuse(loop.line, `'${name}' in 'continuing' of a loop with other exits is outside the subset`);
}
