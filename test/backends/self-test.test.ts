import { describe } from 'vitest';
import { cpuBackend, webgpuBackend } from './environment.ts';
import { testSummation } from './test-summation.ts';

describe.each([
  ['cpu', () => cpuBackend('single')],
  ['webgpu', webgpuBackend],
] as const)('%s', (_, create) => {
  testSummation(create);
});
