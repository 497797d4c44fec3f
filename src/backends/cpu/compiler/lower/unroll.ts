import type { Assignment, Expression, Loop } from '../../../wgsl/ast.ts';
import { constantOf } from '../ir/node.ts';
import { assignedNames, calledNames, namesIn } from './assigned.ts';
import { type Lowering, restore, scoped, snapshot } from './context.ts';
import { mayExit } from './exits.ts';
import { truth, withFlags } from './flags.ts';
import { lookup } from './names.ts';

// A loop of more turns stays a loop.
export const MOST_TURNS = 32;

// Functions that the body calls may change the module's variables, and functions in the condition may read them.
const isPrivate = (at: Lowering, name: string): boolean => at.module.variables.get(name)?.space === 'private';

const calls = (at: Lowering, e: Expression): boolean => calledNames(e).some((name) => at.module.functions.has(name));

/**
 * Number of turns of a loop, as far as it is known when compiled: its condition depends only on variables that its
 * update alone changes. Counting stops beyond `MOST_TURNS`; null where the number is unknown.
 */
export function turnsOf(at: Lowering, loop: Loop): number | null {
  const { condition, update, body } = loop;
  if (!condition || loop.breakIf || !update.length) return null;
  const inBody = assignedNames(body);
  const controls = namesIn(condition);
  for (const s of update) {
    if (s.kind !== 'assign' || s.target?.kind !== 'name' || lookup(at, s.target.name, s.line).kind !== 'variable')
      return null;
    controls.add(s.target.name);
    namesIn(s.value, controls);
  }
  for (const name of controls) if (inBody.has(name) || isPrivate(at, name)) return null;
  if ([condition, ...update.map((s) => (s as Assignment).value)].some((e) => calls(at, e))) return null;
  const before = snapshot(at);
  const turns = scoped(at, () => {
    for (let count = 0; ; count++) {
      const known = constantOf(at.evaluate(condition).nodes[0]!);
      if (known === null) return null;
      if (!known || count > MOST_TURNS) return count;
      at.execute(update);
    }
  });
  restore(at, before);
  return turns;
}

/** Lowers a loop turn after turn. */
export function unrolled(at: Lowering, loop: Loop, turns: number): void {
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
