import { describe, expect, test } from 'vitest';
import type { Backend } from '../../src/backends/backend.ts';
import { noControls } from '../../src/backends/control-table.ts';
import { createNetworkKernel } from '../../src/kernel/network-kernel.ts';
import { networkTable } from '../../src/kernel/network-table.ts';
import type { NetworkModel } from '../../src/model/jump.ts';
import { channelRates } from '../../src/model/network-rates.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { cpuBackend, webgpuBackend } from '../backends/environment.ts';

/** Two loops that share an edge, with states beside them that nothing leads to. */
function network(beside: number): NetworkModel {
  const others = Array.from({ length: beside }, (_, i) => `X${i}`);
  return parseModel({
    states: ['A', 'B', 'C', 'D', ...others],
    transitions: [
      ...['A <-> B : 3, 1', 'B <-> C : 2, 0.5', 'C <-> A : 1.5, 1', 'C <-> D : 2, 1'],
      ...others.map((x, i) => `${x} <-> ${others[i + 1] ?? others[0]} : 1, 2`),
    ],
    currents: { AB: 'A -> B', CA: 'C => A' },
    sequences: { turn: 'A B C' },
    initial: { B: 1 },
  }) as NetworkModel;
}

/** Every column of a kernel at each of `stops`. */
async function columnsOf(
  backend: Backend,
  model: NetworkModel,
  { count, first = 0, stops, cap = 1e7 }: { count: number; first?: number; stops: readonly number[]; cap?: number },
): Promise<((column: string) => number[])[]> {
  const { kernel, uniformValues } = createNetworkKernel(model, { precision: backend.precision, rounds: 13 });
  const program = await backend.prepare(kernel);
  const start = model.states.map((_, s) => (s === 1 ? 1 : 0));
  const process = {
    uniforms: uniformValues({}, cap, {}),
    controls: noControls,
    table: networkTable(model, channelRates(model, {}), start),
    groups: 0,
    purpose: 0,
    seed: 7n,
  };
  const results = await program.run(process, { first, count }, stops);
  return results.map(({ data, stride }) => (column) => {
    const at = kernel.columns.indexOf(column) * stride;
    return Array.from(data.subarray(at, at + count));
  });
}

const small = network(0);
const large = network(12);
const { columns } = createNetworkKernel(small, { precision: 'single', rounds: 13 }).layout;
const stops = [0, 0.3, 5, 40];

describe('the walk on a network', () => {
  test('looks up in a table what it does not carry along, as the source says', () => {
    const source = (model: NetworkModel) =>
      createNetworkKernel(model, { precision: 'single', rounds: 13 }).kernel.source;
    expect(source(small)).toContain('before.wait_3');
    expect(source(large)).not.toContain('before.wait_3');
    expect(source(large)).toContain('table[row]');
  });

  test.each([
    ['webgpu with carried numbers', webgpuBackend, small],
    ['cpu with looked-up numbers', cpuBackend, large],
    ['webgpu with looked-up numbers', webgpuBackend, large],
  ] as const)('%s: the bits of cpu with carried numbers', async (_, create, model) => {
    const expected = await columnsOf(await cpuBackend(), small, { count: 150, stops });
    const found = await columnsOf(await create(), model, { count: 150, stops });
    for (const column of columns)
      stops.forEach((stop, k) => {
        expect(found[k]!(column), `${column} at ${stop}`).toEqual(expected[k]!(column));
      });
    expect(Math.max(...expected.at(-1)!('q0'))).toBeGreaterThan(3);
  });

  test('a trajectory is the same in any range', async () => {
    const [all] = await columnsOf(await cpuBackend(), small, { count: 70, stops: [12] });
    const [some] = await columnsOf(await cpuBackend(), small, { count: 5, first: 61, stops: [12] });
    for (const column of columns) expect(some!(column), column).toEqual(all!(column).slice(61, 66));
  });

  test('what is recorded ends at the stop: the occupied state is where the last counted jump led', async () => {
    const [first, last] = await columnsOf(await cpuBackend(), small, { count: 2000, stops: [1, 1.001] });
    const moved = last!('jumps').map((jumps, i) => jumps - first!('jumps')[i]!);
    const changed = last!('n0').map((n, i) => (n === first!('n0')[i] ? 0 : 1));
    expect(moved.filter((n, i) => n === 0 && changed[i] !== 0)).toEqual([]);
    expect(moved.filter((n, i) => n === 1 && changed[i] !== 1)).toEqual([]);
    expect(first!('t')).toEqual(first!('t').map(() => 1));
  });

  test('a cap on jumps ends a trajectory at most one turn of the loop later, before its time', async () => {
    const [capped] = await columnsOf(await cpuBackend(), small, { count: 20, stops: [1000], cap: 100 });
    expect(capped!('jumps').every((n) => n >= 100 && n < 104)).toBe(true);
    expect(capped!('reached')).toEqual(capped!('t').map(() => 1000));
    expect(Math.max(...capped!('t'))).toBeLessThan(1000);
  });

  test('time keeps its precision over 1e7 jumps: single precision counts those of double precision', async () => {
    // Both ways at 2²⁰ a unit of time, a mean waiting time that is exact; near t = 10 single-precision numbers are as far apart.
    const rate = 2 ** 20;
    const pair = parseModel({ states: ['A', 'B'], transitions: [`A <-> B : ${rate}, ${rate}`] }) as NetworkModel;
    const options = { count: 8, stops: [10], cap: 1e8 };
    const [single] = await columnsOf(await cpuBackend('single'), pair, options);
    const [double] = await columnsOf(await cpuBackend('double'), pair, options);
    const expected = 10 * rate;
    // A waiting time is off by at most 2 units in the last place of its logarithm and half of its product.
    const rounding = 2.5 * 2 ** -23 * expected;
    single!('jumps').forEach((n, i) => {
      expect(Math.abs(n - double!('jumps')[i]!)).toBeLessThanOrEqual(rounding);
    });
    const z = (single!('jumps').reduce((a, b) => a + b) - 8 * expected) / Math.sqrt(8 * expected);
    expect(Math.abs(z)).toBeLessThan(4.5);
  });
});
