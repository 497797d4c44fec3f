import { DeviceError } from '../../errors.ts';
import type { Columns, Process, Range } from '../backend.ts';
import type { CompiledKernel } from './compile-kernel.ts';
import { createCpuProgram } from './cpu-program.ts';
import type { CpuExecutor, CpuJobs } from './executor.ts';

/** Longest stretch of work before the event loop gets its turn. */
const sliceMilliseconds = 10;

/** Lets the event loop handle what waits, in browsers and Node alike, without the 4 ms that nested timers take. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

async function drive(work: Generator<void, Columns[]>): Promise<Columns[]> {
  let sliceEnd = performance.now() + sliceMilliseconds;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() < sliceEnd) continue;
    await nextTurn();
    sliceEnd = performance.now() + sliceMilliseconds;
  }
}

/** Runs kernels in the calling thread, one run after another, so that a page or a test needs no worker. */
export function createInThreadExecutor(): CpuExecutor {
  let previous: Promise<unknown> = Promise.resolve();
  return {
    concurrency: 1,
    async prepare(kernel: CompiledKernel): Promise<CpuJobs> {
      const program = createCpuProgram(kernel);
      return {
        run(process: Process, range: Range, stops: readonly number[]) {
          const result = previous
            .then(() => drive(program.run(process, range, stops)))
            .catch((error: Error) => {
              throw new DeviceError(`cpu: ${error.message}`);
            });
          previous = result.catch(() => {});
          return result;
        },
        dispose() {},
      };
    },
    async dispose() {},
  };
}
