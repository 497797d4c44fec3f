/** Parts of a model whose entries are reported under their own names. */
const parts = [
  ...['coordinates', 'species', 'variables', 'assignments', 'currents', 'sequences', 'changes', 'integrals'],
  ...['passages', 'discrete', 'counters'],
];

/** What the user of a typed-in model has named; nothing of a built-in system. */
export function ownNames(model: unknown): string[] {
  if (typeof model !== 'object' || model === null) return [];
  const keys = (part: unknown) => (typeof part === 'object' && part !== null ? Object.keys(part) : []);
  return parts.flatMap((part) => keys((model as Record<string, unknown>)[part]));
}

/** Whether an id of a result is one of these names, or that of its mean or standard deviation. */
export const isOwn = (id: string, own: readonly string[]): boolean =>
  own.includes(id) || own.includes(id.replace(/^(mean|sd)-/, ''));
