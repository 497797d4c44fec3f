import type { Columns, Range } from '../backends/backend.ts';
import { unpackStream } from '../tally/pack.ts';
import type { SideStreamOptions } from '../tally/side-stream.ts';
import { type Arm, countInArm } from './arm.ts';
import { copyPortion, type Portion } from './tally-pool/portion.ts';
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

  const send = (arm: Arm, portion: Portion, first: number, taken: (() => void) | null) => {
    const layout = options.layoutOf(arm);
    const { trajectories } = portion;
    const alone = { ...layout, first, keep: [], prefixes: false, level: arm.stream!.level() };
    const job = Promise.all([pool.tally(arm.direction.reading!, alone, portion), tallied.get(arm)])
      .then(([{ stream, work, counts, room }]) => {
        if (failure) return;
        options.follow(arm, work);
        arm.stream!.append(unpackStream(stream, layout));
        countInArm(arm, counts, trajectories);
        taken?.();
        rooms.push(room);
      })
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => underWay.delete(job));
    underWay.add(job);
    tallied.set(arm, job);
  };

  const sendAll = async (arm: Arm, states: readonly Columns[], { first, count }: Range, taken: () => void) => {
    const { length } = arm.direction.kernel.kernel.columns;
    for (let from = 0; from < count; from += largest) {
      while (underWay.size >= inHand * pool.workers) await Promise.race(underWay);
      if (failure) throw failure.error;
      const to = Math.min(count, from + largest);
      send(arm, copyPortion(states, length, from, to, rooms.pop()), first + from, to === count ? taken : null);
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
