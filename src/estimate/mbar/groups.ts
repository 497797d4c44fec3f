/** Samples that two states share below which nothing ties their free energies together. */
const fewestShared = 1e-8;

/** Share of a row of overlaps by which a state that was not sampled hangs on one group. */
const all = 1 - 1e-9;

/**
 * Which states hang together through samples that they share: a group for each state, −1 for a state without samples that gets its
 * weight from several groups.
 */
export function groupsOf(overlap: readonly (readonly number[])[], counts: readonly number[]): number[] {
  const group = counts.map((count, k) => (count > 0 ? k : -1));
  const sampled = [...counts.keys()].filter((k) => counts[k]! > 0);
  for (const i of sampled)
    for (const j of sampled) {
      if (group[i] === group[j] || overlap[i]![j]! * counts[i]! < fewestShared) continue;
      const [kept, gone] = [Math.min(group[i]!, group[j]!), Math.max(group[i]!, group[j]!)];
      for (const k of sampled) if (group[k] === gone) group[k] = kept;
    }
  return group.map((own, k) => {
    if (own >= 0) return own;
    const shares = new Map<number, number>();
    for (const j of sampled) shares.set(group[j]!, (shares.get(group[j]!) ?? 0) + overlap[k]![j]!);
    return [...shares].find(([, share]) => share >= all)?.[0] ?? -1;
  });
}
