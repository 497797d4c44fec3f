import type { ReportedSeries } from '../../experiment/result.ts';
import { chartFont, colourOf } from '../chart/theme.ts';
import type { Sheet } from './sheet.ts';

/** A field along one coordinate: steps over its cells with a band of one standard error, the exact one dashed. */
export function drawFieldLine(
  host: Element,
  sheet: Sheet,
  edges: readonly number[],
  { value, standardError }: ReportedSeries,
  options: {
    readonly colour: string;
    readonly filled: boolean;
    readonly exact: readonly (number | null)[] | undefined;
  },
): void {
  const { context, x, y } = sheet;
  const cells = value.flatMap((v, i) => (v === null ? [] : [{ v, i, error: standardError[i] ?? 0 }]));
  const trace = (of: (cell: (typeof cells)[number]) => number, order: readonly (typeof cells)[number][]) => {
    for (const cell of order) {
      const [a, b] = order === cells ? [cell.i, cell.i + 1] : [cell.i + 1, cell.i];
      context.lineTo(x(edges[a]!), y(of(cell)));
      context.lineTo(x(edges[b]!), y(of(cell)));
    }
  };
  context.fillStyle = context.strokeStyle = colourOf(host, options.colour);
  context.globalAlpha = Number(colourOf(host, '--band'));
  context.beginPath();
  trace((c) => c.v + c.error, cells);
  trace((c) => (options.filled ? 0 : c.v - c.error), cells.toReversed());
  context.fill();
  context.globalAlpha = 1;
  context.lineWidth = 1.5;
  context.beginPath();
  trace((c) => c.v, cells);
  context.stroke();
  const exact = options.exact?.flatMap((v, i) => (v === null ? [] : [{ v, i }])) ?? [];
  if (exact.length === 0) return;
  context.strokeStyle = context.fillStyle = colourOf(host, '--ink');
  context.lineWidth = 1.25;
  context.setLineDash([5, 4]);
  context.beginPath();
  for (const { v, i } of exact) context.lineTo(x((edges[i]! + edges[i + 1]!) / 2), y(v));
  context.stroke();
  context.setLineDash([]);
  context.font = chartFont(host);
  context.textAlign = 'left';
  context.textBaseline = 'bottom';
  context.fillText('exact', sheet.left + 6, y(exact[0]!.v) - 3);
}
