import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Entrant, Missing } from '../entrant.ts';
import { benchFolder, root } from '../folders.ts';
import { jumpProblem } from '../jump-problem.ts';

const compilers = ['clang++', 'g++'];
const flags = ['-O3', '-std=c++17', '-pthread'];

/** Scalar C++ in threads, built from its source. @throws Missing without a compiler */
export async function openCppJumps(threads: number): Promise<Entrant> {
  const compiler = compilers.find((name) => spawnSync(name, ['--version']).status === 0);
  if (!compiler) throw new Missing(`no ${compilers.join(' or ')}`);
  const folder = join(root, 'dist/bench/peers');
  const program = join(folder, 'jumps');
  mkdirSync(folder, { recursive: true });
  const built = spawnSync(compiler, [...flags, '-o', program, join(benchFolder, 'peers/jumps.cpp')], {
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Missing(`${compiler}: ${built.stderr.split('\n', 1)[0]}`);
  const version = spawnSync(compiler, ['-dumpversion'], { encoding: 'utf8' }).stdout.trim();
  const child = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { forward, back, tau } = jumpProblem;
  return {
    machine: `${compiler} ${version} ${flags.join(' ')}`,
    async run(trajectories, seed) {
      child.stdin.write(`${[trajectories, seed, forward, back, tau, threads].join(' ')}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error('jumps.cpp ended without an answer');
      const [seconds, cpuSeconds, jumps, mean, m2, m3, m4, minimum, maximum] = value.split(' ').map(Number) as number[];
      const works = {
        count: trajectories,
        mean: mean!,
        m2: m2!,
        m3: m3!,
        m4: m4!,
        minimum: minimum!,
        maximum: maximum!,
      };
      return { seconds: seconds!, cpuSeconds: cpuSeconds!, trajectorySteps: jumps!, works };
    },
    async close() {
      child.stdin.end();
    },
  };
}
