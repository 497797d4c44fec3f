import { transfer } from 'comlink';
import { createSentByNumber } from '../../backends/sent-by-number.ts';
import { type Spawn, startSlot, type WorkerSlot } from '../../backends/worker-slot.ts';
import { DeviceError, SpecError } from '../../errors.ts';
import { unpackGains } from '../../estimate/blocks/pack-gains.ts';
import type { ReadStretches } from '../../estimate/blocks/stretch-task.ts';
import type { SideStreamOptions } from '../../tally/side-stream.ts';
import type { DirectionReading } from '../plan.ts';
import type { Portion } from './portion.ts';
import type { Refused, TalliedPortion, TallyApi } from './tally-api.ts';

/** Workers that read and tally the trajectories of large ensembles, beside the host; started when first asked. */
export interface TallyPool {
  readonly workers: number;
  /**
   * Tallies a portion as a stream of its own; its memory is gone until it comes back.
   *
   * @throws DeviceError when the worker dies
   * @throws SpecError what a trajectory is refused for
   */
  tally(reading: DirectionReading, options: SideStreamOptions, portion: Portion): Promise<TalliedPortion>;
  /** Tallies what has been read of trajectories already. @throws DeviceError when the worker dies */
  tallyRead(options: SideStreamOptions, portion: Portion): Promise<Pick<TalliedPortion, 'stream' | 'room'>>;
  /** Reads stretches of works for a block study. @throws DeviceError when the worker dies */
  readonly read: ReadStretches;
  dispose(): void;
}

interface Slot extends WorkerSlot<TallyApi> {
  /** Numbers of the readings that the worker holds, the latest last. */
  readonly held: number[];
}

/** Readings that a worker keeps: forward and reverse, of two runs. */
const readingsHeld = 4;

/** @param workers how many, at least one */
export function createTallyPool(workers: number, spawn: Spawn): TallyPool {
  let slots: Slot[] = [];
  let disposed = false;
  const readings = createSentByNumber<DirectionReading>(readingsHeld);
  const open = (): Slot => ({ ...startSlot<TallyApi>(spawn, 'tally worker'), held: [] });
  /** The least busy one; those that have died make room for others. */
  const leastBusy = () => {
    if (disposed) throw new DeviceError('tally worker: disposed');
    slots = Array.from({ length: workers }, (_, k) => (slots[k] && !slots[k].dead() ? slots[k] : open()));
    return slots.reduce((least, slot) => (slot.busy() < least.busy() ? slot : least));
  };
  /** Sends a reading unless the worker holds it; calls reach a worker in order, so nothing waits for this one. */
  const send = (slot: Slot, reading: DirectionReading): { number: number; sent: Promise<unknown> } => {
    const { number, fresh, forget } = readings.use(slot.held, reading);
    return { number, sent: fresh ? slot.ask(slot.api.prepare(number, reading, forget)) : Promise.resolve() };
  };
  return {
    workers,
    async tally(reading, options, portion) {
      const slot = leastBusy();
      const { number, sent } = send(slot, reading);
      const result = slot.ask<TalliedPortion | Refused>(
        slot.api.tally(number, options, transfer(portion, [portion.data.buffer as ArrayBuffer])),
      );
      const [tallied] = await Promise.all([result, sent]);
      if ('refused' in tallied) throw new SpecError(tallied.refused);
      return tallied;
    },
    async tallyRead(options, portion) {
      const slot = leastBusy();
      return slot.ask(slot.api.tallyRead(options, transfer(portion, [portion.work.buffer as ArrayBuffer])));
    },
    async read(tasks) {
      const slot = leastBusy();
      return unpackGains(await slot.ask(slot.api.read(tasks)), tasks);
    },
    dispose() {
      disposed = true;
      for (const slot of slots) slot.dispose();
      slots = [];
    },
  };
}
