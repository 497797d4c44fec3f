import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Missing } from '../entrant.ts';
import { benchFolder } from '../folders.ts';
import { type LineProgram, startLineProgram } from './line-program.ts';

/** Asked for a module; Debian's Python has what apt installs, which another one that comes first on the PATH has not. */
const pythons = [...new Set([process.env.PYTHON, 'python3', '/usr/bin/python3'].filter((name) => name !== undefined))];

interface Found {
  readonly python: string;
  readonly version: readonly number[];
  /** Versions of module and Python in words. */
  readonly machine: string;
}

/** The Python with the newest version of a module, the first of equals. @throws Missing when none has it */
function findPython(module: string): Found {
  const script = `import ${module}, importlib.metadata as m, platform; print(m.version('${module}'), platform.python_version())`;
  const found = pythons.flatMap((python): Found[] => {
    const { status, stdout } = spawnSync(python, ['-W', 'ignore', '-c', script], { encoding: 'utf8' });
    if (status !== 0) return [];
    const [version, pythonVersion] = stdout.trim().split(' ') as [string, string];
    const numbers = version.split(/\D+/).map(Number);
    return [{ python, version: numbers, machine: `${module} ${version}, Python ${pythonVersion}` }];
  });
  if (found.length === 0) throw new Missing(`no Python with ${module} (on Debian: apt-get install python3-${module})`);
  return found.reduce((a, b) => (isNewer(b.version, a.version) ? b : a));
}

/** Whether version `a` comes after `b`. */
export function isNewer(a: readonly number[], b: readonly number[]): boolean {
  const i = a.findIndex((number, k) => number !== (b[k] ?? 0));
  return i >= 0 && a[i]! > (b[i] ?? 0);
}

/** A peer in Python that answers requests in JSON, for as many threads. @throws Missing without its module */
export async function openPython(
  module: string,
  file: string,
  threads: number,
): Promise<{ machine: string; ask: (request: object) => Promise<unknown>; close: LineProgram['close'] }> {
  const { python, machine } = findPython(module);
  const count = String(threads);
  const program = startLineProgram(python, ['-W', 'ignore', join(benchFolder, 'peers', file)], {
    OMP_NUM_THREADS: count,
    OPENBLAS_NUM_THREADS: count,
    MKL_NUM_THREADS: count,
    NUMBA_NUM_THREADS: count,
  });
  return {
    machine,
    ask: async (request) => JSON.parse(await program.ask(JSON.stringify(request))),
    close: program.close,
  };
}
