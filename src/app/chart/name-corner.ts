import type { Box } from '../picture/free-place.ts';
import { label, type Pen } from './draw.ts';

/** Names of lines below each other in the corner of the plot where the fewest of these points lie; gives the room that they take. */
export function nameCorner(
  host: Element,
  pen: Pen,
  lines: readonly { readonly name: string; readonly colour: string }[],
  points: readonly (readonly [number, number])[],
): Box | null {
  const named = lines.filter((line) => line.name !== '');
  if (named.length === 0) return null;
  const { ratio, box } = pen;
  const height = 15 * ratio;
  const width = 6.5 * ratio * Math.max(...named.map((line) => line.name.length));
  const [inset, block] = [8 * ratio, height * named.length];
  const corners = ([1, 0] as const).flatMap((right) =>
    ([0, 1] as const).map((low) => {
      const left = right ? box.left + box.width - inset - width : box.left + inset;
      const top = low ? box.top + box.height - inset - block : box.top + inset;
      const within = ([x, y]: readonly [number, number]) =>
        x > left - inset && x < left + width + inset && y > top - inset && y < top + block + inset;
      return { left, top, right: right === 1, hidden: points.filter(within).length };
    }),
  );
  const free = corners.reduce((best, corner) => (corner.hidden < best.hidden ? corner : best));
  named.forEach(({ name, colour }, i) => {
    const [x, align] = free.right ? [free.left + width, 'right' as const] : [free.left, 'left' as const];
    label(host, pen, name, x, free.top + (i + 0.5) * height, { size: 11, align, colour });
  });
  return { left: free.left, right: free.left + width, top: free.top, bottom: free.top + block };
}
