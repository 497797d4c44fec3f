// Installs and builds what a launcher needs, when it is missing or out of date. Node built-ins only; speaks on stderr.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';

/** The root of the clone. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What can be built: the Vite command line of each. Each is written to the folder of its name in dist/. */
const targets = {
  app: ['--config', 'vite.config.ts'],
  node: ['--config', 'vite.node.config.ts'],
  bench: ['--config', 'vite.node.config.ts', '--mode', 'bench'],
};

/** Everything that a build reads, as files and folders below the root. */
const inputs = ['src', 'shaders', 'bench', 'public', 'index.html'];
const settings = ['package-lock.json', 'tsconfig.json', 'vite.config.ts', 'vite.node.config.ts'];

/** A launcher's failure that is not a program error: one line for the user. */
export class PrepareError extends Error {}

/**
 * Makes sure that the packages are installed and the named targets built from the sources as they are.
 * @param {(keyof typeof targets)[]} names
 */
export function prepare(...names) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new PrepareError(`node: ${process.versions.node} (must be 20.19 or newer)`);
  }
  if (isInstalled() && names.every(isBuilt)) return;
  withLock(join(root, '.preparing'), () => {
    if (!isInstalled()) install();
    for (const name of names) if (!isBuilt(name)) build(name);
  });
}

/**
 * Runs `body`; a failure to install or build becomes one line on stderr and this exit code.
 * @param {number} code
 * @param {() => void} body
 */
export function orExit(code, body) {
  try {
    body();
  } catch (error) {
    if (!(error instanceof PrepareError)) throw error;
    say(error.message);
    process.exit(code);
  }
}

/** @param {string} line */
export function say(line) {
  process.stderr.write(`eddy: ${line}\n`);
}

/** Whether what npm noted down as installed is what the lock file asks for. */
function isInstalled() {
  const noted = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(noted)) return false;
  const { packages: installed } = JSON.parse(readFileSync(noted, 'utf8'));
  const { packages: wanted } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || (installed[path] ? installed[path].version === entry.version : entry.optional === true),
  );
}

function install() {
  say('installing packages (npm ci) …');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  run('npm ci', npm?.endsWith('.js') ? [process.execPath, npm, ...args] : ['npm', ...args]);
}

/** @param {keyof typeof targets} name */
function build(name) {
  say(`building ${name} …`);
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const stamp = sourceHash();
  run(`building ${name}`, [process.execPath, vite, 'build', '--logLevel', 'warn', ...targets[name]]);
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stampOf(name), stamp);
}

/** @param {keyof typeof targets} name */
function isBuilt(name) {
  return existsSync(stampOf(name)) && readFileSync(stampOf(name), 'utf8') === sourceHash();
}

/** @param {string} name */
function stampOf(name) {
  return join(root, 'dist', name, '.built-from');
}

/** SHA-1 over the names and bytes of everything that a build reads. */
function sourceHash() {
  const hash = createHash('sha1');
  for (const path of [...settings, ...inputs.flatMap(filesBelow)].map((name) => join(root, name))) {
    if (existsSync(path)) hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} name
 * @returns {string[]}
 */
function filesBelow(name) {
  const path = join(root, name);
  if (!existsSync(path)) return [];
  if (name.includes('.')) return [name];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !path.startsWith(join('bench', 'results')))
    .sort();
}

/**
 * Runs a program silently; when it fails, shows what it printed.
 * @param {string} what
 * @param {string[]} command
 */
function run(what, [program = '', ...args]) {
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && program === 'npm',
  });
  if (status === 0) return;
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
  throw new PrepareError(`${what} failed (${error?.message ?? `exit ${status}`})`);
}
