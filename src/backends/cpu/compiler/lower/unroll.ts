import type { Loop } from '../ast.ts';
import { constantOf } from '../ir/node.ts';
import { assignedNames, namesIn } from './assigned.ts';
import { type Lowering, restore, scoped, snapshot } from './context.ts';
import { lookup } from './names.ts';

// A loop of more turns stays a loop.
export const MOST_TURNS = 32;

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
  for (const name of controls) if (inBody.has(name)) return null;
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
