import { transfer } from 'comlink';
import type { Columns } from '../../backends/backend.ts';
import { SpecError } from '../../errors.ts';
import { packGains } from '../../estimate/blocks/pack-gains.ts';
import { createStretchReader } from '../../estimate/blocks/stretch-reader.ts';
import { readStretch, type StretchTask } from '../../estimate/blocks/stretch-task.ts';
import { packStream } from '../../tally/pack.ts';
import { createSideStream, type SideStreamOptions } from '../../tally/side-stream.ts';
import { addCounts, type Counts, createExtraction, type Extracted, noCounts } from '../observables.ts';
import type { DirectionReading } from '../plan.ts';
import { stretchesOf } from '../stretch.ts';
import { type Portion, statesOf, valuesOf } from './portion.ts';

/** What has been tallied of a portion, packed; its works in kT, where there are any; and its memory back, in which they are. */
export interface TalliedPortion {
  readonly stream: Float64Array;
  readonly work: Float64Array | null;
  readonly counts: Counts;
  readonly room: ArrayBuffer;
}

/** What a trajectory is refused for, as a `SpecError` says it: errors lose what they are on their way. */
export interface Refused {
  readonly refused: string;
}

/** What a worker does, called through comlink. */
export interface TallyApi {
  /** Says by number how trajectories are read, and which number to forget. */
  prepare(reading: number, how: DirectionReading, forget?: number): void;
  /** Reads a portion and tallies it as a stream of its own. Arrays are transferred. */
  tally(reading: number, options: SideStreamOptions, portion: Portion): TalliedPortion | Refused;
  /** Tallies, as a stream of its own, a portion that has been read: its one state holds a column for each observable. Arrays are transferred. */
  tallyRead(options: SideStreamOptions, portion: Portion): Pick<TalliedPortion, 'stream' | 'room'>;
  /** Reads stretches of works for a block study: `unpackGains`. The array is transferred. */
  read(tasks: readonly StretchTask[]): Float64Array;
}

type Extract = (columns: readonly Columns[]) => Extracted;

export function createTallyApi(): TallyApi {
  const reader = createStretchReader();
  const extracts = new Map<number, Extract>();

  const tally = (extract: Extract, options: SideStreamOptions, portion: Portion): TalliedPortion => {
    const side = createSideStream(options);
    let counts = noCounts;
    let worked = false;
    let at = 0;
    for (const stretch of stretchesOf(statesOf(portion), 0, portion.trajectories)) {
      const batch = extract(stretch);
      if (batch.work) portion.work.set(batch.work, at);
      worked ||= batch.work !== null;
      side.add(batch.work, batch.columns);
      counts = addCounts(counts, batch);
      at += stretch[0]!.count;
    }
    const room = portion.data.buffer as ArrayBuffer;
    return { stream: packStream(side.save()), work: worked ? portion.work : null, counts, room };
  };

  return {
    prepare(reading, { extracting, ends, confined }, forget) {
      if (forget !== undefined) extracts.delete(forget);
      const { extract } = createExtraction(extracting);
      extracts.set(reading, (columns) => extract(columns, ends, confined));
    },
    tally(reading, options, portion) {
      try {
        const tallied = tally(extracts.get(reading)!, options, portion);
        return transfer(tallied, [tallied.stream.buffer as ArrayBuffer, tallied.room]);
      } catch (error) {
        if (error instanceof SpecError) return { refused: error.message };
        throw error;
      }
    },
    tallyRead(options, portion) {
      const side = createSideStream(options);
      side.add(portion.work, valuesOf(portion));
      const stream = packStream(side.save());
      const room = portion.work.buffer as ArrayBuffer;
      return transfer({ stream, room }, [stream.buffer as ArrayBuffer, room]);
    },
    read(tasks) {
      const gains = packGains(tasks.map((task) => readStretch(reader, task)));
      return transfer(gains, [gains.buffer as ArrayBuffer]);
    },
  };
}
