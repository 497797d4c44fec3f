import type { ReportedField, ReportedSeries } from '../experiment/result.ts';

/** A table with a row for each cell of a field: its middle, then density, currents and divergence with their standard errors, then what is exact. */
export function fieldTable(field: ReportedField): { columns: string[]; rows: (number | null)[][] } {
  const { axes, density, current, divergence, exact } = field;
  const middles = axes.map(({ edges }) => edges.slice(1).map((edge, i) => (edge + edges[i]!) / 2));
  const across = middles[0]!.length;
  const names = axes.map((a) => a.name);
  const measured: [string, ReportedSeries][] = [
    ['density', density],
    ...current.map((series, a): [string, ReportedSeries] => [`current_${names[a]}`, series]),
    ['divergence', divergence],
  ];
  const known: [string, readonly (number | null)[]][] = [
    ...(exact ? [['exact_density', exact.density] as [string, (number | null)[]]] : []),
    ...(exact?.current ?? []).map((flow, a): [string, (number | null)[]] => [`exact_current_${names[a]}`, flow]),
  ];
  return {
    columns: [...names, ...measured.flatMap(([id]) => [id, `${id}_error`]), ...known.map(([id]) => id)],
    rows: density.value.map((_, cell) => [
      ...middles.map((centres, a) => centres[a === 0 ? cell % across : Math.floor(cell / across)]!),
      ...measured.flatMap(([, { value, standardError }]) => [value[cell]!, standardError[cell]!]),
      ...known.map(([, values]) => values[cell]!),
    ]),
  };
}
