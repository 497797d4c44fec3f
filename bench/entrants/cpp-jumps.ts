import type { Entrant } from '../entrant.ts';
import { jumpProblem } from '../jump-problem.ts';
import { cppCompilers, openCompiled } from './cpp.ts';

/** Scalar C++ in threads, built from its source. @throws Missing without a compiler */
export async function openCppJumps(threads: number): Promise<Entrant> {
  const { machine, ask, close } = openCompiled('jumps.cpp', cppCompilers, ['-O3', '-std=c++17', '-pthread']);
  const { forward, back, tau } = jumpProblem;
  return {
    machine,
    async run(trajectories, seed) {
      const { made, values, ...elapsed } = await ask(trajectories, seed, threads, [forward, back, tau]);
      return { ...elapsed, trajectorySteps: made, works: values };
    },
    async close() {
      close();
    },
  };
}
