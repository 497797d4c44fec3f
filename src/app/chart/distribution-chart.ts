import uPlot from 'uplot';
import type { ReportedHistogram } from '../../experiment/result.ts';
import { plainNumber } from '../../report/with-error.ts';
import type { Shown } from '../shown.ts';
import { perUnit, withUnit } from '../text/in-unit.ts';
import type { Size } from './chart-element.ts';
import { coarseHistogram } from './coarse-histogram.ts';
import { exactCurve, exactLine, label, withPen } from './draw.ts';
import { PlotElement } from './plot-element.ts';
import { axis, colourOf, still } from './theme.ts';

/** Cells shown while the fullest holds less than it takes for an error of 5 %. */
const [fewCells, sure] = [48, 400];

/** Pixels from number to number from which each has a dash of its own. */
const fromStep = 16;

/** Probabilities this many times rarer than the largest one do not widen the view. */
const rare = 1000;

/** The histogram of a population at the end, which another part of the result's makers calls by the name of the species. */
export const distributionOf = ({ result }: Shown, species: string): ReportedHistogram | undefined =>
  result.histograms[`distribution-${species}`];

/** The cells from the first that holds anything to the last. */
function filled({ edges, counts }: ReportedHistogram): Pick<ReportedHistogram, 'edges' | 'counts'> {
  const first = Math.max(
    0,
    counts.findIndex((n) => n > 0),
  );
  const last = Math.max(
    first,
    counts.findLastIndex((n) => n > 0),
  );
  return { edges: edges.slice(first, last + 2), counts: counts.slice(first, last + 1) };
}

/** Whether it counts whole numbers. */
const isWhole = (histogram: ReportedHistogram | undefined): boolean =>
  histogram?.edges.every((edge) => Number.isInteger(edge + 0.5)) ?? false;

/** How a population is distributed at the end, with the exact law where there is one. */
export class DistributionChart extends PlotElement<Shown> {
  #species = '';

  set species(name: string) {
    if (name === this.#species) return;
    this.#species = name;
    this.refresh();
  }

  protected override paint(data: Shown, size: Size): void {
    if (distributionOf(data, this.#species)) super.paint(data, size);
  }

  protected shapeOf(data: Shown): string {
    return `${this.#species} ${this.#exact(data) !== null}`;
  }

  protected columns(data: Shown): uPlot.AlignedData {
    const { edges, counts } = this.#cells(data);
    const total = counts.reduce((a, b) => a + b, 0) || 1;
    const p = counts.map((n, i) => n / (total * (edges[i + 1]! - edges[i]!)));
    const [low, high] = this.#range(data);
    const rise = low < edges[0]! ? [low, edges[0]!] : [];
    // From the axis up to the first bin and down again after the last.
    const x = [...rise.slice(0, 1), ...edges, ...(high > edges.at(-1)! ? [high] : [])];
    const y = [...rise.slice(0, 1).map(() => 0), ...p, 0, ...(high > edges.at(-1)! ? [0] : [])];
    return [x, y];
  }

  #cells(data: Shown) {
    const histogram = filled(distributionOf(data, this.#species)!);
    return coarseHistogram(histogram, Math.max(...histogram.counts) < sure ? fewCells : histogram.counts.length);
  }

  /** Probabilities of n = 0, 1, 2 … */
  #exact({ decided }: Shown): readonly number[] | null {
    return decided.jump?.populations.find((p) => p.name === this.#species)?.probability ?? null;
  }

  /** Where the probability is. */
  #range(data: Shown): [number, number] {
    const { edges, counts } = distributionOf(data, this.#species)!;
    const exact = this.#exact(data) ?? [];
    const ends = (values: readonly number[], at: (i: number) => number) => {
      const most = Math.max(...values);
      const first = values.findIndex((v) => v * rare > most);
      const last = values.findLastIndex((v) => v * rare > most);
      return first < 0 ? [] : [at(first), at(last + 1)];
    };
    const all = [...ends(counts, (i) => edges[i]!), ...ends(exact, (i) => i - 0.5)];
    const [low, high] = [Math.min(...all), Math.max(...all)];
    const room = Math.max((edges[1]! - edges[0]!) / 2, 0.04 * (high - low));
    return [low - room, high + room];
  }

  protected options(data: Shown, size: Size): uPlot.Options {
    const colour = colourOf(this, '--forward');
    const { unit = '' } = distributionOf(data, this.#species)!;
    const band = Math.round(255 * Number(colourOf(this, '--band')));
    return {
      ...size,
      ...still,
      padding: [6, 14, 0, 0],
      scales: {
        x: { time: false, range: () => this.#range(this.data!) },
        y: { range: () => [0, 1.15 * this.#highest(this.data!)] },
      },
      axes: [
        axis(this, {
          label: withUnit(this.#species, unit),
          ...{ size: 26, space: 34 },
          ...(isWhole(distributionOf(data, this.#species)) && {
            incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 1e4],
          }),
        }),
        axis(this, { label: perUnit(`P(${this.#species})`, unit), size: 50, space: 34 }),
      ],
      series: [
        {},
        {
          stroke: colour,
          width: 1.5,
          fill: colour + band.toString(16).padStart(2, '0'),
          paths: uPlot.paths.stepped!({ align: 1 }),
          points: { show: false },
        },
      ],
      hooks: { draw: [(u) => this.#annotate(u)] },
    };
  }

  #highest(data: Shown): number {
    return Math.max(...(this.columns(data)[1] as number[]), ...(this.#exact(data) ?? [0]), 1e-12);
  }

  #annotate(u: uPlot): void {
    const exact = this.data && this.#exact(this.data);
    if (!exact) return;
    const [low, high] = this.#range(this.data!);
    const most = Math.max(...exact);
    withPen(u, (pen) => {
      const { ratio, box } = pen;
      const at = (n: number) => [u.valToPos(n, 'x', true), u.valToPos(exact[n]!, 'y', true)] as const;
      // Populations that cannot occur, such as odd ones, would make a saw of the curve.
      const drawn = exact.flatMap((p, n) => (n >= low - 1 && n <= high + 1 && p > 1e-9 * most ? [at(n)] : []));
      // a curve between a few places would say something of what lies between them
      const wide = Math.abs(u.valToPos(1, 'x', true) - u.valToPos(0, 'x', true));
      if (wide < fromStep * ratio) exactCurve(this, pen, drawn);
      else for (const [x, y] of drawn) exactLine(this, pen, x - wide / 2, y, x + wide / 2, y);
      // Its name stands on the right flank, where the curve has come down to half of its height.
      const peak = exact.indexOf(most);
      const flank = exact.findIndex((p, n) => n > peak && p < 0.6 * most && p > 1e-9 * most);
      if (flank < 0) return;
      const [x, y] = at(flank);
      label(this, pen, 'exact', Math.min(x + 16 * ratio, box.left + box.width - 32 * ratio), y - 6 * ratio, {
        size: 11,
      });
    });
  }

  protected describe(data: Shown): string {
    const mean = data.result.estimates.find((e) => e.id === `mean-${this.#species}`)?.value;
    const exact = this.#exact(data);
    const n = exact?.reduce((sum, p, k) => sum + k * p, 0);
    return `Histogram of ${this.#species} at the end, mean ${mean == null ? '—' : plainNumber(mean)}${n === undefined ? '' : `, exact mean ${plainNumber(n)}`}`;
  }
}
