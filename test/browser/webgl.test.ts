import { afterAll, describe, expect, test } from 'vitest';
import type { Backend, Columns } from '../../src/backends/backend.ts';
import { createCpuBackend } from '../../src/backends/cpu/create-cpu-backend.ts';
import { createWebglBackend, type WebglBackend } from '../../src/backends/webgl/create-webgl-backend.ts';
import { DeviceError, UnsupportedError } from '../../src/errors.ts';
import { createPlan } from '../../src/experiment/create-plan.ts';
import type { Direction } from '../../src/experiment/plan.ts';
import { parseRequest } from '../../src/experiment/spec.ts';
import { testEvents } from '../backends/test-events.ts';
import { testSelfTests } from '../backends/test-self-tests.ts';
import { testSteps } from '../backends/test-steps.ts';
import { walkKernel, walkProcess } from '../backends/walk-kernel.ts';
import { testRandom } from '../kernel/test-random.ts';

const open = () => createWebglBackend({ dispatchMilliseconds: 20, allowSoftware: true });
let opened: Promise<WebglBackend> | null = null;
const webgl = () => {
  opened ??= open();
  return opened;
};
afterAll(async () => {
  await (await opened)?.dispose();
});

describe('webgl', () => {
  describe('steps', () => testSteps(webgl, Math.fround));
  describe('events', () => testEvents(webgl, Math.fround));
  describe('random words', () => testRandom(webgl));
  describe('sums', () => testSelfTests(webgl));
});

const count = 1000;
const forward = (system: string): Direction => createPlan(parseRequest({ system, seed: 3 })).forward;

/** The end states of a system's first trajectories. */
async function endOf(backend: Backend, { kernel, process, stops }: Direction): Promise<Columns> {
  const program = await backend.prepare(kernel.kernel);
  return (await program.run(process, { first: 0, count }, stops)).at(-1)!;
}

/** Each column's values. */
const valuesOf = ({ kernel }: Direction, { data, stride }: Columns) =>
  kernel.kernel.columns.map((_, c) => Array.from(data.subarray(c * stride, c * stride + count)));

describe('trajectories have the bits that the CPU gives them', () => {
  test.each([
    ['Euler–Maruyama with works', 'dragged-trap'],
    ['BAOAB', 'dragged-trap-underdamped'],
    ['a start drawn from a grid', 'hairpin'],
    ['events on diffusing trajectories', 'resetting'],
    ['a network whose numbers are carried along', 'triangle'],
    ['a network whose numbers are looked up', 'ladder'],
    ['a network with rates that depend on time', 'bit-erasure-discrete'],
    ['reactions', 'chemostat'],
    ['variables that change at events', 'trap-model'],
  ])('%s: %s', async (_, system) => {
    const direction = forward(system);
    const cpu = await createCpuBackend({ workers: 0 });
    const [a, b] = [await endOf(await webgl(), direction), await endOf(cpu, direction)];
    expect(valuesOf(direction, a)).toEqual(valuesOf(direction, b));
  });

  test('but for integrals, whose mean of two products a driver may multiply out: an ulp of each step', async () => {
    const direction = forward('ness-switch');
    const cpu = await createCpuBackend({ workers: 0 });
    const [a, b] = [await endOf(await webgl(), direction), await endOf(cpu, direction)];
    const [x, y] = [valuesOf(direction, a), valuesOf(direction, b)];
    const { columns } = direction.kernel.kernel;
    const [i, low] = [columns.indexOf('i0'), columns.indexOf('i0_lo')];
    const others = columns.map((_, c) => c).filter((c) => c !== i && c !== low);
    expect(others.map((c) => x[c])).toEqual(others.map((c) => y[c]));
    // at most three roundings a step that may be placed otherwise, none larger than half an ulp of what is added up
    const { process, kernel } = direction;
    const steps = process.groups * kernel.kernel.stepsPerGroup;
    const largest = Math.max(...y[i]!.map(Math.abs));
    for (let k = 0; k < count; k++)
      expect(Math.abs(x[i]![k]! + x[low]![k]! - y[i]![k]! - y[low]![k]!)).toBeLessThan(steps * 3 * 2 ** -24 * largest);
  });
});

test('batches of all sizes side by side do not disturb each other', async () => {
  const direction = forward('dragged-trap');
  const { kernel, process, stops } = direction;
  const program = await (await webgl()).prepare(kernel.kernel);
  const run = async (first: number, count: number) => (await program.run(process, { first, count }, stops)).at(-1)!;
  const whole = await run(0, 5000);
  const batches = [320, 320, 4096, 64, 64, 4096, 320, 1, 4096].map((count, k) => ({ first: 100 * k, count }));
  const results = await Promise.all(batches.map(({ first, count }) => run(first, count)));
  results.forEach(({ data }, k) => {
    const { first, count } = batches[k]!;
    const part = kernel.kernel.columns.map((_, c) => data.slice(c * count, (c + 1) * count));
    expect(part).toEqual(part.map((_, c) => whole.data.slice(c * 5000 + first, c * 5000 + first + count)));
  });
});

describe('what WebGL2 cannot run is refused by name', () => {
  const ring = createPlan(parseRequest({ system: 'driven-ring' }));
  test.each([
    ['fields', ring.forward, 'has no atomic additions, which density and current on a grid need'],
    ['long states', ring.coarse!, 'writes 32 numbers a trajectory at most, this carries 50'],
  ])('%s', async (_, { kernel }, why) => {
    const refused = (await webgl()).prepare(kernel.kernel);
    await expect(refused).rejects.toThrow(UnsupportedError);
    await expect(refused).rejects.toThrow(`backend: webgl (cannot run this: WebGL2 ${why})`);
  });

  test('and so is a software adapter where it was not asked for', async () => {
    const { software } = await webgl();
    const hardware = createWebglBackend({ dispatchMilliseconds: 20, allowSoftware: false });
    if (!software) await (await hardware).dispose();
    else await expect(hardware).rejects.toThrow(/^webgl: only a software adapter \(.+\)$/);
  });
});

describe('a context that is lost', () => {
  test('is a DeviceError from then on', async () => {
    const backend = await open();
    const program = await backend.prepare(walkKernel);
    await backend.dispose();
    const run = program.run(walkProcess(2), { first: 0, count: 10 }, [2]);
    await expect(run).rejects.toThrow(DeviceError);
    await expect(run).rejects.toThrow('webgl: the context was lost');
    await expect(backend.prepare(walkKernel)).rejects.toThrow(DeviceError);
  });

  test('ends the run that is under way', async () => {
    const backend = await open();
    const program = await backend.prepare(walkKernel);
    const run = program.run(walkProcess(4000), { first: 0, count: 20_000 }, [1000, 2000, 3000, 4000]);
    const failed = expect(run).rejects.toThrow(/^webgl: the context was lost$/);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await backend.dispose();
    await failed;
  });
});
