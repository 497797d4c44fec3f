import { parseFormula } from '../formula/formula.ts';
import type { Layout } from '../kernel/layout.ts';
import type { LangevinModel } from '../model/langevin.ts';
import { namesRead } from './instant-reader.ts';
import { type Extracting, type Snapshot, variablesOf } from './observables.ts';
import { plainModel } from './plain-model.ts';

/**
 * Decides what is extracted from a model's trajectories.
 *
 * @param options.observables formulas by name, as the system has them
 * @param options.entropic whether trajectories start from a known stationary density and stay in it
 * @throws SpecError naming the observable
 */
export function prepareExtraction(options: {
  model: LangevinModel;
  layout: Layout;
  parameters: Readonly<Record<string, number>>;
  kT: number;
  duration: number;
  snapshots: readonly Snapshot[];
  entropic: boolean;
  observables: Readonly<Record<string, string>>;
}): Extracting {
  const { model: whole, observables, entropic, ...given } = options;
  const model = plainModel(whole);
  const variables = variablesOf(given.snapshots, namesRead({ model, layout: given.layout }, entropic));
  const names = [...variables, ...model.parameters.map((p) => p.id)];
  return {
    ...given,
    model,
    observables: Object.entries(observables).map(([name, text]) => ({
      name,
      formula: parseFormula(text, { field: `observables.${name}`, names }),
    })),
  };
}
