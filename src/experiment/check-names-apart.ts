import { SpecError } from '../errors.ts';
import { estimateIds } from '../estimate/free-energies.ts';
import type { Plan } from './plan.ts';

/** Parts of a typed-in model whose entries are measured under their own names. */
const parts = [
  ...['assignments', 'variables', 'coordinates', 'species', 'discrete', 'counters', 'passages', 'integrals', 'changes'],
  ...['sequences', 'currents'],
];

/** What the user has named, and where: of two places the later of these parts. */
function namesIn(model: Readonly<Record<string, unknown>>): Map<string, string> {
  const entries = parts.flatMap((part) =>
    Object.keys(model[part] ?? {}).map((id) => [id, `model.${part}.${id}`] as const),
  );
  const events = (model.events ?? []) as readonly { readonly name?: string }[];
  const named = events.flatMap(({ name }, i) =>
    name === undefined ? [] : [[name, `model.events.${i}.name`] as const],
  );
  return new Map([...named, ...entries]);
}

/**
 * Results are read by names: what a user's model calls something must be the name of nothing else that the same run measures, estimates
 * or tests. A name that only runs of other models use is free. @throws SpecError
 */
export function checkNamesApart({ spec, system, extraction, reported, freeEnergies }: Plan): void {
  const own = namesIn((spec.model ?? {}) as Readonly<Record<string, unknown>>);
  const refuse = (name: string) => {
    const field = own.get(name);
    if (field) throw SpecError.of(field, name, 'is the name of something else that this run reports: choose another');
  };
  repeated(extraction.names).forEach(refuse);
  const estimates = [...(freeEnergies ? estimateIds : []), ...reported.map((r) => r.id)];
  for (const id of repeated(estimates)) for (const r of reported) if (r.id === id) refuse(r.name);
  repeated(system.laws.map((law) => law.id)).forEach(refuse);
}

const repeated = (names: readonly string[]): string[] => names.filter((name, i) => names.indexOf(name) < i);
