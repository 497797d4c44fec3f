import type { Backend } from '../../src/backends/backend.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { startClock } from '../clock.ts';
import type { Puller } from './accurate.ts';
import { hairpinPlan } from './hairpin-problem.ts';

/** Eddy's whole run, from the request to the report. */
export function openEddyPulls(backend: Backend, reports?: 'no profile'): Puller {
  return {
    machine: backend.adapter,
    async run(pulls, seed) {
      const elapsed = startClock();
      const { estimates } = await runPlan(hairpinPlan(pulls, seed, backend.precision, reports), backend);
      const bar = estimates.find((e) => e.id === 'bar')!;
      return { ...elapsed(), value: bar.value ?? Number.NaN, standardError: bar.standardError ?? Number.NaN };
    },
    close: () => backend.dispose(),
  };
}
