import { proxy, transfer } from 'comlink';
import type { Process } from '../backend.ts';
import { type ControlTable, windowValues } from '../control-table.ts';
import { createSentByNumber } from '../sent-by-number.ts';
import { type Spawn, startSlot, type WorkerSlot } from '../worker-slot.ts';
import type { CompiledKernel } from './compile-kernel.ts';
import type { CpuExecutor, CpuJobs } from './executor.ts';
import { createSpares } from './spares.ts';
import type { SendRows, WorkerApi } from './worker-api.ts';

interface Slot extends WorkerSlot<WorkerApi> {
  /** Numbers of the processes that the worker holds, the latest last. */
  readonly held: number[];
  /** The control tables of its runs, by their number. */
  readonly running: Map<number, ControlTable>;
}

/** Processes that a worker keeps: forward and reverse, at two time steps. */
const processesHeld = 4;

/** Runs kernels in `count` workers; every run goes to the least busy one. */
export function createWorkerPool(count: number, spawn: Spawn): CpuExecutor {
  const slots = Array.from({ length: count }, () => openSlot(spawn));
  const processes = createSentByNumber<Process>(processesHeld);
  let kernels = 0;
  let runs = 0;
  const spares = createSpares();

  const alive = () => {
    const living = slots.filter((slot) => !slot.dead());
    if (living.length === 0) throw slots[0]!.dead()!;
    return living;
  };
  /** Sends the process unless the worker holds it; calls reach a worker in order, so nothing waits for this one. */
  const send = (slot: Slot, process: Process, kernel: CompiledKernel): { number: number; sent: Promise<unknown> } => {
    const { number, fresh, forget } = processes.use(slot.held, process);
    if (!fresh) return { number, sent: Promise.resolve() };
    const { controls, ...value } = process;
    const short = kernel.controlCount * controls.rows <= windowValues;
    const whole = short ? controls.read(0, controls.rows) : null;
    return { number, sent: slot.ask(slot.api.load(number, value, whole, forget)) };
  };

  return {
    // One run in hand and one waiting for each worker.
    concurrency: 2 * count,
    async prepare(kernel: CompiledKernel): Promise<CpuJobs> {
      const number = kernels++;
      await Promise.all(alive().map((slot) => slot.ask(slot.api.prepare(number, kernel))));
      return {
        async run(process, range, stops) {
          const slot = alive().reduce((least, other) => (other.running.size < least.running.size ? other : least));
          const run = runs++;
          slot.running.set(run, process.controls);
          try {
            const held = send(slot, process, kernel);
            const what = { run, kernel: number, process: held.number, range, stops };
            const back = spares.some(stops.length);
            const result = slot.ask(slot.api.run(what, transfer(back, back)));
            const [columns] = await Promise.all([result, held.sent]);
            return columns;
          } finally {
            slot.running.delete(run);
          }
        },
        recycle(columns) {
          for (const { data } of columns) spares.give(data.buffer);
        },
        dispose() {
          for (const slot of slots) if (!slot.dead()) slot.ask(slot.api.release(number)).catch(() => {});
        },
      };
    },
    async dispose() {
      for (const slot of slots) slot.dispose();
    },
  };
}

function openSlot(spawn: Spawn): Slot {
  const running = new Map<number, ControlTable>();
  const slot: Slot = { ...startSlot<WorkerApi>(spawn, 'cpu worker'), held: [], running };
  const rows: SendRows = async (run, { first, end }, into) => {
    const values = running.get(run)!.read(first, end);
    into.set(values);
    return transfer(into.subarray(0, values.length), [into.buffer]);
  };
  slot.ask(slot.api.connect(proxy(rows))).catch(() => {});
  return slot;
}
