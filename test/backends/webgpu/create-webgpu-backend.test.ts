import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWebgpuBackend, type WebgpuBackend } from '../../../src/backends/webgpu/create-webgpu-backend.ts';
import { createNodeGpu } from '../../../src/backends/webgpu/gpu-node.ts';
import { DeviceError } from '../../../src/errors.ts';
import { walk, walkKernel, walkProcess } from '../walk-kernel.ts';

let gpu: Pick<GPU, 'requestAdapter'>;
let backend: WebgpuBackend;
beforeAll(async () => {
  gpu = await createNodeGpu();
  backend = await createWebgpuBackend({ gpu });
});
afterAll(() => backend.dispose());

const single = (first: number, count: number) => ({ first, count });

test('the device passes its self-test and says what it is', () => {
  expect(backend.selfTests.map((test) => [test.id, test.passed])).toEqual([
    ['compensated-summation', true],
    ['random-words', true],
  ]);
  expect(backend.adapter).not.toBe('');
  expect(backend.software).toBe(backend.description.software);
});

test('a shader that does not compile is a DeviceError that names the line', async () => {
  const kernel = { ...walkKernel, source: `${walkKernel.source}\nfn broken() -> f32 { return missing_name; }` };
  const line = kernel.source.split('\n').length;
  const failure = backend.prepare(kernel);
  await expect(failure).rejects.toThrow(DeviceError);
  await expect(failure).rejects.toThrow(new RegExp(`shader line ${line}, .*missing_name`));
});

test('a shader without an entry point is a DeviceError', async () => {
  const source = walkKernel.source.replace('fn advance', 'fn walk_on');
  await expect(backend.prepare({ ...walkKernel, source })).rejects.toThrow(/advance/);
});

test('a shader whose bindings differ from the interface is a DeviceError', async () => {
  const source = walkKernel.source.replace('@binding(3)', '@binding(7)');
  await expect(backend.prepare({ ...walkKernel, source })).rejects.toThrow(DeviceError);
});

test('a parameter block larger than the kernel declares is a DeviceError, and the backend goes on', async () => {
  const longer = `rate: f32, ${Array.from({ length: 40 }, (_, i) => `q${i}: f32`).join(', ')}, amplitude: f32`;
  const source = walkKernel.source.replace('rate: f32, amplitude: f32', longer);
  const wrong = await backend.prepare({ ...walkKernel, source });
  const process = walkProcess(2);
  await expect(wrong.run(process, single(0, 10), [2])).rejects.toThrow(DeviceError);
  const [columns] = await (await backend.prepare(walkKernel)).run(process, single(0, 10), [2]);
  expect(columns!.data[3]).toBe(walk(process, 3, 2, Math.fround)[0]);
});

test('a range larger than the largest is refused', async () => {
  const program = await backend.prepare(walkKernel);
  await expect(program.run(walkProcess(1), single(0, program.largestRange + 1), [1])).rejects.toThrow('range.count');
});

test('state and staging of a kernel of 7 columns take at most 64 bytes a trajectory', async () => {
  const source = walkKernel.source.replace(
    'state[2u * p.stride + id] = 0.0;',
    'for (var c = 2u; c < 7u; c++) { state[c * p.stride + id] = 0.0; }',
  );
  const fresh = await createWebgpuBackend({ gpu });
  const program = await fresh.prepare({ ...walkKernel, source, columns: ['x', 'w', 'steps', 'a', 'b', 'c', 'd'] });
  const process = walkProcess(1);
  const count = 2 ** 15;
  const before = fresh.bufferBytes();
  await Promise.all([0, 1, 2, 3, 4, 5].map((i) => program.run(process, single(i * count, count), [1])));
  const atOnce = 6;
  expect(fresh.bufferBytes() - before).toBeLessThanOrEqual(64 * atOnce * count);
  await program.run(process, single(0, count), [1]);
  expect(fresh.bufferBytes() - before).toBeLessThanOrEqual(64 * atOnce * count);
  await fresh.dispose();
});

test('a range is the same in slices as at once', async () => {
  // The first dispatches of a new kernel hold 2^18 trajectories at most.
  const fresh = await createWebgpuBackend({ gpu });
  const program = await fresh.prepare(walkKernel);
  const process = walkProcess(2);
  const count = 2 ** 18 + 100;
  const [columns] = await program.run(process, single(0, count), [2]);
  for (const i of [0, 63, 64, 4096, 2 ** 18 - 1, 2 ** 18, 2 ** 18 + 63, 2 ** 18 + 64, count - 1])
    expect([0, 1, 2].map((c) => columns!.data[c * columns!.stride + i])).toEqual(walk(process, i, 2, Math.fround));
  await fresh.dispose();
});

test('a device lost during a run is a DeviceError, and so is everything after', async () => {
  const fresh = await createWebgpuBackend({ gpu });
  const program = await fresh.prepare(walkKernel);
  const running = program.run(walkProcess(20_000), single(0, 4096), [20_000]);
  const failure = expect(running).rejects.toThrow(DeviceError);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await fresh.dispose();
  await failure;
  await expect(program.run(walkProcess(1), single(0, 1), [1])).rejects.toThrow(DeviceError);
  await expect(fresh.prepare(walkKernel)).rejects.toThrow(DeviceError);
});

test('without an adapter, or without WebGPU, creation is a DeviceError', async () => {
  await expect(createWebgpuBackend({ gpu: { requestAdapter: async () => null } })).rejects.toThrow(DeviceError);
  await expect(createWebgpuBackend({ gpu: undefined })).rejects.toThrow(DeviceError);
});
