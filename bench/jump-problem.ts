import type { Kernel, Process } from '../src/backends/backend.ts';
import { noControls } from '../src/backends/control-table.ts';
import type { Channel } from '../src/exact/markov/channel.ts';
import { countMoments } from '../src/exact/markov/count-moments.ts';
import { createPlan } from '../src/experiment/create-plan.ts';
import type { Plan } from '../src/experiment/plan.ts';
import { parseRequest, type RunSpec } from '../src/experiment/spec.ts';
import { createNetworkKernel } from '../src/kernel/network-kernel.ts';
import { networkTable } from '../src/kernel/network-table.ts';
import type { NetworkModel } from '../src/model/jump.ts';
import { channelRates } from '../src/model/network-rates.ts';
import { parseModel } from '../src/model/parse-model.ts';

/**
 * The problem that every jump program solves: three states in a ring, each left at rate `forward` to the next and `back` to the one
 * before, from the stationary law for a time τ, every jump at its exact time. Wanted is the number of jumps 0 → 1 less those 1 → 0.
 */
export const jumpProblem = { forward: 2, back: 1, tau: 50 } as const;

const { forward, back, tau } = jumpProblem;
const ring = [0, 1, 2];
const uniform = ring.map(() => 1 / 3);

const model = {
  states: ring.map((s) => `S${s}`),
  transitions: ring.map((s) => `S${s} <-> S${(s + 1) % 3} : ${forward}, ${back}`),
  currents: { current: 'S0 -> S1' },
};

const channels: Channel[] = ring.flatMap((s) => [
  { from: s, to: (s + 1) % 3, rate: forward },
  { from: (s + 1) % 3, to: s, rate: back },
]);

const moments = countMoments(channels, 3, [[1, -1, 0, 0, 0, 0]], uniform, tau);

/** Exact mean and variance of the wanted count, from the generator. */
export const exactCurrent = { mean: moments.mean[0]!, variance: moments.covariance[0]![0]! };

/** Eddy's plan of the problem, with all that a run of it reports. */
export function jumpPlanOf(trajectories: number, seed: number): Plan {
  const spec: RunSpec = { model, duration: tau, trajectories, seed };
  return createPlan(parseRequest(spec));
}

/** Eddy's kernel of the problem, which counts the wanted current and the entropy production. */
export function jumpKernelOf(seed: number): { kernel: Kernel; process: Process } {
  const network = parseModel(model) as NetworkModel;
  const { kernel, uniformValues } = createNetworkKernel(network, { precision: 'single', rounds: 13 });
  const process = {
    uniforms: uniformValues({}, 1e7, {}),
    controls: noControls,
    table: networkTable(network, channelRates(network, {}), uniform),
    groups: 0,
    purpose: 0,
    seed: BigInt(seed),
  };
  return { kernel, process };
}
