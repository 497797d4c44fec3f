import { modelOf } from '../../model/model-of.ts';
import type { System } from '../../model/system.ts';
import { groups } from '../../systems/registry.ts';
import type { CatalogueEntry } from './engine-api.ts';

/** Every built-in system as plain data. */
export function catalogue(): CatalogueEntry[] {
  return groups.flatMap(({ title: group, systems }) => systems.map((system) => entryOf(system, group)));
}

const entryOf = (system: System, group: string): CatalogueEntry => ({
  id: system.id,
  title: system.title,
  group,
  summary: system.summary,
  sources: system.sources,
  parameters: modelOf(system).parameters,
  trajectories: system.trajectories,
  driven: system.measure.work,
  laws: system.laws.length,
  presets: system.presets ?? [],
});
