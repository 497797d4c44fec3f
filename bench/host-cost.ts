import { performance } from 'node:perf_hooks';
import type { Backend, Columns, Process, Range } from '../src/backends/backend.ts';
import { runPlan } from '../src/experiment/run.ts';
import { createTallyPool, type TallyPool } from '../src/experiment/tally-pool/tally-pool.ts';
import type { Moments } from '../src/tally/moments.ts';
import { check } from './check.ts';
import { momentsOfLaws } from './moments-of-laws.ts';
import { openCpu, spawnTally } from './open.ts';
import { exactWork, planOf, problem } from './problem.ts';
import { type Spread, spreadOf } from './statistics.ts';

/** What the host takes for works, beside a device that takes no time: a bound on every whole run. */
export interface HostCost {
  readonly trajectories: number;
  /** Microseconds a work when the host tallies by itself. */
  readonly alone: Spread;
  /** Tally workers. */
  readonly workers: number;
  /** With them: microseconds a work, and how long the host's own thread was busy with it. */
  readonly pooled: Spread;
  readonly thread: Spread;
  readonly right: boolean;
}

/** Trajectories that the device has ready; it gives them again and again. */
const ready = 2 ** 16;
const range = 2 ** 14;

/** Whole runs of the dragged trap on a device that takes no time, with and without tally workers in turn. */
export async function timeHost(trajectories: number, workers: number, rounds: number, seed: number): Promise<HostCost> {
  const real = await openCpu('single', 2);
  const device = instantDevice(real);
  const pool = createTallyPool(workers, spawnTally);
  const plan = planOf(trajectories, seed, 'single', problem.steps);
  const run = async (by: TallyPool | null) => {
    const [began, load] = [performance.now(), performance.eventLoopUtilization()];
    const result = await runPlan(plan, device, { pool: by });
    const scale = 1000 / (2 * trajectories);
    const busy = performance.eventLoopUtilization(load).active * scale;
    return { each: (performance.now() - began) * scale, busy, result };
  };
  const alone: number[] = [];
  const pooled: number[] = [];
  const thread: number[] = [];
  let right = true;
  for (let round = 0; round <= rounds; round++) {
    const [one, other] = [await run(null), await run(pool)];
    right &&= check(asMany(momentsOfLaws(one.result), ready), ready, exactWork).right;
    right &&= JSON.stringify(one.result.estimates) === JSON.stringify(other.result.estimates);
    if (round === 0) continue; // warms up
    alone.push(one.each);
    pooled.push(other.each);
    thread.push(other.busy);
  }
  pool.dispose();
  await real.dispose();
  const [a, p, t] = [alone, pooled, thread].map((values) => spreadOf(values));
  return { trajectories, alone: a!, workers, pooled: p!, thread: t!, right };
}

/** The moments that so many of the values would have. */
const asMany = ({ count, ...m }: Moments, wanted: number): Moments => {
  const share = wanted / count;
  return { ...m, count: wanted, m2: m.m2 * share, m3: m.m3 * share, m4: m.m4 * share };
};

/** Gives what another backend has run: the first trajectories, over and over. */
function instantDevice(backend: Backend): Backend {
  return {
    ...backend,
    async prepare(kernel) {
      const program = await backend.prepare(kernel);
      const known = new Map<Process, Promise<Columns[]>>();
      const runAll = async (process: Process, stops: readonly number[]) => {
        const all: Columns[] = [];
        for (let first = 0; first < ready; first += range)
          for (const [k, { data, stride }] of (await program.run(process, { first, count: range }, stops)).entries()) {
            // twice, so that no range meets the end
            all[k] ??= { data: new Float32Array(2 * ready * kernel.columns.length), stride: 2 * ready, count: ready };
            for (let c = 0; c < kernel.columns.length; c++)
              for (const at of [first, ready + first])
                all[k].data.set(data.subarray(c * stride, c * stride + range), 2 * ready * c + at);
          }
        return all;
      };
      const run = async (process: Process, { first, count }: Range, stops: readonly number[]) => {
        const running = known.get(process) ?? runAll(process, stops);
        known.set(process, running);
        return (await running).map(({ data, stride }) => ({ data: data.subarray(first % ready), stride, count }));
      };
      return { largestRange: ready, run, dispose: program.dispose };
    },
  };
}
