import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWebgpuBackend, type WebgpuBackend } from '../../../src/backends/webgpu/create-webgpu-backend.ts';
import { createNodeGpu } from '../../../src/backends/webgpu/gpu-node.ts';
import { createLangevinPlan } from '../../../src/experiment/langevin-plan.ts';
import { parseRequest } from '../../../src/experiment/spec.ts';
import { requests } from '../../kernel/models.ts';

let single: WebgpuBackend;
let paired: WebgpuBackend;
beforeAll(async () => {
  const gpu = await createNodeGpu();
  single = await createWebgpuBackend({ gpu, pairs: false });
  // Dispatches of no length at all: ranges are cut into slices as small as they get.
  paired = await createWebgpuBackend({ gpu, pairs: true, dispatchMilliseconds: 0.001 });
});
afterAll(async () => {
  await single.dispose();
  await paired.dispose();
});

const forwardOf = (request: object) => createLangevinPlan(parseRequest({ seed: 5, ...request })).forward;
const oneCoordinate = requests.filter(([, request]) => forwardOf(request).kernel.kernel.pairs);

/** Bits of all columns of a range at two stops. */
async function bits(backend: WebgpuBackend, request: object, first: number, count: number): Promise<Uint32Array[]> {
  const { kernel, process } = forwardOf(request);
  const program = await backend.prepare(kernel.kernel);
  const stops = await program.run(process, { first, count }, [1, 3]);
  return stops.map(({ data, stride }) => {
    const columns = kernel.kernel.columns.map((_, c) => data.slice(c * stride, c * stride + count));
    return new Uint32Array(Float32Array.from(columns.flatMap((column) => [...column])).buffer);
  });
}

const same = (a: readonly Uint32Array[], b: readonly Uint32Array[]) =>
  a.length === b.length &&
  a.every((words, k) => Buffer.compare(Buffer.from(words.buffer), Buffer.from(b[k]!.buffer)) === 0);

test('kernels of one coordinate come in pairs, those with events or several coordinates do not', () => {
  const names = oneCoordinate.map(([name]) => name);
  expect(names).toContain('a double well');
  expect(names).not.toContain('two masses');
  expect(names).not.toContain('a mass that is struck');
});

test.each(oneCoordinate)(
  'two trajectories to an invocation are the trajectories of one to each: %s',
  async (_, request) => {
    const [ones, twos] = [await bits(single, request, 2 ** 32 - 7, 65), await bits(paired, request, 2 ** 32 - 7, 65)];
    expect(same(ones, twos)).toBe(true);
  },
);

test.each([1, 2, 63, 64, 127, 128, 129, 9001])('so they are of a range of %i', async (count) => {
  const request = { system: 'dragged-trap' };
  const [ones, twos] = [await bits(single, request, 11, count), await bits(paired, request, 11, count)];
  expect(same(ones, twos)).toBe(true);
  expect(new Set(twos[1]!.subarray(0, count)).size).toBe(count);
});

test('a field, which a trajectory that comes twice would enter twice, is left to one to each', () => {
  const { kernel } = forwardOf({ system: 'driven-ring' });
  expect(kernel.kernel.field).toBeDefined();
  expect(kernel.kernel.pairs).toBeUndefined();
});
