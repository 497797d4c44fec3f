import { expect, test } from 'vitest';
import { adapterName, describeAdapter } from '../../../src/backends/webgpu/describe-adapter.ts';

const info = (fields: Partial<GPUAdapterInfo>) =>
  ({
    vendor: '',
    architecture: '',
    device: '',
    description: '',
    isFallbackAdapter: false,
    ...fields,
  }) as GPUAdapterInfo;
const limits = { maxBufferSize: 5 } as GPUSupportedLimits;
const describe = (fields: Partial<GPUAdapterInfo>) => describeAdapter({ info: info(fields), limits });

test('a fallback adapter is software', () => {
  expect(describe({ isFallbackAdapter: true }).software).toBe(true);
});

test.each([
  { architecture: 'swiftshader' },
  { description: 'llvmpipe (LLVM 15.0.6, 256 bits)' },
  { device: 'Microsoft Basic Render Driver' },
])('a driver known to work in software counts as such: %o', (fields) => {
  expect(describe(fields).software).toBe(true);
});

test('a hardware adapter is not software and keeps its limits', () => {
  const description = describe({ vendor: 'nvidia', architecture: 'hopper' });
  expect(description.software).toBe(false);
  expect(description.limits.maxBufferSize).toBe(5);
});

test('an adapter is called by its description, else by vendor and architecture', () => {
  expect(adapterName(describe({ vendor: 'nvidia', description: 'NVIDIA H200' }))).toBe('NVIDIA H200');
  expect(adapterName(describe({ vendor: 'apple', architecture: 'metal-3' }))).toBe('apple metal-3');
  expect(adapterName(describe({}))).toBe('unnamed GPU');
});
