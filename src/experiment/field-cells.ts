import type { FieldPlan } from './field-plan.ts';

type Layout = FieldPlan['layout'];

/** Cells in the order in which they are reported: the first axis runs fastest. */
export function cellOrder({ axes }: Layout): number[] {
  const [n, m = 1] = axes.map((a) => a.cells);
  return Array.from({ length: n! * m }, (_, k) => (k % n!) * m + Math.floor(k / n!));
}

/** Their centres, in this order. */
export const cellCentres = (layout: Layout): number[][] => cellOrder(layout).map((cell) => centreOf(layout.axes, cell));

function centreOf(axes: Layout['axes'], cell: number): number[] {
  let rest = cell;
  return [...axes]
    .reverse()
    .map(({ cells, lower, width }) => {
      const i = rest % cells;
      rest = (rest - i) / cells;
      return lower + (i + 0.5) * width;
    })
    .reverse();
}
