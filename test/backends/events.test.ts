import { describe } from 'vitest';
import type { Backend } from '../../src/backends/backend.ts';
import { createCpuBackend } from '../../src/backends/cpu/create-cpu-backend.ts';
import { spawnChannelWorker } from './cpu/channel-worker.ts';
import { cpuBackend, webgpuBackend } from './environment.ts';
import { testEvents } from './test-events.ts';

const exact = (x: number) => x;
const pooled = () => createCpuBackend({ workers: 2, spawn: spawnChannelWorker });

describe.each([
  ['cpu in single precision', () => cpuBackend('single'), Math.fround],
  ['cpu in double precision', () => cpuBackend('double'), exact],
  ['cpu with workers', pooled, Math.fround],
  ['webgpu', webgpuBackend, Math.fround],
] as [string, () => Promise<Backend>, (x: number) => number][])('%s', (_, create, round) => {
  testEvents(create, round);
});
