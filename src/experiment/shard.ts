import { SpecError } from '../errors.ts';
import { leafOf } from '../tally/side-stream.ts';
import type { Part } from './run-state.ts';

/** The `index`-th (from 1) of `count` parts of an ensemble of nearly equal size: whole leaves, so that parts merge bit for bit. @throws SpecError */
export function partOf(trajectories: number, index: number, count: number): Part {
  const leaf = leafOf(trajectories);
  const leaves = Math.ceil(trajectories / leaf);
  if (count > leaves)
    throw SpecError.of(
      '--shard',
      `${index}/${count}`,
      `${trajectories} trajectories can be cut into at most ${leaves} part${leaves > 1 ? 's' : ''}`,
    );
  const bound = (i: number) => Math.min(trajectories, leaf * Math.floor((i * leaves) / count));
  return { first: bound(index - 1), end: bound(index) };
}
