import { describe } from 'vitest';
import type { Backend } from '../../src/backends/backend.ts';
import { cpuBackend, webgpuBackend } from './environment.ts';
import { testSteps } from './test-steps.ts';

const exact = (x: number) => x;

describe.each([
  ['cpu in single precision', () => cpuBackend('single'), Math.fround],
  ['cpu in double precision', () => cpuBackend('double'), exact],
  ['webgpu', webgpuBackend, Math.fround],
] as [string, () => Promise<Backend>, (x: number) => number][])('%s', (_, create, round) => {
  testSteps(create, round);
});
