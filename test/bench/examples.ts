import { fitPower } from '../../bench/growth/fit-power.ts';
import type { Growth, TimeGrowth } from '../../bench/growth/growth.ts';
import { halfDecades, wholeDecades } from '../../bench/growth/sizes.ts';
import { exactCurrent, jumpProblem } from '../../bench/jump-problem.ts';
import { exactWork, problem } from '../../bench/problem.ts';
import type { ReportedRow } from '../../bench/reported.ts';
import type { BenchResult } from '../../bench/result.ts';
import type { Speed } from '../../bench/speed.ts';
import { spreadOf } from '../../bench/statistics.ts';

/** A row whose rates go up by a hundredth each round. */
export function rowOf(id: string, title: string, rate: number, changes: Partial<ReportedRow> = {}): ReportedRow {
  const rates = [0.99, 1, 1.01].map((f) => f * rate);
  return {
    ...{ id, title, computes: 'works', threads: 2, share: 1, flaw: null, machine: 'made up', right: true },
    ...{ zMean: 0.5, zVariance: -0.5, rates, rate: spreadOf(rates), cpuRate: null },
    ...changes,
  };
}

/** A row without a rate, its answer being wrong. */
export const wrongRow = (id: string, title: string, flaw: string | null): ReportedRow =>
  rowOf(id, title, 1, { right: false, rates: [], rate: null, zMean: 7, flaw });

/** Two races with made-up rates. */
export const speed: Speed = {
  rounds: 3,
  seed: 1,
  trap: {
    problem: { ...problem, trajectories: 2 ** 18 },
    exact: exactWork,
    rows: [
      rowOf('eddy-cpu', 'Eddy CPU f32, Node', 600),
      rowOf('eddy-cpu-work', 'Eddy CPU f32, Node, no heat', 700),
      rowOf('eddy-cpu-fast', 'Eddy CPU f32, Node, fast', 660),
      rowOf('numpy', 'numpy f64', 100, { threads: 1 }),
      rowOf('javascript', 'plain JavaScript f64', 300),
      wrongRow('gpujs', 'gpu.js WebGL2 f32, Chromium', 'its Math.random'),
      rowOf('tfjs', 'TensorFlow.js WebGPU f32, Chromium', 17, { threads: null, share: 1 / 8 }),
      rowOf('cpp-simd', 'vector C++ f32', 2800),
    ],
    leftOut: [{ id: 'numba', title: 'numba f64', reason: 'no Python with numba' }],
  },
  jumps: { problem: { ...jumpProblem, trajectories: 2 ** 18 }, exact: exactCurrent, rows: [], leftOut: [] },
  besides: null,
};

const grown = (other: number, overhead: number, factor: number): TimeGrowth => {
  const sizes = halfDecades(5);
  const seconds = sizes.map((n) => overhead + factor * n);
  const fit = fitPower(sizes, seconds);
  return { sizes, other, seconds, cpuSeconds: seconds, fit: { seconds: fit, cpuSeconds: fit } };
};

const flat = (decades: number, bytes: number) => ({
  sizes: wholeDecades(decades),
  other: 100,
  bytes: wholeDecades(decades).map(() => bytes),
});

/** Growth without scatter. */
export const growth: Growth = {
  rounds: 3,
  seed: 1,
  trajectories: grown(100, 1e-3, 3e-7),
  steps: grown(256, 1e-3, 8e-7),
  workers: spreadOf([1.9, 1.92, 1.94]),
  memory: {
    process: { trajectories: flat(5, 120 * 2 ** 20), steps: flat(4, 120 * 2 ** 20) },
    device: { software: true, trajectories: flat(4, 2 ** 24), steps: flat(4, 2 ** 22) },
  },
  right: true,
};

/** A result with both. */
export const result: BenchResult = {
  question: 'How fast?',
  machine: {
    ...{ eddy: '0.1.0', node: '20.20.2', v8: '11.3', system: 'linux', processor: 'made up' },
    ...{ cores: 2, memoryGiB: 24 },
  },
  speed,
  gpu: null,
  growth,
  accuracy: null,
  instructions: null,
  goals: [],
};
