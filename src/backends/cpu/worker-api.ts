import { transfer } from 'comlink';
import type { Columns, Process, Range } from '../backend.ts';
import type { CompiledKernel } from './compile-kernel.ts';
import { type CpuProgram, createCpuProgram } from './cpu-program.ts';

/** What a worker does, called through comlink. Kernels and processes are known by number, so that tables are sent once. */
export interface WorkerApi {
  prepare(kernel: number, compiled: CompiledKernel): void;
  release(kernel: number): void;
  /** Sends a process, and the number of one to forget. */
  load(process: number, value: Process, forget?: number): void;
  /** The arrays of the result are transferred, not copied. */
  run(kernel: number, process: number, range: Range, stops: readonly number[]): Columns[];
}

export function createWorkerApi(): WorkerApi {
  const programs = new Map<number, CpuProgram>();
  const processes = new Map<number, Process>();
  return {
    prepare: (kernel, compiled) => void programs.set(kernel, createCpuProgram(compiled)),
    release: (kernel) => void programs.delete(kernel),
    load(process, value, forget) {
      if (forget !== undefined) processes.delete(forget);
      processes.set(process, value);
    },
    run(kernel, process, range, stops) {
      const work = programs.get(kernel)!.run(processes.get(process)!, range, stops);
      for (;;) {
        const step = work.next();
        if (!step.done) continue;
        const buffers = step.value.flatMap(({ data, field }) => [data, ...(field ? [field] : [])]);
        return transfer(
          step.value,
          buffers.map((array) => array.buffer as ArrayBuffer),
        );
      }
    },
  };
}
