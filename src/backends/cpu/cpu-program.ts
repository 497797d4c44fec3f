import type { Columns, Process, Range } from '../backend.ts';
import type { CompiledKernel } from './compile-kernel.ts';
import { createCpuInstance } from './cpu-instance.ts';
import { cpuRun } from './cpu-run.ts';
import type { Loaded } from './loaded.ts';

/** A compiled kernel with its memory in one thread. */
export interface CpuProgram {
  /** The work of one run in small pieces; runs of one program must not overlap. */
  run(process: Process, range: Range, stops: readonly number[]): Generator<void, Columns[]>;
}

export function createCpuProgram(kernel: CompiledKernel): CpuProgram {
  const instance = createCpuInstance(kernel);
  const loaded: Loaded = {};
  return { run: (process, range, stops) => cpuRun(kernel, instance, loaded, process, range, stops) };
}
