/** A model while it is edited: parts such as `parameters` are named entries. */
export type EditedModel = Readonly<Record<string, unknown>>;

/** The same entries in the same order, one of them under a new name. */
export const renamed = <V>(entries: Readonly<Record<string, V>>, from: string, to: string): Record<string, V> =>
  Object.fromEntries(Object.entries(entries).map(([id, value]) => [id === from ? to : id, value]));

/** The entries but for one. */
export const without = <V>(entries: Readonly<Record<string, V>>, id: string): Record<string, V> =>
  Object.fromEntries(Object.entries(entries).filter(([key]) => key !== id));

/** Parts of a model whose names must differ from one another. */
const named = ['coordinates', 'controls', 'parameters', 'species', 'currents', 'assignments', 'passages'];

/** `stem`, or with the first number behind it that no part of the model has taken. */
export function freeName(model: EditedModel, stem: string): string {
  const taken = new Set(named.flatMap((part) => Object.keys((model[part] as object | undefined) ?? {})));
  let name = stem;
  for (let n = 2; taken.has(name); n++) name = `${stem}${n}`;
  return name;
}

/** The states that transitions speak of: those known before in their order, then new ones as they come. */
export function statesOf(transitions: readonly string[], before: readonly string[] = []): string[] {
  const spoken = transitions.flatMap((line) => {
    const [, from, to] = /^\s*([^:<>\s]+)\s*(?:<->|->)\s*([^:<>\s]+)\s*:/.exec(line) ?? [];
    return from && to ? [from, to] : [];
  });
  return [...new Set([...before.filter((s) => spoken.includes(s)), ...spoken])];
}
