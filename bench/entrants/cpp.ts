import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Moments } from '../../src/tally/moments.ts';
import type { Elapsed } from '../clock.ts';
import { Missing } from '../entrant.ts';
import { benchFolder, root } from '../folders.ts';
import { startLineProgram } from './line-program.ts';

/** A compiled peer's answer: what it made are jumps or steps, values are currents or works. */
interface CompiledAnswer extends Elapsed {
  readonly made: number;
  readonly values: Moments;
}

/** A peer compiled from its source. */
export interface CompiledPeer {
  /** Compiler, version and flags. */
  readonly machine: string;
  readonly program: string;
  /** @param rest what follows trajectories, seed and threads */
  ask(trajectories: number, seed: number, threads: number, rest: readonly number[]): Promise<CompiledAnswer>;
  close(): void;
}

/** Builds a peer with the first of the compilers that is there, and starts it. @throws Missing without one, or when it fails */
export function openCompiled(source: string, compilers: readonly string[], flags: readonly string[]): CompiledPeer {
  const compiler = compilers.find((name) => spawnSync(name, ['--version']).status === 0);
  if (!compiler) throw new Missing(`no ${compilers.join(' or ')}`);
  const folder = join(root, 'dist/bench/peers');
  const program = join(folder, source.replaceAll('.', '-'));
  mkdirSync(folder, { recursive: true });
  const args = [...flags, '-o', program, join(benchFolder, 'peers', source)];
  const built = spawnSync(compiler, args, { encoding: 'utf8' });
  if (built.status !== 0) throw new Missing(`${compiler}: ${built.stderr.match(/.*error: (.*)/)?.[1] ?? built.stderr}`);
  const said = spawnSync(compiler, ['--version'], { encoding: 'utf8' }).stdout;
  const version = said.match(/\d+\.\d+(\.\d+)?/)?.[0] ?? '';
  const running = startLineProgram(program, []);
  return {
    machine: `${compiler} ${version} ${flags.join(' ')}`,
    program,
    async ask(trajectories, seed, threads, rest) {
      const answer = await running.ask([trajectories, seed, threads, ...rest].join(' '));
      const numbers = answer.split(' ').map(Number) as [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      const [seconds, cpuSeconds, made, mean, m2, m3, m4, minimum, maximum] = numbers;
      return { seconds, cpuSeconds, made, values: { count: trajectories, mean, m2, m3, m4, minimum, maximum } };
    },
    close: running.close,
  };
}

/** Compilers of C++, best first. */
export const cppCompilers = ['clang++', 'g++'];
