// One process at a time: others wait. Node built-ins only.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** A lock of another machine that is older than this belonged to a process that died. */
const staleMilliseconds = 10 * 60_000;

/**
 * Runs `body` while holding a lock that works across processes, and across machines on a shared disk: a folder is
 * made by one of them only.
 * @param {string} folder
 * @param {() => void} body
 */
export function withLock(folder, body) {
  while (!tryToMake(folder)) {
    if (isStale(folder)) rmSync(folder, { recursive: true, force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  try {
    writeFileSync(join(folder, 'owner'), `${hostname()} ${process.pid}`);
    body();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function tryToMake(folder) {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Whether the process that made the lock has died without taking it away.
 * @param {string} folder
 */
function isStale(folder) {
  try {
    const [host, pid] = readFileSync(join(folder, 'owner'), 'utf8').split(' ');
    if (host === hostname()) return !isRunning(Number(pid));
  } catch {
    // Just made or just taken away: its age decides.
  }
  return Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > staleMilliseconds;
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return /** @type {NodeJS.ErrnoException} */ (error).code;
}
