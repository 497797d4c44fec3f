import type { FieldInTheory } from '../model/system.ts';
import { type FieldValues, fieldEstimates } from '../tally/field-estimates.ts';
import type { FieldPlan } from './field-plan.ts';
import type { OrNull, ReportedField, ReportedSeries } from './result.ts';
import type { ExactField } from './start-plan.ts';

/**
 * Density and current on the grid, with errors, and the exact ones where they are known.
 *
 * @param exact of all coordinates, from how the run starts
 * @param own of those of the grid, from the system
 */
export function reportField(
  { layout, axes, grid }: FieldPlan,
  words: Float64Array,
  exact: ExactField | null,
  own: FieldInTheory | null,
): ReportedField {
  const found = fieldEstimates(layout, words);
  const order = firstAxisFastest(layout.axes.map((a) => a.cells));
  const series = ({ values, standardErrors }: FieldValues): ReportedSeries => ({
    value: order.map((i) => finite(values[i]!)),
    standardError: order.map((i) => finite(standardErrors[i]!)),
  });
  const single = ({ values, standardErrors }: FieldValues) => ({
    value: finite(values[0]!),
    standardError: finite(standardErrors[0]!),
  });
  const centres = order.map((cell) => centreOf(layout.axes, cell));
  const place = (x: readonly number[]) => {
    const at = new Array<number>(exact!.dimension).fill(0);
    grid.axes.forEach(({ coordinate }, a) => {
      at[coordinate] = x[a]!;
    });
    return at;
  };
  // a grid over some of the coordinates shows a marginal, of which the exact law is not at hand
  const known = exact && exact.dimension === layout.axes.length ? exact : null;
  const flows = known?.current && centres.map((x) => known.current!(place(x)));
  return {
    axes: layout.axes.map(({ cells, lower, width }, a) => ({
      ...axes[a]!,
      edges: Array.from({ length: cells + 1 }, (_, i) => lower + i * width),
    })),
    samples: found.samples,
    outside: single(found.outside),
    density: series(found.density),
    current: found.current.map(series),
    divergence: series(found.divergence),
    velocity: found.velocity.map(single),
    exact: known
      ? {
          density: centres.map((x) => finite(Math.exp(known.logDensity(place(x))))),
          current: flows ? grid.axes.map(({ coordinate }) => flows.map((j) => finite(j[coordinate]!))) : null,
        }
      : own && {
          density: centres.map((x) => finite(own.density(x))),
          current: grid.axes.map((_, a) => centres.map((x) => finite(own.current(x)[a]!))),
        },
  };
}

/** Cells in the order in which they are reported. */
function firstAxisFastest(counts: readonly number[]): number[] {
  const [n, m = 1] = counts;
  return Array.from({ length: n! * m }, (_, k) => (k % n!) * m + Math.floor(k / n!));
}

function centreOf(axes: FieldPlan['layout']['axes'], cell: number): number[] {
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

const finite = (x: number): OrNull => (Number.isFinite(x) ? x : null);
