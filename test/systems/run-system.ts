import type { ReportedLaw } from '../../src/experiment/result.ts';
import type { RunSpec } from '../../src/experiment/spec.ts';
import { findSystem } from '../../src/systems/registry.ts';
import { cpuBackend } from '../backends/environment.ts';
import { type Collected, collect, planOf } from '../experiment/collect.ts';

/** A Langevin system of the catalogue run on the cpu, with observables of the test's own beside its. */
export async function runSystem(
  id: string,
  request: Omit<RunSpec, 'system'> = {},
  observables: Readonly<Record<string, string>> = {},
): Promise<Collected & { readonly law: (id: string) => ReportedLaw }> {
  const plan = planOf({ system: id, seed: 11, ...request }, { ...findSystem(id).observables, ...observables });
  const collected = await collect(await cpuBackend(request.precision), plan);
  return { ...collected, law: (law) => collected.result.laws.find((l) => l.id === law)! };
}
