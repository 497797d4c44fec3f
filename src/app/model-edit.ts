import type { LangevinSpec } from '../model/spec.ts';

/** The same entries in the same order, one of them under a new name. */
export const renamed = <V>(entries: Readonly<Record<string, V>>, from: string, to: string): Record<string, V> =>
  Object.fromEntries(Object.entries(entries).map(([id, value]) => [id === from ? to : id, value]));

/** The entries but for one. */
export const without = <V>(entries: Readonly<Record<string, V>>, id: string): Record<string, V> =>
  Object.fromEntries(Object.entries(entries).filter(([key]) => key !== id));

/** `stem`, or with the first number behind it that no part of the model has taken. */
export function freeName(model: LangevinSpec, stem: string): string {
  const taken = new Set(
    [model.coordinates, model.controls, model.parameters].flatMap((part) => Object.keys(part ?? {})),
  );
  let name = stem;
  for (let n = 2; taken.has(name); n++) name = `${stem}${n}`;
  return name;
}
