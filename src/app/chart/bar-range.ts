/** Ends of an axis that shows 0 and all points with their bars, with some room. */
export function barRange(points: readonly (readonly [value: number, error: number])[]): [number, number] {
  const ends = points.flatMap(([value, error]) => [value - error, value + error]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const room = 0.06 * (high - low || 1);
  return [low - room, high + room];
}
