import type { Backend, Process, Program } from '../../backends/backend.ts';
import { noControls } from '../../backends/control-table.ts';
import { createNormalsKernel } from '../../kernel/normals-kernel.ts';

/** Steps whose random numbers are drawn, as many as the benchmark's runs make. */
const steps = 1000;

/** The random numbers of a walk on one device, and nothing else. */
export interface Ceiling {
  /** Draws them for so many trajectories. @returns million steps a second, and whether the sums are those of standard normals */
  readonly run: (trajectories: number, seed: number) => Promise<{ readonly rate: number; readonly right: boolean }>;
  readonly dispose: () => void;
}

/** Makes the random numbers of a step ready by themselves: the roof under which the dynamics runs. */
export async function openCeiling(backend: Backend): Promise<Ceiling> {
  const kernel = createNormalsKernel(backend.precision, 13);
  const program = await backend.prepare(kernel);
  return {
    async run(trajectories, seed) {
      const process: Process = {
        uniforms: [],
        controls: noControls,
        table: new Float64Array(0),
        groups: steps / kernel.stepsPerGroup,
        purpose: 0,
        seed: BigInt(seed),
      };
      const began = performance.now();
      const sums = await drawn(program, process, trajectories, backend.concurrency);
      const seconds = (performance.now() - began) / 1000;
      return { rate: (trajectories * steps) / seconds / 1e6, right: standardNormal(sums) };
    },
    dispose: () => program.dispose(),
  };
}

/** Sums of all trajectories, in ranges that keep the device busy. */
async function drawn(program: Program, process: Process, trajectories: number, concurrency: number) {
  const sums = new Float64Array(trajectories);
  const size = Math.min(program.largestRange, Math.ceil(trajectories / concurrency));
  let next = 0;
  const work = async () => {
    while (next < trajectories) {
      const range = { first: next, count: Math.min(size, trajectories - next) };
      next += range.count;
      const [columns] = await program.run(process, range, [process.groups]);
      for (let i = 0; i < range.count; i++) sums[range.first + i] = columns!.data[i]!;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return sums;
}

/** Whether mean and variance of sums of `steps` standard normals lie within five standard errors. */
function standardNormal(sums: Float64Array): boolean {
  const n = sums.length;
  const mean = sums.reduce((s, x) => s + x, 0) / n;
  const variance = sums.reduce((s, x) => s + (x - mean) ** 2, 0) / (n - 1);
  return Math.abs(mean) < 5 * Math.sqrt(steps / n) && Math.abs(variance / steps - 1) < 5 * Math.sqrt(2 / n);
}
