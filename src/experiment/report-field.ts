import { orNull } from '../or-null.ts';
import { type FieldValues, fieldEstimates } from '../tally/field-estimates.ts';
import { cellOrder } from './field-cells.ts';
import type { FieldPlan } from './field-plan.ts';
import type { ReportedField, ReportedSeries } from './result.ts';

/** Density and current on the grid, with errors, beside the exact ones. */
export function reportField(
  { layout, axes }: FieldPlan,
  words: Float64Array,
  exact: ReportedField['exact'],
): ReportedField {
  const found = fieldEstimates(layout, words);
  const order = cellOrder(layout);
  const series = ({ values, standardErrors }: FieldValues): ReportedSeries => ({
    value: order.map((i) => orNull(values[i]!)),
    standardError: order.map((i) => orNull(standardErrors[i]!)),
  });
  const single = ({ values, standardErrors }: FieldValues) => ({
    value: orNull(values[0]!),
    standardError: orNull(standardErrors[0]!),
  });
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
    exact,
  };
}
