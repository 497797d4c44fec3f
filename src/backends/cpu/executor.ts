import type { Columns, Process, Range } from '../backend.ts';
import type { CompiledKernel } from './compile-kernel.ts';

/** Where the CPU backend's work is done: the calling thread, or workers. */
export interface CpuExecutor {
  readonly concurrency: number;
  prepare(kernel: CompiledKernel): Promise<CpuJobs>;
  dispose(): Promise<void>;
}

/** One kernel in an executor. */
export interface CpuJobs {
  run(process: Process, range: Range, stops: readonly number[]): Promise<Columns[]>;
  recycle(columns: readonly Columns[]): void;
  dispose(): void;
}
