import { execFile, spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeClone } from './clone.ts';

const { folder, write, remove } = makeClone();

function eddy(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'scripts/eddy.mjs'), ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

beforeAll(() => {
  write('src/cli/main.ts', "console.log('first', ...process.argv.slice(2)); process.exitCode = 2;");
  write('src/index.ts', 'export {};');
  for (const room of ['backends/cpu', 'experiment/tally-pool']) write(`src/${room}/worker-node.ts`, 'export {};');
});

afterAll(remove);

describe('npm run eddy', () => {
  test('builds what is not built, says so on stderr alone, passes arguments and exit code', () => {
    const { status, stdout, stderr } = eddy('a', '--b');
    expect(stderr).toMatch(/^eddy: building node …\n$/);
    expect(stdout).toBe('first a --b\n');
    expect(status).toBe(2);
  });

  test('builds no second time', () => {
    expect(eddy()).toEqual({ status: 2, stdout: 'first\n', stderr: '' });
  });

  test('builds again after a change of the sources', () => {
    write('src/cli/main.ts', "console.log('second');");
    expect(eddy()).toEqual({ status: 0, stdout: 'second\n', stderr: 'eddy: building node …\n' });
  });

  test('ends with 3 and the reason where the sources do not build, and tries again', () => {
    write('src/cli/main.ts', "import './missing.ts';");
    const { status, stdout, stderr } = eddy();
    expect(status).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toContain('missing.ts');
    expect(stderr).toMatch(/eddy: building node failed \(exit 1\)\n$/);
    write('src/cli/main.ts', "console.log('mended');");
    expect(eddy().stdout).toBe('mended\n');
  });

  test('builds once where two start at the same time', async () => {
    write('src/cli/main.ts', "console.log('both');");
    const start = () => promisify(execFile)(process.execPath, [join(folder, 'scripts/eddy.mjs')]);
    const both = await Promise.all([start(), start()]);
    expect(both.map(({ stdout }) => stdout)).toEqual(['both\n', 'both\n']);
    expect(both.map(({ stderr }) => stderr).join('')).toBe('eddy: building node …\n');
  });

  test('does not wait for a launcher that was killed while it built', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    write('.preparing/owner', `${hostname()} ${pid}`);
    write('src/cli/main.ts', "console.log('after');");
    expect(eddy().stdout).toBe('after\n');
  });
});
