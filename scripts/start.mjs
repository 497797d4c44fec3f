// `npm start`: installs and builds when needed, serves the app, opens the browser. Node built-ins only.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { orExit, PrepareError, prepare, root } from './prepare.mjs';
import { serve } from './serve.mjs';

const usage = 'npm start -- [--no-open] [--port N]';

/** @param {string[]} args */
function options(args) {
  const asked = { open: true, port: 4173 };
  const rest = [...args];
  while (rest.length > 0) {
    const [name, inline] = (rest.shift() ?? '').split('=', 2);
    if (name === '--no-open' && inline === undefined) asked.open = false;
    else if (name === '--port') asked.port = toPort(inline ?? rest.shift());
    else throw new PrepareError(`${name}: unknown option (${usage})`);
  }
  return asked;
}

/** @param {string | undefined} text */
function toPort(text) {
  const port = Number(text);
  if (text && Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new PrepareError(`--port: ${text ?? 'missing'} (must be an integer from 0 to 65535)`);
}

/** The program that shows an address in the desktop's browser; undefined where there is no desktop. */
function opener() {
  if (process.env.CI) return undefined;
  if (process.platform === 'darwin') return ['open'];
  if (process.platform === 'win32') return ['cmd', '/c', 'start', ''];
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ['xdg-open'] : undefined;
}

/** @param {string} url */
function open(url) {
  const [program, ...args] = opener() ?? [];
  if (!program) return;
  spawn(program, [...args, url], { detached: true, stdio: 'ignore' })
    .on('error', () => {})
    .unref();
}

let asked = { open: true, port: 0 };
orExit(2, () => {
  asked = options(process.argv.slice(2));
});
orExit(1, () => prepare('app'));
const { url, close } = await serve(join(root, 'dist/app'), asked.port);
console.log(`Eddy is at ${url} (Ctrl-C ends it)`);
if (asked.open) open(url);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, close);
