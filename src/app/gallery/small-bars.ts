import type { ReportedHistogram } from '../../experiment/result.ts';
import type { PopulationLaw } from '../engine/engine-api.ts';
import type { SmallHistogram } from './picture-api.ts';

/** Bars that a small picture has room for. */
const mostBars = 28;

/** Shares this many times rarer than the largest one are left out at either end. */
const rare = 300;

/** An exact law of the populations 0, 1, 2 … as bars. */
export const populationBars = ({ name, probability }: PopulationLaw): SmallHistogram =>
  grouped(name, -0.5, 1, probability);

/** A measured histogram of equal cells as bars. */
export function rebinned(name: string, { edges, counts }: ReportedHistogram): SmallHistogram {
  const total = counts.reduce((sum, n) => sum + n, 0) || 1;
  return grouped(
    name,
    edges[0]!,
    edges[1]! - edges[0]!,
    counts.map((n) => n / total),
  );
}

/** The part in which the probability is, in so few bars that each can be seen. */
function grouped(name: string, first: number, width: number, shares: readonly number[]): SmallHistogram {
  const most = Math.max(...shares);
  const from = shares.findIndex((p) => p * rare > most);
  const to = shares.findLastIndex((p) => p * rare > most) + 1;
  const size = Math.ceil((to - from) / mostBars);
  const bars = Array.from({ length: Math.ceil((to - from) / size) }, (_, b) =>
    shares.slice(from + b * size, from + (b + 1) * size).reduce((sum, p) => sum + p, 0),
  );
  return { name, first: first + from * width, width: size * width, shares: bars };
}
