import { arch, availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { version } from '../src/version.ts';

/** The machine that a result was measured on. */
export function describeMachine() {
  return {
    eddy: version,
    node: process.versions.node,
    v8: process.versions.v8,
    system: `${platform()} ${release()} ${arch()}`,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    /** Average number of runnable processes in the last minute: well above the number of cores means a busy machine. */
    load: Number(loadavg()[0]!.toFixed(2)),
  };
}
