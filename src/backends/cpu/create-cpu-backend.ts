import { UnsupportedError } from '../../errors.ts';
import { createRecent } from '../../recent.ts';
import type { Backend, Kernel, Precision, Program } from '../backend.ts';
import { checkRun } from '../check-run.ts';
import { kernelsKept } from '../kernels-kept.ts';
import type { Spawn } from '../worker-slot.ts';
import { compileKernel } from './compile-kernel.ts';
import { createInThreadExecutor } from './in-thread.ts';
import { hasRelaxedSimd } from './relaxed-simd.ts';
import { createWorkerPool } from './worker-pool.ts';

export interface CpuOptions {
  /** `single` (the default) computes as a GPU does; `double` is the reference that shows what that costs. */
  readonly precision?: Precision;
  /** Worker threads, best one for each core; 0 (the default) works in the calling thread. */
  readonly workers?: number;
  /** Starts a worker: `spawnNodeWorker` or `spawnBrowserWorker`. Needed when `workers` > 0. */
  readonly spawn?: Spawn;
  /**
   * Fuses products with the sums that they end in (relaxed SIMD). Random words stay as they are, but results differ in their last places from
   * those of other backends, and may from one machine to another; off by default.
   */
  readonly fast?: boolean;
}

export interface CpuBackend extends Backend {
  readonly kind: 'cpu';
  readonly workers: number;
}

/** One tally block: a run of that size keeps tables in use long enough, and leaves enough runs for all workers. */
const largestRange = 2 ** 14;

/**
 * Runs kernels on the CPU: their WGSL compiled to WebAssembly SIMD, in workers.
 *
 * @throws UnsupportedError `fast: …` where the engine lacks relaxed SIMD
 */
export async function createCpuBackend(options: CpuOptions = {}): Promise<CpuBackend> {
  const { precision = 'single', workers = 0, spawn, fast = false } = options;
  if (!Number.isInteger(workers) || workers < 0) throw new RangeError(`workers: ${workers} (must be an integer ≥ 0)`);
  if (workers > 0 && !spawn) throw new RangeError('spawn: missing (needed where workers > 0)');
  if (fast && !hasRelaxedSimd())
    throw new UnsupportedError('fast: true (needs relaxed SIMD: Node 22, or node --experimental-wasm-relaxed-simd)');
  /** A kernel's source does not depend on parameter values, so a moving slider compiles nothing. */
  const compiled = createRecent<ReturnType<typeof compileKernel>>(kernelsKept);
  const executor = workers > 0 ? createWorkerPool(workers, spawn!) : createInThreadExecutor();
  return {
    kind: 'cpu',
    precision,
    adapter: `WebAssembly SIMD, ${precision === 'double' ? 'f64x2' : 'f32x4'}${fast ? ', fused multiply-add' : ''}`,
    software: false,
    workers,
    concurrency: executor.concurrency,
    async prepare(kernel: Kernel): Promise<Program> {
      const code = await compiled.get(kernel.source, (forget) => {
        const compiling = compileKernel(kernel, { precision, fast });
        compiling.catch(forget);
        return compiling;
      });
      const jobs = await executor.prepare(code);
      return {
        largestRange,
        async run(process, range, stops) {
          checkRun(kernel, process, range, stops);
          return jobs.run(process, range, stops);
        },
        recycle: jobs.recycle,
        dispose: jobs.dispose,
      };
    },
    dispose: executor.dispose,
  };
}
