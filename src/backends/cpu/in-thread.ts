import { DeviceError } from '../../errors.ts';
import type { Columns, Process, Range } from '../backend.ts';
import type { ControlTable } from '../control-table.ts';
import type { CompiledKernel } from './compile-kernel.ts';
import { createCpuProgram } from './cpu-program.ts';
import type { CpuWork } from './cpu-work.ts';
import type { CpuExecutor, CpuJobs } from './executor.ts';
import { createSpares } from './spares.ts';

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

async function drive(work: CpuWork<Columns[]>, controls: ControlTable): Promise<Columns[]> {
  let sliceEnd = performance.now() + sliceMilliseconds;
  for (let answer: Float64Array | undefined; ; ) {
    const step = work.next(answer);
    if (step.done) return step.value;
    answer = step.value && controls.read(step.value.first, step.value.end);
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
      const spares = createSpares();
      return {
        run(process: Process, range: Range, stops: readonly number[]) {
          const result = previous
            .then(() => drive(program.run(process, range, stops, spares), process.controls))
            .catch((error: Error) => {
              throw new DeviceError(`cpu: ${error.message}`);
            });
          previous = result.catch(() => {});
          return result;
        },
        recycle(columns) {
          for (const { data } of columns) spares.give(data.buffer);
        },
        dispose() {},
      };
    },
    async dispose() {},
  };
}
