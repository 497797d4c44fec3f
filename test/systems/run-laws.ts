import { expect } from 'vitest';
import { createPlan } from '../../src/experiment/create-plan.ts';
import type { ReportedLaw, Result } from '../../src/experiment/result.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { parseRequest, type RunSpec } from '../../src/experiment/spec.ts';
import { cpuBackend } from '../backends/environment.ts';

/** Laws of a system's run by their ids, and its estimates. */
export interface LawRun {
  readonly result: Result;
  readonly law: (id: string) => ReportedLaw;
  readonly estimate: (id: string) => { value: number; standardError: number };
}

/** Runs any system on the cpu. */
export async function runLaws(system: string, request: RunSpec = {}): Promise<LawRun> {
  const plan = createPlan(parseRequest({ system, seed: 11, ...request }));
  const result = await runPlan(plan, await cpuBackend(request.precision));
  return {
    result,
    law: (id) => result.laws.find((l) => l.id === id)!,
    estimate: (id) => {
      const { value, standardError } = result.estimates.find((e) => e.id === id)!;
      return { value: value!, standardError: standardError! };
    },
  };
}

export function expectAllHold({ result }: LawRun): void {
  for (const { id, holds, reason, z } of result.laws) expect({ id, holds, reason, z }).toMatchObject({ holds: true });
}
