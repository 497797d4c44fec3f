import type { ReportedCurve } from '../../experiment/result.ts';

/** Share of the axis that lies beyond the last place, and there the limit at infinity. */
const [room, beyond] = [0.05, 0.14];

/** Distance of points of neighbouring lines at one thing. */
const aside = 0.16;

/** Where on the axis the points of a curve stand. */
export interface CurvePlaces {
  readonly range: readonly [number, number];
  /** The last finite place. */
  readonly last: number;
  /** Of a point; null: the limit at infinity, which stands behind all others. */
  readonly of: (at: number | null, line?: number) => number;
  /** Whether a point stands there. */
  readonly infinite: boolean;
}

/** The horizontal axis of a curve: room on both sides, and a place for infinity where a point is there. */
export function curvePlaces({ x, lines }: Pick<ReportedCurve, 'x' | 'lines'>): CurvePlaces {
  const all = lines.flatMap((line) => line.at);
  const infinite = all.includes(null);
  // things have width enough for the lines' points to stand beside each other
  if (x.names) {
    const of = (at: number | null, line = 0) => at! + aside * (line - (lines.length - 1) / 2);
    return { range: [-0.5, x.names.length - 0.5], last: x.names.length - 1, of, infinite };
  }
  const finite = all.filter((at) => at !== null);
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const away = (share: number) =>
    x.logarithmic ? high * (high / low || 1) ** share : high + share * (high - low || 1);
  const before = x.logarithmic ? low / (high / low || 1) ** room : low - room * (high - low || 1);
  return {
    range: [before, away(infinite ? beyond + room : room)],
    last: high,
    of: (at) => at ?? away(beyond),
    infinite,
  };
}
