import { transfer } from 'comlink';
import type { Columns, Range } from '../backend.ts';
import type { CompiledKernel } from './compile-kernel.ts';
import { type CpuProgram, createCpuProgram } from './cpu-program.ts';
import type { CpuWork, Rows } from './cpu-work.ts';
import type { ProcessNumbers } from './loaded.ts';
import { createSpares } from './spares.ts';

/** Writes rows of the control values of the process of a run, and sends the array back, cut to their length. */
export type SendRows = (run: number, rows: Rows, into: Float64Array) => Promise<Float64Array>;

/** One call of `run`. Kernels and processes are known by number, so that tables are sent once. */
interface WorkerRun {
  readonly run: number;
  readonly kernel: number;
  readonly process: number;
  readonly range: Range;
  readonly stops: readonly number[];
}

/** What a worker does, called through comlink. */
export interface WorkerApi {
  /** Says whom to ask for control values that are not sent with a process. */
  connect(rows: SendRows): void;
  prepare(kernel: number, compiled: CompiledKernel): void;
  release(kernel: number): void;
  /** Sends a process, its control table where that fits into one window, and the number of a process to forget. */
  load(process: number, value: ProcessNumbers, controls: Float64Array | null, forget?: number): void;
  /** The arrays of the result are transferred, not copied; those of earlier ones come back as `spares`. Runs wait for one another. */
  run(what: WorkerRun, spares: readonly ArrayBuffer[]): Promise<Columns[]>;
}

interface Held {
  readonly value: ProcessNumbers;
  readonly controls: Float64Array | null;
}

export function createWorkerApi(): WorkerApi {
  const programs = new Map<number, CpuProgram>();
  const processes = new Map<number, Held>();
  /** Arrays that control values are sent in, there and back. */
  const rooms: Float64Array[] = [];
  let send: SendRows;
  let previous: Promise<unknown> = Promise.resolve();

  /** Does the work; while it does, the window of controls that comes next is already on its way. */
  const drive = async (work: CpuWork<Columns[]>, run: number, whole: Float64Array | null): Promise<Columns[]> => {
    let ahead: Promise<Float64Array> | null = null;
    const ask = ({ first, end }: Rows, width: number): Promise<Float64Array> => {
      const length = (end - first) * width;
      const room = rooms.pop();
      const into = room && room.length >= length ? room : new Float64Array(length);
      const values = send(run, { first, end }, transfer(into, [into.buffer]));
      values.catch(() => {}); // a run that fails does not wait for them
      return values;
    };
    for (let answer: Float64Array | undefined; ; ) {
      const step = work.next(answer);
      if (answer && !whole) rooms.push(new Float64Array(answer.buffer));
      if (step.done) return step.value;
      answer = undefined;
      const wanted = step.value;
      if (wanted && whole) answer = whole;
      else if (wanted) {
        const now: Promise<Float64Array> = ahead ?? ask(wanted, wanted.width);
        ahead = wanted.ahead && ask(wanted.ahead, wanted.width);
        answer = await now;
      }
    }
  };

  return {
    connect(rows) {
      send = rows;
    },
    prepare: (kernel, compiled) => void programs.set(kernel, createCpuProgram(compiled)),
    release: (kernel) => void programs.delete(kernel),
    load(process, value, controls, forget) {
      if (forget !== undefined) processes.delete(forget);
      processes.set(process, { value, controls });
    },
    run({ run, kernel, process, range, stops }, given) {
      // What this run does not need is let go: no worker hoards what another one lacks.
      const spares = createSpares();
      for (const buffer of given) spares.give(buffer);
      const program = programs.get(kernel)!;
      const { value, controls } = processes.get(process)!;
      const result = previous.then(() => drive(program.run(value, range, stops, spares), run, controls));
      previous = result.catch(() => {});
      return result.then((columns) => {
        const buffers = columns.flatMap(({ data, field }) => [data, ...(field ? [field] : [])]);
        return transfer(
          columns,
          buffers.map((array) => array.buffer as ArrayBuffer),
        );
      });
    },
  };
}
