/** Ends of an axis that shows all points with their bars, and 0 unless told otherwise, with some room. */
export function barRange(
  points: readonly (readonly [value: number, error: number])[],
  withZero = true,
): [number, number] {
  const ends = points.flatMap(([value, error]) => [value - error, value + error]);
  const shown = withZero || ends.length === 0 ? [0, ...ends] : ends;
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const room = 0.06 * (high - low || 1);
  return [low - room, high + room];
}
