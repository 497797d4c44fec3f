/** Moves labels at wished-for places apart, to `gap` from one another within [low, high], keeping their order. */
export function spread(wished: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wished.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  const placed: number[] = [];
  for (const [k, { y }] of order.entries()) placed.push(Math.max(y, k === 0 ? low : placed[k - 1]! + gap));
  for (let k = placed.length - 1; k >= 0; k--)
    placed[k] = Math.min(placed[k]!, k === placed.length - 1 ? high : placed[k + 1]! - gap);
  const out = new Array<number>(wished.length);
  for (const [k, { i }] of order.entries()) out[i] = placed[k]!;
  return out;
}
