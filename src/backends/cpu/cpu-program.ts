import type { Columns, Range } from '../backend.ts';
import type { CompiledKernel } from './compile-kernel.ts';
import { createCpuInstance } from './cpu-instance.ts';
import { cpuRun } from './cpu-run.ts';
import type { CpuWork } from './cpu-work.ts';
import type { Loaded, ProcessNumbers } from './loaded.ts';
import type { Spares } from './spares.ts';

/** A compiled kernel with its memory in one thread. */
export interface CpuProgram {
  /** The work of one run in small pieces; runs of one program must not overlap. */
  run(process: ProcessNumbers, range: Range, stops: readonly number[], spares: Spares): CpuWork<Columns[]>;
}

export function createCpuProgram(kernel: CompiledKernel): CpuProgram {
  const instance = createCpuInstance(kernel);
  const loaded: Loaded = {};
  return { run: (process, range, stops, spares) => cpuRun(kernel, instance, loaded, process, range, stops, spares) };
}
