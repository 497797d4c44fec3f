import { describe, expect, test } from 'vitest';
import type { Precision } from '../../src/backends/backend.ts';
import { noControls } from '../../src/backends/control-table.ts';
import { type JumpSums, kernelSums, transitionSums } from '../../src/experiment/jump-sums.ts';
import { solvedNetwork } from '../../src/experiment/network-exact.ts';
import { transitionsOf, withTransitions } from '../../src/experiment/network-transitions.ts';
import { prepareNetwork } from '../../src/experiment/prepare-network.ts';
import { parseRequest } from '../../src/experiment/spec.ts';
import { type ColumnSum, sumColumns } from '../../src/experiment/state-column.ts';
import type { JumpLayout } from '../../src/kernel/jump-layout.ts';
import { createNetworkKernel } from '../../src/kernel/network-kernel.ts';
import { networkTable } from '../../src/kernel/network-table.ts';
import type { NetworkModel } from '../../src/model/jump.ts';
import { channelRates } from '../../src/model/network-rates.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { cpuBackend } from '../backends/environment.ts';
import { spacing } from '../kernel/backends.ts';

/** Two cycles with different affinities; A and C are left by three ways. */
const small = {
  states: ['A', 'B', 'C', 'D'],
  transitions: [
    'A <-> B : 2.3, 0.7',
    'B <-> C : 1.7, 0.4',
    'C <-> A : 2, 1.1',
    'C <-> D : 0.3, 0.9',
    'D <-> A : 0.6, 1.3',
  ],
  currents: { cycle: 'A -> B', back: 'D -> C' },
};

const states = Array.from({ length: 8 }, (_, s) => `S${s}`);

/** A ring of 16 transitions. */
const large = {
  states,
  transitions: states.map((s, k) => `${s} <-> ${states[(k + 1) % 8]} : 2, 1`),
  currents: { cycle: 'S0 -> S1', back: 'S5 -> S4' },
};

const trajectories = 1000;
const duration = 20;

async function run(model: NetworkModel, precision: Precision, entropy?: boolean) {
  const { kernel, layout, uniformValues } = createNetworkKernel(model, { precision, rounds: 13, entropy });
  const start = model.states.map(() => 1);
  const process = {
    ...{ uniforms: uniformValues({}, 1e7, {}), controls: noControls, groups: 0, purpose: 0, seed: 5n },
    table: networkTable(model, channelRates(model, {}), start),
  };
  const program = await (await cpuBackend(precision)).prepare(kernel);
  const [end] = await program.run(process, { first: 0, count: trajectories }, [duration]);
  const read = (sum: ColumnSum) => sumColumns(end!, sum, 1, new Float64Array(trajectories));
  return { layout, read: ({ currents, entropy }: JumpSums) => [...currents.map(read), read(entropy!)] };
}

const networkOf = (model: typeof small) => ({
  system: parseRequest({ model, duration, trajectories }).system,
  model: parseModel(model) as NetworkModel,
});

describe.each([
  ['10', small],
  ['16', large],
])('a network of %s transitions', (_, given) => {
  const { model, system } = networkOf(given);

  test.each(['single', 'double'] as const)(
    'counted transitions add up to what its kernel sums, trajectory by trajectory (%s)',
    async (precision) => {
      const summed = await run(model, precision);
      const counted = await run(withTransitions(model, transitionsOf(model)!), precision, false);
      expect(counted.layout.columns).not.toContain('entropy');
      const [...theirs] = summed.read(kernelSums(summed.layout));
      const [...ours] = counted.read(transitionSums(model, counted.layout, solvedNetwork(model, {}).entropy));
      const [exact, rounded] = [ours.pop()!, theirs.pop()!];
      expect(ours).toEqual(theirs);
      for (const current of ours) expect(new Set(current).size).toBeGreaterThan(5);
      // Beside the counts' sum, which is exact, that of the kernel rounds the entropy of each jump, less than 1.3 in about 60 of them.
      const off = exact.map((s, i) => Math.abs(s - rounded[i]!));
      expect(Math.max(...exact)).toBeGreaterThan(10);
      expect(Math.max(...off)).toBeLessThan(100 * spacing[precision]);
    },
  );

  test('gives the same sums whether or not its transitions are asked for', () => {
    const of = (transitions: boolean) => prepareNetwork(model, { ...system, transitions }, {}, duration);
    const [asked, not] = [of(true), of(false)];
    expect(asked.entropic).toBe(not.entropic);
    const sumsOf = (p: typeof asked) => {
      const layout: JumpLayout = createNetworkKernel(p.counted, {
        precision: 'single',
        rounds: 13,
        entropy: p.entropic,
      }).layout;
      return { layout, ...p.sums(layout) };
    };
    const names = ({ layout, entropy }: ReturnType<typeof sumsOf>) => entropy!.map(([c, w]) => [layout.columns[c], w]);
    expect(names(sumsOf(asked))).toEqual(names(sumsOf(not)));
  });
});
