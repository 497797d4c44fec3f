import type { Backend } from '../backends/backend.ts';
import { createPlan } from './create-plan.ts';
import type { ReportedLaw } from './result.ts';
import { runPlan } from './run.ts';
import { parseRequest } from './spec.ts';

/** One backend's rate on the dragged trap, worth something only where its laws hold. */
export interface BackendRate {
  readonly backend: string;
  readonly adapter: string;
  readonly software: boolean;
  /** Million trajectory-steps a second: median over rounds. */
  readonly rate: number;
  readonly slowest: number;
  readonly fastest: number;
  readonly laws: readonly ReportedLaw[];
  readonly correct: boolean;
}

const rounds = 3;

/** Runs the same ensemble on each backend in turn, interleaved, and checks each answer before its rate counts. */
export async function compareBackends(backends: readonly Backend[], trajectories: number): Promise<BackendRate[]> {
  const request = (seed: number) => ({ system: 'dragged-trap', parameters: { tau: 1 }, trajectories, seed });
  const results = backends.map(() => [] as Awaited<ReturnType<typeof runPlan>>[]);
  for (let round = 0; round <= rounds; round++)
    for (const [i, backend] of backends.entries()) {
      const result = await runPlan(createPlan(parseRequest(request(round + 1))), backend);
      if (round > 0) results[i]!.push(result); // the first round warms up
    }
  return backends.map((backend, i) => {
    const rates = results[i]!.map(({ timing }) => timing.trajectorySteps / timing.advanceSeconds / 1e6).sort(
      (a, b) => a - b,
    );
    const { laws } = results[i]!.at(-1)!;
    return {
      backend: backend.kind,
      adapter: backend.adapter,
      software: backend.software,
      rate: rates[Math.floor(rates.length / 2)]!,
      slowest: rates[0]!,
      fastest: rates.at(-1)!,
      laws,
      correct: results[i]!.every((r) => r.laws.every((law) => law.holds === true)),
    };
  });
}
