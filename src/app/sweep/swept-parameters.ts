import type { Parameter } from '../../model/parameter.ts';
import type { AppState } from '../state.ts';

/** A positive number that is given no range of its own is swept within this factor either way. */
const reach = 100;

/** Parameters of what is in view, with ranges worth a sweep: of a system of the catalogue, or of one's own model as far as it can be read. */
export function sweptParameters({ page, catalogue, requests }: AppState): readonly Parameter[] {
  if (page !== 'model') return catalogue.find((s) => s.id === requests.systems.system)?.parameters ?? [];
  const { model } = requests.model;
  const given = typeof model === 'object' && model !== null ? (model as { parameters?: unknown }).parameters : null;
  if (typeof given !== 'object' || given === null) return [];
  return Object.entries(given).flatMap(([id, value]) => {
    const full = typeof value === 'number' ? { default: value } : (value as Partial<Parameter> | null);
    if (typeof full?.default !== 'number' || !Number.isFinite(full.default)) return [];
    const positive = full.default > 0;
    const minimum = full.minimum ?? (positive ? full.default / reach : Number.NEGATIVE_INFINITY);
    const maximum = full.maximum ?? (positive ? full.default * reach : Number.POSITIVE_INFINITY);
    return [{ unit: '', description: '', ...full, ...{ id, default: full.default, minimum, maximum } }];
  });
}
