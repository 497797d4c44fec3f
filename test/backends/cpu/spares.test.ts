import { expect, test } from 'vitest';
import { createCpuBackend } from '../../../src/backends/cpu/create-cpu-backend.ts';
import { createSpares } from '../../../src/backends/cpu/spares.ts';
import { walkKernel, walkProcess } from '../walk-kernel.ts';

test('a buffer is given out once, where it is large enough and not much too large', () => {
  const spares = createSpares();
  const buffer = new ArrayBuffer(1000);
  spares.give(buffer);
  expect(spares.take(1001)).not.toBe(buffer);
  expect(spares.take(499)).not.toBe(buffer);
  expect(spares.take(600)).toBe(buffer);
  expect(spares.take(600)).not.toBe(buffer);
});

test('no more than 16 MiB are kept, and those that came last', () => {
  const spares = createSpares();
  const buffers = Array.from({ length: 5 }, () => new ArrayBuffer(2 ** 22));
  for (const buffer of buffers) spares.give(buffer);
  expect(spares.some(1)).toEqual(buffers.slice(4));
  expect(spares.some(9)).toEqual(buffers.slice(1, 4));
  expect(spares.some(9)).toEqual([]);
});

test('in the calling thread, too, later runs write over what was handed back and over nothing else', async () => {
  const program = await (await createCpuBackend()).prepare(walkKernel);
  const process = walkProcess(3);
  const run = async (first: number) => (await program.run(process, { first, count: 50 }, [3]))[0]!;
  const [kept, back] = [await run(0), await run(50)];
  const [bits, memory] = [kept.data.slice(), back.data.buffer];
  program.recycle!([back]);
  const next = await run(100);
  expect(next.data.buffer).toBe(memory);
  expect(kept.data).toEqual(bits);
  program.recycle!([next]);
  expect((await run(0)).data).toEqual(bits);
});
