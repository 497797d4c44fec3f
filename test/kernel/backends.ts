import type { Backend } from '../../src/backends/backend.ts';
import { cpuBackend, webgpuBackend } from '../backends/environment.ts';

/** Every way of running a kernel in Node, for `describe.each`: name, precision, how to get it. */
export const backends = [
  { name: 'cpu in single precision', precision: 'single', create: () => cpuBackend('single') },
  { name: 'cpu in double precision', precision: 'double', create: () => cpuBackend('double') },
  { name: 'webgpu', precision: 'single', create: webgpuBackend },
] as const satisfies readonly { name: string; precision: 'single' | 'double'; create: () => Promise<Backend> }[];

/** Distance between 1 and the next number in each precision. */
export const spacing = { single: 2 ** -23, double: 2 ** -52 } as const;
