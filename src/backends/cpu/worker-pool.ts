import { type Endpoint, proxy, type Remote, transfer, wrap } from 'comlink';
import { DeviceError } from '../../errors.ts';
import type { Process } from '../backend.ts';
import { type ControlTable, windowValues } from '../control-table.ts';
import type { CompiledKernel } from './compile-kernel.ts';
import type { CpuExecutor, CpuJobs } from './executor.ts';
import { createSpares } from './spares.ts';
import type { SendRows, WorkerApi } from './worker-api.ts';

/** A worker as a platform starts it. */
export interface SpawnedWorker {
  /** Its end of comlink. */
  readonly endpoint: Endpoint;
  /** Resolves to the reason when the worker dies. */
  readonly died: Promise<string>;
  terminate(): void;
}

export type Spawn = () => SpawnedWorker;

interface Slot {
  readonly worker: SpawnedWorker;
  readonly api: Remote<WorkerApi>;
  /** Rejections of the calls that wait for an answer, which a dead worker never gives. */
  readonly waiting: Set<(error: DeviceError) => void>;
  /** Numbers of the processes that the worker holds, the latest last. */
  held: number[];
  /** The control tables of its runs, by their number. */
  readonly running: Map<number, ControlTable>;
  dead?: DeviceError;
}

/** Processes that a worker keeps: forward and reverse, at two time steps. */
const processesHeld = 4;

/** Runs kernels in `count` workers; every run goes to the least busy one. */
export function createWorkerPool(count: number, spawn: Spawn): CpuExecutor {
  const slots = Array.from({ length: count }, () => startSlot(spawn));
  const numbers = new WeakMap<Process, number>();
  let kernels = 0;
  let processes = 0;
  let runs = 0;
  const spares = createSpares();

  const numberOf = (process: Process) => {
    const known = numbers.get(process) ?? processes++;
    numbers.set(process, known);
    return known;
  };
  const alive = () => {
    const living = slots.filter((slot) => !slot.dead);
    if (living.length === 0) throw slots[0]!.dead!;
    return living;
  };
  /** Sends the process unless the worker holds it; calls reach a worker in order, so nothing waits for this one. */
  const send = (slot: Slot, process: Process, kernel: CompiledKernel): { number: number; sent: Promise<unknown> } => {
    const number = numberOf(process);
    const fresh = !slot.held.includes(number);
    slot.held = [...slot.held.filter((other) => other !== number), number];
    const forget = slot.held.length > processesHeld ? slot.held.shift() : undefined;
    if (!fresh) return { number, sent: Promise.resolve() };
    const { controls, ...value } = process;
    const short = kernel.controlCount * controls.rows <= windowValues;
    const whole = short ? controls.read(0, controls.rows) : null;
    return { number, sent: ask(slot, slot.api.load(number, value, whole, forget)) };
  };

  return {
    // One run in hand and one waiting for each worker.
    concurrency: 2 * count,
    async prepare(kernel: CompiledKernel): Promise<CpuJobs> {
      const number = kernels++;
      await Promise.all(alive().map((slot) => ask(slot, slot.api.prepare(number, kernel))));
      return {
        async run(process, range, stops) {
          const slot = alive().reduce((least, other) => (other.running.size < least.running.size ? other : least));
          const run = runs++;
          slot.running.set(run, process.controls);
          try {
            const held = send(slot, process, kernel);
            const what = { run, kernel: number, process: held.number, range, stops };
            const back = spares.some(stops.length);
            const result = ask(slot, slot.api.run(what, transfer(back, back)));
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
          for (const slot of slots) if (!slot.dead) ask(slot, slot.api.release(number)).catch(() => {});
        },
      };
    },
    async dispose() {
      for (const slot of slots) {
        bury(slot, 'disposed');
        slot.worker.terminate();
      }
    },
  };
}

function startSlot(spawn: Spawn): Slot {
  const worker = spawn();
  const running = new Map<number, ControlTable>();
  const slot: Slot = { worker, api: wrap<WorkerApi>(worker.endpoint), waiting: new Set(), held: [], running };
  worker.died.then((reason) => bury(slot, reason));
  const rows: SendRows = async (run, { first, end }, into) => {
    const values = running.get(run)!.read(first, end);
    into.set(values);
    return transfer(into.subarray(0, values.length), [into.buffer]);
  };
  ask(slot, slot.api.connect(proxy(rows))).catch(() => {});
  return slot;
}

function bury(slot: Slot, reason: string) {
  slot.dead ??= new DeviceError(`cpu worker: ${reason}`);
  for (const reject of slot.waiting) reject(slot.dead);
  slot.waiting.clear();
}

/** The answer of a worker, or a `DeviceError` when it throws or dies. */
function ask<T>(slot: Slot, call: PromiseLike<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    if (slot.dead) reject(slot.dead);
    slot.waiting.add(reject);
    call.then(
      (value) => {
        slot.waiting.delete(reject);
        resolve(value);
      },
      (error: Error) => {
        slot.waiting.delete(reject);
        reject(new DeviceError(`cpu worker: ${error.message}`));
      },
    );
  });
}
