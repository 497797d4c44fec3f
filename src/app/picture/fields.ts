import type { ReportedField, ReportedSeries } from '../../experiment/result.ts';

/** What the picture of a field needs of it; cells are listed with the first axis running fastest. */
export type Field = Pick<ReportedField, 'axes' | 'density' | 'current' | 'exact'>;

/** The net current in a block of cells, large enough to be drawn as one arrow. */
export interface Arrow {
  readonly x: number;
  readonly y: number;
  readonly jx: number;
  readonly jy: number;
  /** Squared distance from no current in standard errors: about 2 where there is none. */
  readonly significance: number;
  /** Exact current there; null where it is not known. */
  readonly exact: readonly [number, number] | null;
}

/** Averages the current of a plane over blocks, of which about `across` × `down` cover it. */
export function arrowsOf({ axes, current, exact }: Field, across: number, down: number): Arrow[] {
  const [ax, ay] = axes as [Field['axes'][number], Field['axes'][number]];
  const [nx, ny] = [ax.edges.length - 1, ay.edges.length - 1];
  const [bx, by] = [Math.max(1, Math.round(nx / across)), Math.max(1, Math.round(ny / down))];
  const arrows: Arrow[] = [];
  for (let i = 0; i + bx <= nx; i += bx)
    for (let j = 0; j + by <= ny; j += by) {
      const cells = Array.from({ length: bx * by }, (_, k) => i + (k % bx) + nx * (j + Math.floor(k / bx)));
      const [mx, my] = current.map((component) => meanOver(component, cells));
      if (!mx || !my) continue;
      const known = exact?.current?.map((component) => average(component, cells));
      arrows.push({
        x: (ax.edges[i]! + ax.edges[i + bx]!) / 2,
        y: (ay.edges[j]! + ay.edges[j + by]!) / 2,
        jx: mx.value,
        jy: my.value,
        significance: (mx.value / mx.error) ** 2 + (my.value / my.error) ** 2,
        exact: known?.every((j) => j !== null) ? [known[0]!, known[1]!] : null,
      });
    }
  return arrows;
}

/** A field along a line, over blocks of cells where there are more than `most`. */
export function coarser({ axes, density, current, exact }: Field, most: number): Field {
  const { edges } = axes[0]!;
  const count = edges.length - 1;
  const size = Math.ceil(count / most);
  const starts = Array.from({ length: Math.floor(count / size) }, (_, b) => b * size);
  const blocks = starts.map((start) => Array.from({ length: size }, (_, i) => start + i));
  const series = (fine: ReportedSeries): ReportedSeries => {
    const means = blocks.map((cells) => meanOver(fine, cells));
    return { value: means.map((m) => m?.value ?? null), standardError: means.map((m) => m?.error ?? null) };
  };
  const averages = (fine: readonly (number | null)[]) => blocks.map((cells) => average(fine, cells));
  return {
    axes: [{ ...axes[0]!, edges: [...starts.map((start) => edges[start]!), edges[starts.length * size]!] }],
    density: series(density),
    current: current.map(series),
    exact: exact && { density: averages(exact.density), current: exact.current?.map(averages) ?? null },
  };
}

/** Mean over cells; null where it is not known everywhere. */
function average(values: readonly (number | null)[], cells: readonly number[]): number | null {
  const sum = cells.reduce((total, c) => total + (values[c] ?? Number.NaN), 0);
  return Number.isFinite(sum) ? sum / cells.length : null;
}

/** Mean over cells with its error, cells being nearly independent; null where nothing came. */
function meanOver({ value, standardError }: ReportedSeries, cells: readonly number[]) {
  const known = cells.filter((c) => value[c] != null && (standardError[c] ?? 0) > 0);
  if (known.length === 0) return null;
  const sum = known.reduce((total, c) => total + value[c]!, 0);
  const squares = known.reduce((total, c) => total + standardError[c]! ** 2, 0);
  return { value: sum / cells.length, error: Math.sqrt(squares) / cells.length };
}
