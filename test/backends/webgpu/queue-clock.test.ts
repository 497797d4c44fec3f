import { expect, test } from 'vitest';
import { createQueueClock } from '../../../src/backends/webgpu/queue-clock.ts';

test('submissions that wait for one another are not charged for the wait', async () => {
  let now = 0;
  const resolvers: (() => void)[] = [];
  const queue = {
    onSubmittedWorkDone: () => new Promise<undefined>((resolve) => resolvers.push(() => resolve(undefined))),
  };
  const clock = createQueueClock(queue as GPUQueue, () => now);
  const finish = async (time: number, timing: Promise<number>) => {
    now = time;
    resolvers.shift()!();
    return timing;
  };
  const first = clock.time();
  now = 1;
  const second = clock.time();
  expect(await finish(10, first)).toBe(10);
  expect(await finish(25, second)).toBe(15);
  now = 100;
  const third = clock.time();
  expect(await finish(107, third)).toBe(7);
});
