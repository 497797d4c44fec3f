import { performance } from 'node:perf_hooks';
import { setImmediate as soon } from 'node:timers/promises';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { createNodeGpu } from '../../../src/backends/webgpu/gpu-node.ts';

let device: GPUDevice;

beforeAll(async () => {
  const adapter = await (await createNodeGpu()).requestAdapter();
  device = await adapter!.requestDevice();
});

/** A dispatch of 2^14 threads that each turn a number over 2^17 times: half a second in software. */
function submitLongWork(): { result: GPUBuffer } {
  const code = `@group(0) @binding(0) var<storage, read_write> numbers: array<u32>;
@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  var x = id.x;
  for (var i = 0u; i < 131072u; i++) { x = x * 1664525u + 1013904223u; x ^= x >> 7u; }
  numbers[id.x] = x;
}`;
  const pipeline = device.createComputePipeline({
    layout: 'auto',
    compute: { module: device.createShaderModule({ code }), entryPoint: 'main' },
  });
  const [size, storage, copySource, mapRead, copyTarget] = [4 * 2 ** 14, 0x80, 0x4, 0x1, 0x8];
  const numbers = device.createBuffer({ size, usage: storage | copySource });
  const result = device.createBuffer({ size, usage: mapRead | copyTarget });
  const layout = pipeline.getBindGroupLayout(0);
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, device.createBindGroup({ layout, entries: [{ binding: 0, resource: { buffer: numbers } }] }));
  pass.dispatchWorkgroups(2 ** 14 / 64);
  pass.end();
  encoder.copyBufferToBuffer(numbers, 0, result, 0, size);
  device.queue.submit([encoder.finish()]);
  return { result };
}

/** The last thread's number, by the same recursion. */
function expected(): number {
  let x = 2 ** 14 - 1;
  for (let i = 0; i < 131072; i++) {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    x = (x ^ (x >>> 7)) >>> 0;
  }
  return x;
}

test('waiting for a device leaves the event loop idle, and the result comes', async () => {
  const { result } = submitLongWork();
  const before = performance.eventLoopUtilization();
  await result.mapAsync(1);
  const { active, idle } = performance.eventLoopUtilization(before);
  expect(new Uint32Array(result.getMappedRange()).at(-1)).toBe(expected());
  expect(active).toBeLessThan(idle);
});

test('other immediates come as before: in the next turn, with their arguments, and can be cancelled', async () => {
  const came: string[] = [];
  const cancelled = setImmediate(() => came.push('cancelled'));
  setImmediate((word: string) => came.push(word), 'first');
  setImmediate(came.push.bind(came, 'bound'));
  clearImmediate(cancelled);
  expect(await promisify(setImmediate)('promised')).toBe('promised');
  await soon();
  expect(came).toEqual(['first', 'bound']);
});
