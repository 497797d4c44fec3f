import { runBenchmark } from '../../experiment/benchmark/run-benchmark.ts';
import { browserEnvironment } from '../engine/browser-environment.ts';
import { failureOf } from '../engine/failure.ts';
import { createGate, type Gate } from '../engine/gate.ts';
import type { BenchmarkApi } from './benchmark-api.ts';

/** Ensembles grow until a run takes so many seconds, or has so many trajectories: a visitor waits a minute, not five. */
const longestRun = 0.4;
const largest = 2 ** 22;

/** Measures every backend that this browser has. */
export function createBenchmark(): BenchmarkApi {
  let gate: Gate | null = null;
  let spoilt = false;
  return {
    async measure(machine, onProgress) {
      const mine = createGate();
      gate = mine;
      spoilt = false;
      try {
        const benchmark = await runBenchmark({
          ...{ environment: browserEnvironment, machine, longestRun, largest, onProgress },
          backends: ['cpu', 'webgpu', 'webgl'],
          mayStart: mine.pass,
          throttled: () => spoilt,
        });
        return { how: 'finished', benchmark };
      } catch (error) {
        return mine.stopped() ? { how: 'stopped' } : { how: 'failed', message: failureOf(error).message };
      }
    },
    spoil() {
      spoilt = true;
    },
    stop: () => gate?.stop(),
  };
}
