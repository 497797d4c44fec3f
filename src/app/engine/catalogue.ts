import { modelOf } from '../../model/model-of.ts';
import { systems } from '../../systems/registry.ts';
import type { CatalogueEntry } from './engine-api.ts';

/** Every built-in system as plain data. */
export function catalogue(): CatalogueEntry[] {
  return systems.map((system) => ({
    id: system.id,
    title: system.title,
    summary: system.summary,
    sources: system.sources,
    parameters: modelOf(system).parameters,
    trajectories: system.trajectories,
    driven: system.measure.work,
  }));
}
