import type { Loop } from '../../../wgsl/ast.ts';
import { refuse } from '../../../wgsl/refuse.ts';
import { BOOL } from '../../../wgsl/types.ts';
import { namesIn, usedNames } from './assigned.ts';
import { hidden, type Lowering, scoped } from './context.ts';
import { hasBreak, hasReturn, mayExit } from './exits.ts';
import { truth } from './flags.ts';
import { counting, goesOn, repeat } from './repeat.ts';
import { MOST_TURNS, turnsOf, unrolled } from './unroll.ts';

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

function general(at: Lowering, loop: Loop, runsOnce: boolean): void {
  const exits = loop.body.some(mayExit);
  const endless = !loop.condition && !loop.breakIf && !hasBreak(loop.body) && !hasReturn(loop.body);
  if (endless) refuse(loop.line, 'a loop without end');
  if (exits) checkUpdateNames(loop);
  const onEntry = loop.condition && !runsOnce ? goesOn(at, loop) : truth(at, true);
  if (onEntry.operation === 'const' && !onEntry.immediate) return;
  // Without a flag unless one is needed; that the condition comes to differ between lanes shows in the first round.
  if (!exits && onEntry.uniform && repeat(at, loop, onEntry, null)) return;
  const first = onEntry.uniform ? onEntry : counting(at, onEntry);
  repeat(at, loop, first, hidden(at, 'alive', { type: BOOL, nodes: [first] }));
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
