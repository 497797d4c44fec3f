import type { SweepPicture } from '../sweep/sweep-picture.ts';

/**
 * Ends of the axis on which a quantity is drawn: theory and what was tested with their bars in full; what was not tested, and may be
 * anywhere, as far as the same span beyond them.
 */
export function sweepRange({ curve, numbers, logarithmic }: SweepPicture): [number, number] {
  const usable = (x: number) => Number.isFinite(x) && (!logarithmic || x > 0);
  const ends = (of: typeof numbers) =>
    of.flatMap(({ measured, standardError }) =>
      measured === null ? [] : [measured, measured - (standardError ?? 0), measured + (standardError ?? 0)],
    );
  const known = [...curve.flat().map((p) => p.expected), ...ends(numbers.filter((n) => n.holds !== null))];
  const open = ends(numbers.filter((n) => n.holds === null)).filter(usable);
  const firm = known.filter(usable);
  if (firm.length + open.length === 0) return logarithmic ? [0.1, 1] : [-1, 1];
  const base = firm.length > 0 ? firm : open;
  const scale = logarithmic ? Math.log : (x: number) => x;
  const back = logarithmic ? Math.exp : (x: number) => x;
  const [low, high] = [Math.min(...base.map(scale)), Math.max(...base.map(scale))];
  const span = high - low || Math.max(Math.abs(high), logarithmic ? 1 : 1e-9);
  const near = open.map(scale).map((y) => Math.min(high + span, Math.max(low - span, y)));
  const [least, most] = [Math.min(low, ...near), Math.max(high, ...near)];
  const room = 0.07 * (most - least || span);
  return [back(least - room), back(most + room)];
}
