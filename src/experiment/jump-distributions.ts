import type { JumpModel } from '../model/jump.ts';
import type { System } from '../model/system.ts';
import { type Detail, wholeCount } from './jump-details.ts';
import type { PlannedDistribution } from './plan.ts';

/** What is counted in a run of jumps, and by which id it is reported; what is internal to the system has none. */
export const jumpDistributions = (
  model: JumpModel,
  system: System,
  names: readonly string[],
  details: readonly Detail[],
): PlannedDistribution[] =>
  [...distributionsOf(model, names, details), ...ownDistributions(system, names)].map((d) =>
    system.internal?.includes(d.name) ? { ...d, id: undefined } : d,
  );

/** Distributions of what currents counted, of populations at the end, and of whatever details ask for. */
function distributionsOf(
  model: JumpModel,
  names: readonly string[],
  details: readonly Detail[],
): PlannedDistribution[] {
  const histograms = new Map(model.currents.map(({ id }) => [wholeCount(id), `distribution-${id}`]));
  const counted = details.flatMap(({ name, distribution }): PlannedDistribution[] => {
    const id = histograms.get(name);
    return distribution ? [{ name, column: names.indexOf(name), ...distribution, ...(id && { id }) }] : [];
  });
  const species = model.form === 'reactions' ? model.species.map((s) => s.name) : [];
  return [
    ...counted,
    ...species.map((name) => ({
      ...{ name, column: names.indexOf(name), id: `distribution-${name}` },
      kind: 'integer' as const,
    })),
  ];
}

/** Distributions that the system itself asks for, of what there is. */
const ownDistributions = ({ distributions = {} }: System, names: readonly string[]): PlannedDistribution[] =>
  Object.entries(distributions)
    .filter(([name]) => names.includes(name))
    .map(([name, { unit, ...bins }]) => ({
      ...{ name, unit, column: names.indexOf(name), id: `distribution-${name}` },
      ...{ kind: 'edges', bins },
    }));
