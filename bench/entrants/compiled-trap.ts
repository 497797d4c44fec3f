import { spawnSync } from 'node:child_process';
import { type Entrant, Missing } from '../entrant.ts';
import { peerProblem } from '../problem.ts';
import { type CompiledPeer, cppCompilers, openCompiled } from './cpp.ts';

const flags = ['-O3', '-std=c++17', '-pthread'];

/** The order in which compiled peers read the problem. */
const numbersOf = (steps: number) => {
  const { k, v, mu, kT, dt } = peerProblem(steps);
  return [k, v, mu, kT, dt, steps];
};

function trap({ ask, close }: CompiledPeer, machine: string, threads: number): Entrant {
  return {
    machine,
    async run(trajectories, seed, steps) {
      const { made, values, ...elapsed } = await ask(trajectories, seed, threads, numbersOf(steps));
      return { ...elapsed, trajectorySteps: made, works: values };
    },
    async close() {
      close();
    },
  };
}

/** Scalar C++ in threads. @throws Missing without a compiler */
export async function openCppTrap(threads: number): Promise<Entrant> {
  const peer = openCompiled('dragged_trap.cpp', cppCompilers, flags);
  return trap(peer, peer.machine, threads);
}

/** C++ with vectors as wide as this processor's. @throws Missing without a compiler */
export async function openSimdTrap(threads: number): Promise<Entrant> {
  const native = [...flags, '-march=native', '-fno-math-errno'];
  const peer = openCompiled('dragged_trap_simd.cpp', cppCompilers, native);
  const bits = spawnSync(peer.program, ['width'], { encoding: 'utf8' }).stdout.trim();
  return trap(peer, `${peer.machine}, vectors of ${bits} bits`, threads);
}

/** CUDA with cuRAND. @throws Missing without nvcc, without cuRAND's headers, or without a device */
export async function openCudaTrap(): Promise<Entrant> {
  const peer = openCompiled(
    'dragged_trap.cu',
    ['nvcc'],
    ['-O3', '-std=c++17', '-arch=native', '-Xcompiler', '-pthread'],
  );
  const { status, stdout, stderr } = spawnSync(peer.program, ['device'], { encoding: 'utf8' });
  if (status === 0) return trap(peer, `${stdout.trim()}, ${peer.machine}`, 1);
  peer.close();
  throw new Missing(`cuda: ${stderr.trim()}`);
}
