import { BOOL } from '../../../wgsl/types.ts';
import type { Node } from '../ir/node.ts';
import { hidden, type LoopFrame, type Lowering, scoped, type Variable } from './context.ts';

export const truth = (at: Lowering, value: boolean): Node => at.builder.constant('bool', value ? 1 : 0);

/** Lowers the turn of a loop that may be left from within: `break` and `continue` lower the flags. */
export function withFlags(at: Lowering, body: (flags: LoopFrame) => void, alive: Variable | null = null): void {
  const flag = (name: string): Variable => hidden(at, name, { type: BOOL, nodes: [truth(at, true)] });
  scoped(at, () => {
    const flags: LoopFrame = { alive: alive ?? flag('alive'), running: flag('running') };
    at.frame.loops.push(flags);
    body(flags);
    at.frame.loops.pop();
  });
}
