import type { LangevinModel } from '../model/langevin.ts';

const read = [
  ...(['dynamics', 'coordinates', 'parameters', 'potential', 'currents', 'integrals', 'changes', 'confine'] as const),
  ...(['discrete', 'events', 'passages'] as const),
] as const;

/** What reading trajectories needs of a model: plain data, without the curves of its controls. */
export interface PlainModel extends Pick<LangevinModel, (typeof read)[number]> {
  readonly controls: readonly { readonly name: string }[];
}

/** A model as plain data, which structured clones copy. */
export const plainModel = (model: LangevinModel): PlainModel => ({
  ...(Object.fromEntries(read.map((key) => [key, model[key]])) as Pick<LangevinModel, (typeof read)[number]>),
  controls: model.controls.map(({ name }) => ({ name })),
});
