import { describe } from 'vitest';
import { cpuBackend, webgpuBackend } from './environment.ts';
import { testSelfTests } from './test-self-tests.ts';

describe.each([
  ['cpu', () => cpuBackend('single')],
  ['webgpu', webgpuBackend],
] as const)('%s', (_, create) => {
  testSelfTests(create);
});
