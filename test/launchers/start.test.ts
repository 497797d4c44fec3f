import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { makeClone } from './clone.ts';

const { folder, write, remove } = makeClone();
const launcher = join(folder, 'scripts/start.mjs');

afterAll(remove);

describe('npm start', () => {
  test.each([
    [['--bad'], '--bad: unknown option'],
    [['--port'], '--port: missing (must be an integer from 0 to 65535)'],
    [['--port', 'x'], '--port: x (must be'],
    [['--port=65536'], '--port: 65536 (must be'],
    [['--no-open=1'], '--no-open: unknown option'],
  ])('refuses %j in one line, with exit code 2', (args, reason) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(reason);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('builds and serves the app, prints its address, and ends cleanly on Ctrl-C', async () => {
    write('index.html', '<!doctype html><title>Eddy</title><script type="module" src="/src/app/main.ts"></script>');
    write('src/app/main.ts', "document.title += ', running';");
    const server = spawn(process.execPath, [launcher, '--no-open', '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exit = once(server, 'exit');
    const line = String(await Promise.race([once(server.stdout, 'data'), exit]));
    const page = await fetch(/http:\S+/.exec(line)?.[0] ?? line);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<title>Eddy</title>');
    server.kill('SIGINT');
    expect(await exit).toEqual([0, null]);
  });
});
