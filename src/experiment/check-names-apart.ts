import { SpecError } from '../errors.ts';
import { estimateIds } from '../estimate/free-energies.ts';
import type { Plan } from './plan.ts';

/** Parts of a typed-in model whose entries are measured under their own names. */
const parts = ['currents', 'sequences', 'changes', 'integrals', 'passages', 'counters', 'assignments', 'variables'];

/**
 * Results are read by names: what a user's model calls something must be the name of nothing else that the same run measures, estimates
 * or tests. A name that only runs of other models use is free. @throws SpecError
 */
export function checkNamesApart({ spec, system, extraction, reported, freeEnergies }: Plan): void {
  const model = (spec.model ?? {}) as Readonly<Record<string, object | undefined>>;
  const refuse = (name: string) => {
    const part = parts.find((key) => Object.hasOwn(model[key] ?? {}, name));
    const field = part ? `model.${part}.${name}` : 'model';
    throw SpecError.of(field, name, 'is the name of something else that this run reports: choose another');
  };
  const measured = repeated(extraction.names);
  if (measured !== undefined) refuse(measured);
  const free: readonly string[] = freeEnergies ? estimateIds : [];
  const estimated = repeated([...free, ...reported.map((r) => r.id)]);
  if (estimated !== undefined) refuse(reported.find((r) => r.id === estimated)!.name);
  const tested = repeated(system.laws.map((law) => law.id));
  if (tested !== undefined) refuse(tested);
}

const repeated = (names: readonly string[]): string | undefined => names.find((name, i) => names.indexOf(name) < i);
