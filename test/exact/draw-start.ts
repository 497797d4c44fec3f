import type { SamplerTable } from '../../src/exact/sampler-table.ts';

/** What the kernels do with a sampler table, in plain JavaScript; `accepted` is about the last update. */
export function drawStart(
  table: SamplerTable,
  u: (x: number, y: number) => number,
  uniform: () => number,
): { point: number[]; accepted: boolean } {
  const { counts, origin, cellWidth, rows, rounds } = table;
  const cells = counts.reduce((product, c) => product * c, 1);
  const propose = () => {
    const row = Math.floor(uniform() * cells);
    const own = uniform() < rows[4 * row]!;
    const cell = own ? row : rows[4 * row + 1]!;
    const index = [cell % counts[0]!, Math.floor(cell / counts[0]!)];
    const point = counts.map((_, k) => origin[k]! + (index[k]! + uniform()) * cellWidth[k]!);
    // ln of p/q up to a constant.
    return { point, weight: -u(point[0]!, point[1] ?? 0) - rows[4 * row + (own ? 2 : 3)]! };
  };
  let now = propose();
  let accepted = false;
  for (let i = 0; i < rounds; i++) {
    const next = propose();
    const log = next.weight - now.weight;
    // From one forbidden place to another (∞ − ∞) nothing moves.
    accepted = Math.log(uniform()) < (Number.isNaN(log) ? -Infinity : log);
    if (accepted) now = next;
  }
  return { point: now.point, accepted };
}
