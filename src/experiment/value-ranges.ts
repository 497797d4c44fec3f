/** Instants, as fractions of a run, at which functions of time are looked at to tell how far they go: by the golden ratio, in step with no oscillation. */
export const instants = Array.from({ length: 1000 }, (_, i) => ((i + 0.5) * 0.6180339887498949) % 1).sort(
  (a, b) => a - b,
);

/** How far a function of time goes. */
export interface ValueRange {
  readonly span: number;
  /** Largest absolute value. */
  readonly largest: number;
}

/** Largest deviation from what is asked for that segments of a run may have: of a control, in units of its span; of a rate in a network, of itself. */
export const deviation = 1e-6;

/** Largest deviation of a value that is known within its range. */
export const rangeDeviation = ({ span, largest }: ValueRange): number => deviation * span + Number.EPSILON * largest;

/** Ranges of several functions of the fraction of a run, its ends included. */
export function valueRanges(values: (s: number) => readonly number[]): ValueRange[] {
  const seen = [0, ...instants, 1].map(values);
  return seen[0]!.map((_, i) => {
    const own = seen.map((v) => v[i]!).filter(Number.isFinite);
    const [low, high] = [Math.min(...own), Math.max(...own)];
    return { span: high - low, largest: Math.max(Math.abs(low), Math.abs(high)) };
  });
}
