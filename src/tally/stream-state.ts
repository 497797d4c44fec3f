import { type Block, coarsen, createDyadic, jackknifeGroups } from './dyadic.ts';
import { mergeSides, type SideTally } from './side-tally.ts';

/**
 * All that a stream knows of a contiguous stretch of an ensemble, as plain data: enough to go on from, and to be put together with
 * the stretches before and after it.
 */
export interface StreamState {
  /** Aligned blocks of whole leaves, in index order. */
  readonly blocks: readonly Block<SideTally>[];
  /** The blocks of the stretch as they were when the ensemble reached a power of two. */
  readonly prefixes: readonly (readonly [number, readonly Block<SideTally>[]])[];
  /** Raw works of those of the ensemble's first trajectories that lie in the stretch. */
  readonly first: Float64Array;
  /** Their values of the columns that the stream was asked to keep. */
  readonly kept: readonly Float64Array[];
  /** Works and columns of a last leaf that is not full. */
  readonly open: { readonly work: Float64Array; readonly columns: readonly Float64Array[] };
}

/** Trajectories in a stretch. */
export const trajectoriesIn = ({ blocks, open }: Pick<StreamState, 'blocks' | 'open'>): number =>
  blocks.reduce((sum, { tally }) => sum + tally.count, 0) + Math.max(open.work.length, open.columns[0]?.length ?? 0);

/**
 * Puts contiguous stretches, in index order and starting at trajectory 0, together to the state of one stream that all their
 * trajectories went through, bit for bit. @throws RangeError when a stretch other than the last ends inside a leaf
 */
export function mergeStreams(states: readonly StreamState[], groups = jackknifeGroups): StreamState {
  const whole = createDyadic(mergeSides, groups);
  const prefixes: [number, readonly Block<SideTally>[]][] = [];
  states.forEach(({ blocks, prefixes: own, open }, i) => {
    if (i + 1 < states.length && (open.work.length > 0 || open.columns.some((c) => c.length > 0)))
      throw new RangeError('stretches: only the last may end inside a leaf');
    for (const [count, then] of own) {
      const forest = createDyadic(mergeSides, groups);
      for (const block of [...whole.blocks(), ...then]) forest.push(block);
      prefixes.push([count, coarsen(forest.blocks(), jackknifeGroups, mergeSides)]);
    }
    for (const block of blocks) whole.push(block);
  });
  return {
    blocks: [...whole.blocks()],
    prefixes,
    first: joined(states.map((s) => s.first)),
    kept: (states[0]?.kept ?? []).map((_, k) => joined(states.map((s) => s.kept[k]!))),
    open: states.at(-1)?.open ?? { work: new Float64Array(0), columns: [] },
  };
}

/** Arrays one behind the other. */
export function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
