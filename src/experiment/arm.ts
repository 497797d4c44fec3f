import { packStream } from '../tally/pack.ts';
import type { SideStream } from '../tally/side-stream.ts';
import { addCounts, type Counts, type Extracted } from './observables.ts';
import type { Direction } from './plan.ts';
import type { ArmState } from './run-state.ts';

/** One direction while it runs: what has come in, and the stream that tallies it once the scale is fixed. */
export interface Arm {
  readonly direction: Direction;
  readonly side: 'forward' | 'reverse';
  /** Batches that wait for the scale. */
  readonly held: Extracted[];
  stream: SideStream | null;
  finished: number;
  nonFinite: number;
  accepted: number;
  jumps: number;
  capped: number;
}

/** @param from earlier states of contiguous stretches, whose counts add up */
export function createArm(direction: Direction, side: Arm['side'], from: readonly ArmState[]): Arm {
  const sum = (of: (state: ArmState) => number) => from.reduce((total, state) => total + of(state), 0);
  return {
    direction,
    side,
    held: from.flatMap((state) => state.held),
    stream: null,
    finished: sum((s) => s.finished),
    nonFinite: sum((s) => s.nonFinite),
    accepted: sum((s) => s.accepted),
    jumps: sum((s) => s.jumps),
    capped: sum((s) => s.capped),
  };
}

/** Takes the counts of the next trajectories of the arm. */
export function countInArm(arm: Arm, counts: Counts, trajectories: number): void {
  arm.finished += trajectories;
  Object.assign(arm, addCounts(arm, counts));
}

/** Takes the next trajectories of the arm. */
export function addToArm(arm: Arm, batch: Extracted, count: number): void {
  countInArm(arm, batch, count);
  if (arm.stream) arm.stream.add(batch.work, batch.columns);
  else arm.held.push(copyOf(batch));
}

/** From now on the arm's trajectories go into `stream`. */
export function openArm(arm: Arm, stream: SideStream): void {
  arm.stream = stream;
  for (const batch of arm.held.splice(0)) stream.add(batch.work, batch.columns);
}

export const saveArm = ({ direction: _, stream, held, ...counts }: Arm): ArmState => ({
  ...counts,
  held: [...held],
  stream: stream && packStream(stream.save()),
});

/** A batch with arrays of its own. */
export const copyOf = (batch: Extracted): Extracted => ({
  ...batch,
  work: batch.work?.slice() ?? null,
  columns: batch.columns.map((column) => column.slice()),
});
