import type { ReportedSeries, Result } from '../../experiment/result.ts';

/** Density and probability current on a grid; cells are listed with the first axis running fastest. Numbers are null where nothing came. */
export interface Fields {
  readonly axes: readonly { readonly name: string; readonly edges: readonly number[] }[];
  readonly density: ReportedSeries;
  /** One component along each axis. */
  readonly current: readonly ReportedSeries[];
  /** The same by theory, where it is known. */
  readonly exact?: { readonly density: readonly number[]; readonly current: readonly (readonly number[])[] };
}

/** The fields of a result; null where the run sampled none. */
export function fieldsOf(result: Result): Fields | null {
  const { fields } = result as Result & { readonly fields?: Fields };
  return fields && fields.axes.length >= 1 && fields.axes.length <= 2 ? fields : null;
}

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
export function arrowsOf({ axes, current, exact }: Fields, across: number, down: number): Arrow[] {
  const [ax, ay] = axes as [Fields['axes'][number], Fields['axes'][number]];
  const [nx, ny] = [ax.edges.length - 1, ay.edges.length - 1];
  const [bx, by] = [Math.max(1, Math.round(nx / across)), Math.max(1, Math.round(ny / down))];
  const arrows: Arrow[] = [];
  for (let i = 0; i + bx <= nx; i += bx)
    for (let j = 0; j + by <= ny; j += by) {
      const cells = Array.from({ length: bx * by }, (_, k) => i + (k % bx) + nx * (j + Math.floor(k / bx)));
      const [mx, my] = current.map((component) => meanOver(component, cells));
      if (!mx || !my) continue;
      const known = exact?.current.map((component) => cells.reduce((sum, c) => sum + component[c]!, 0) / cells.length);
      arrows.push({
        x: (ax.edges[i]! + ax.edges[i + bx]!) / 2,
        y: (ay.edges[j]! + ay.edges[j + by]!) / 2,
        jx: mx.value,
        jy: my.value,
        significance: (mx.value / mx.error) ** 2 + (my.value / my.error) ** 2,
        exact: known ? [known[0]!, known[1]!] : null,
      });
    }
  return arrows;
}

/** Mean over cells with its error, cells being nearly independent; null where nothing came. */
function meanOver({ value, standardError }: ReportedSeries, cells: readonly number[]) {
  const known = cells.filter((c) => value[c] != null && (standardError[c] ?? 0) > 0);
  if (known.length === 0) return null;
  const sum = known.reduce((total, c) => total + value[c]!, 0);
  const squares = known.reduce((total, c) => total + standardError[c]! ** 2, 0);
  return { value: sum / cells.length, error: Math.sqrt(squares) / cells.length };
}
