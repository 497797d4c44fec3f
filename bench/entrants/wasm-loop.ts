import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Entrant, Missing } from '../entrant.ts';
import { benchFolder, root } from '../folders.ts';
import { openPlainJavaScript } from './plain-javascript.ts';

const flags = ['--target=wasm32', '-msimd128', '-O3', '-nostdlib', '-Wl,--no-entry', '-Wl,--export=__heap_base'];

/**
 * Eddy's own loop written in C, `groups` vectors side by side, in workers. @throws Missing without clang, or without lld for WebAssembly
 */
export async function openWasmLoop(threads: number, groups: number): Promise<Entrant> {
  const version = spawnSync('clang', ['--version'], { encoding: 'utf8' }).stdout?.match(/\d+\.\d+\.\d+/)?.[0];
  if (!version) throw new Missing('no clang');
  const folder = join(root, 'dist/bench/peers');
  const program = join(folder, `wasm-loop-${groups}.wasm`);
  mkdirSync(folder, { recursive: true });
  const args = [...flags, `-DGROUPS=${groups}`, '-o', program, join(benchFolder, 'peers/wasm-loop.c')];
  const built = spawnSync('clang', args, { encoding: 'utf8' });
  if (built.status !== 0) throw new Missing(`clang: ${built.stderr.match(/error: (.*)/)?.[1] ?? built.stderr}`);
  const module = await WebAssembly.compile(readFileSync(program));
  const { machine, ...entrant } = await openPlainJavaScript('wasm-loop', threads, { module });
  return { ...entrant, machine: `clang ${version} ${flags.slice(0, 3).join(' ')}, ${machine}` };
}
