import type { BenchmarkEntry, Crossover } from './benchmark.ts';

/** Where one backend overtakes another for good, the sizes between two measured ones by straight lines in logarithms. */
export function crossoversOf(entries: readonly Pick<BenchmarkEntry, 'backend' | 'points'>[]): Crossover[] {
  return entries.flatMap((a) => entries.flatMap((b) => (a === b ? [] : (overtaking(a, b) ?? []))));
}

type Entry = Pick<BenchmarkEntry, 'backend' | 'points'>;

function overtaking(faster: Entry, slower: Entry): Crossover | null {
  const lead = faster.points.flatMap(({ trajectories, rate }) => {
    const other = slower.points.find((p) => p.trajectories === trajectories);
    return other ? [{ x: Math.log(trajectories), y: Math.log(rate.median / other.rate.median) }] : [];
  });
  const behind = lead.findLastIndex(({ y }) => y <= 0);
  if (behind < 0 || behind === lead.length - 1) return null;
  const [p, q] = [lead[behind]!, lead[behind + 1]!];
  const trajectories = Math.exp(p.x + ((q.x - p.x) * -p.y) / (q.y - p.y));
  return { faster: faster.backend, slower: slower.backend, trajectories };
}
