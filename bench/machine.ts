import { arch, availableParallelism, cpus, platform, release, totalmem } from 'node:os';
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
  };
}
