import type { Columns, Range } from '../backends/backend.ts';
import { unpackStream } from '../tally/pack.ts';
import type { SideStreamOptions } from '../tally/side-stream.ts';
import { type Arm, countInArm } from './arm.ts';
import { addCounts, noCounts } from './observables.ts';
import { stretchesOf } from './stretch.ts';
import { copyPortion, emptyPortion, valuesOf } from './tally-pool/portion.ts';
import type { TallyPool } from './tally-pool/tally-pool.ts';

/** Trajectories that go to a worker together. */
const largest = 2 ** 14;

/** Portions for each worker that are under way at most: one in hand, one waiting, one on its way. */
const inHand = 3;

/** Has trajectories read and tallied by workers. What they give is taken in index order, so that no bit depends on who was first. */
export interface TallyElsewhere {
  /** Takes the next trajectories of an arm, whose stream is open; resolves when their columns are read no more. `taken` is called when they have been tallied. */
  receive(arm: Arm, states: readonly Columns[], range: Range, taken: () => void): Promise<void>;
  /** Resolves when all have been tallied. @throws what doing so threw */
  settled(): Promise<void>;
}

/**
 * @param options.layoutOf how an arm is tallied
 * @param options.follow takes the works of the next trajectories of an arm in kT, where there are any
 */
export function createTallyElsewhere(
  pool: TallyPool,
  options: {
    layoutOf: (arm: Arm) => SideStreamOptions;
    follow: (arm: Arm, work: Float64Array | null) => void;
  },
): TallyElsewhere {
  const rooms: ArrayBuffer[] = [];
  const underWay = new Set<Promise<void>>();
  /** When the last portion of an arm is tallied, and when all that was received of it is on its way. */
  const tallied = new Map<Arm, Promise<void>>();
  const sent = new Map<Arm, Promise<void>>();
  let failure: { readonly error: unknown } | null = null;

  /** Has trajectories `from` … `to` − 1 of a range read and tallied; read here where no worker can. */
  const tally = async (arm: Arm, states: readonly Columns[], from: number, to: number, first: number) => {
    const alone = { ...options.layoutOf(arm), first, keep: [], prefixes: false, level: arm.stream!.level() };
    const { direction } = arm;
    if (direction.reading) {
      const { length } = direction.kernel.kernel.columns;
      return pool.tally(direction.reading, alone, copyPortion(states, length, from, to, rooms.pop()));
    }
    const portion = emptyPortion(to - from, alone.columns, rooms.pop());
    const columns = valuesOf(portion);
    let counts = noCounts;
    let worked = false;
    let at = 0;
    for (const stretch of stretchesOf(states, from, to)) {
      const batch = direction.extract(stretch);
      if (batch.work) portion.work.set(batch.work, at);
      worked ||= batch.work !== null;
      for (const [c, values] of batch.columns.entries()) columns[c]!.set(values, at);
      counts = addCounts(counts, batch);
      at += stretch[0]!.count;
    }
    const { stream, room } = await pool.tallyRead(alone, portion);
    return { stream, room, counts, work: worked ? new Float64Array(room, 0, to - from) : null };
  };

  const sendAll = async (arm: Arm, states: readonly Columns[], { first, count }: Range, taken: () => void) => {
    // A range is taken as a whole: fields come with ranges, and what is saved must be of the same trajectories throughout.
    const held: (() => void)[] = [];
    for (let from = 0; from < count; from += largest) {
      while (underWay.size >= inHand * pool.workers) await Promise.race(underWay);
      if (failure) throw failure.error;
      const to = Math.min(count, from + largest);
      const job = Promise.all([tally(arm, states, from, to, first + from), tallied.get(arm)])
        .then(([{ stream, work, counts, room }]) => {
          if (failure) return;
          const own = work?.slice() ?? null;
          rooms.push(room);
          held.push(() => {
            options.follow(arm, own);
            arm.stream!.append(unpackStream(stream, options.layoutOf(arm)));
            countInArm(arm, counts, to - from);
          });
          if (to < count) return;
          for (const take of held) take();
          taken();
        })
        .catch((error: unknown) => {
          failure ??= { error };
        })
        .finally(() => underWay.delete(job));
      underWay.add(job);
      tallied.set(arm, job);
    }
  };

  return {
    receive(arm, states, range, taken) {
      const before = sent.get(arm);
      const all = before ? before.then(() => sendAll(arm, states, range, taken)) : sendAll(arm, states, range, taken);
      sent.set(arm, all);
      return all;
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
      if (failure) throw failure.error;
    },
  };
}
