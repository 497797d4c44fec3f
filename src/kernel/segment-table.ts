/** Numbers at the head of each segment's row: when it begins, and 1/length. */
export const rowHead = 2;

/** Begins behind any stop. */
const never = 1e30;

/** c₀ + c₁x + c₂x² for x from 0 to 1. */
export type Parabola = readonly [c0: number, c1: number, c2: number];

/** A part of the run, by fractions of it. Single precision holds the times of its ends. */
export interface Segment {
  readonly from: number;
  readonly to: number;
}

/** The largest value of a parabola on its segment. */
export function parabolaMaximum([c0, c1, c2]: Parabola): number {
  const x = c2 < 0 ? Math.min(1, Math.max(0, -c1 / (2 * c2))) : 0;
  return Math.max(c0, c0 + c1 + c2, c0 + x * (c1 + x * c2));
}

/** The rows of all segments, and one that begins behind any stop. @param numbers what the model has to say in each row */
export function segmentRows<S extends Segment>(
  segments: readonly S[],
  duration: number,
  numbers: (segment: S) => readonly number[],
): number[] {
  const rows = segments.flatMap((segment) => {
    const [begin, end] = [Math.fround(segment.from * duration), Math.fround(segment.to * duration)];
    return [begin, 1 / (end - begin), ...numbers(segment)];
  });
  return [...rows, never, 0, ...numbers(segments.at(-1)!)];
}
