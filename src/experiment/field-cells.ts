import { gaussLegendre } from '../exact/gauss-legendre.ts';
import { type OrNull, orNull } from '../or-null.ts';
import type { FieldPlan } from './field-plan.ts';

type Layout = FieldPlan['layout'];

/** Cells in the order in which they are reported: the first axis runs fastest. */
export function cellOrder({ axes }: Layout): number[] {
  const [n, m = 1] = axes.map((a) => a.cells);
  return Array.from({ length: n! * m }, (_, k) => (k % n!) * m + Math.floor(k / n!));
}

/** Mean of a function over each cell, in this order; by Gauss and Legendre's rule. */
export function cellMeans(layout: Layout, f: (x: readonly number[]) => number): OrNull[] {
  const rule = gaussLegendre(layout.axes.length === 1 ? 6 : 3);
  const nodes = layout.axes.reduce<Node[]>(
    (sofar, { width }) =>
      sofar.flatMap(({ shift, weight }) =>
        rule.nodes.map((z, n) => ({ shift: [...shift, (z * width) / 2], weight: (weight * rule.weights[n]!) / 2 })),
      ),
    [{ shift: [], weight: 1 }],
  );
  return cellOrder(layout).map((cell) => {
    const centre = centreOf(layout.axes, cell);
    return orNull(nodes.reduce((sum, { shift, weight }) => sum + weight * f(centre.map((x, a) => x + shift[a]!)), 0));
  });
}

interface Node {
  readonly shift: readonly number[];
  readonly weight: number;
}

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
