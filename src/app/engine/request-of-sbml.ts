import type { ImportedSbml } from '../../model/sbml/import-sbml.ts';
import type { Imported } from './engine-api.ts';

/** A run of an imported model that is done in moments; SBML does not say how long to run. */
export function requestOfSbml({ spec, title }: ImportedSbml): Imported {
  const model = Object.fromEntries(
    Object.entries(spec).filter(([, part]) => (Array.isArray(part) ? part : Object.keys(part as object)).length > 0),
  );
  return {
    title,
    request: { model, duration: 50, record: { every: 1 }, trajectories: 10_000, seed: 1, backend: 'auto' },
  };
}
