import uPlot from 'uplot';
import { fixed, withError } from '../../report/with-error.ts';
import type { Shown } from '../shown.ts';
import type { Size } from './chart-element.ts';
import { densityOf, mostOwn, visibleRange } from './densities.ts';
import { exactLine, indexed, label, withPen } from './draw.ts';
import { PlotElement } from './plot-element.ts';
import { axis, colourOf, still } from './theme.ts';

/** Room above the curves for their names and that of the exact line, in CSS pixels. */
const namesHeight = 64;

const ids = ['work-forward', 'work-reverse'] as const;

/** Works in bins, where they cross, and where they should. */
export interface DrawnWorks {
  readonly decided: Pick<Shown['decided'], 'freeEnergyDifference'>;
  readonly result: Pick<Shown['result'], 'histograms' | 'estimates'>;
}

/** P_F(W) and P_R(−W) over W, which cross at ΔF. */
export class WorkChart extends PlotElement<DrawnWorks> {
  #logarithmic = false;

  set logarithmic(on: boolean) {
    if (on === this.#logarithmic) return;
    this.#logarithmic = on;
    this.refresh();
  }

  protected shapeOf({ result }: DrawnWorks): string {
    return `${this.#logarithmic} ${Object.keys(result.histograms).join()}`;
  }

  protected columns({ result }: DrawnWorks): uPlot.AlignedData {
    const edges = result.histograms['work-forward']?.edges ?? [0, 1];
    const curves = ids.map((id) => densityOf(result, id)).filter((d) => d !== null);
    const drawn = curves.map((d) => [...d, d.at(-1)!].map((y) => (this.#logarithmic && y === 0 ? null : y)));
    return [edges, ...drawn];
  }

  protected options(_: DrawnWorks, size: Size): uPlot.Options {
    const stepped = uPlot.paths.stepped!({ align: 1 });
    const series = (variable: string): uPlot.Series => {
      const colour = colourOf(this, variable);
      const band = Number(colourOf(this, '--band'));
      return {
        stroke: colour,
        width: 1.5,
        fill: this.#logarithmic
          ? undefined
          : colour +
            Math.round(255 * band)
              .toString(16)
              .padStart(2, '0'),
        paths: stepped,
        points: { show: false },
      };
    };
    return {
      ...size,
      ...still,
      padding: [6, 14, 0, 0],
      scales: {
        x: { time: false, range: () => this.#range() },
        y: this.#logarithmic
          ? { distr: 3, range: (_u, low, high) => [low / 2, 14 * high] }
          : { range: (u, _low, high) => [0, (1 + Math.max(0.28, namesHeight / u.height)) * (high || 1)] },
      },
      axes: [
        axis(this, { label: 'W / kT', size: 26 }),
        axis(this, {
          label: 'P / kT⁻¹',
          size: 44,
          space: this.#logarithmic ? 22 : 34,
          ...(this.#logarithmic && {
            values: (_u, splits) => splits.map((v) => (v && Number.isInteger(Math.log10(v)) ? v.toPrecision(1) : '')),
          }),
        }),
      ],
      series: [{}, series('--forward'), ...(this.data?.result.histograms['work-reverse'] ? [series('--reverse')] : [])],
      hooks: { draw: [(u) => this.#annotate(u)] },
    };
  }

  /** Where works are, and where they should cross. */
  #range(): [number, number] {
    const { decided, result } = this.data!;
    const [low, high] = visibleRange(result, this.#logarithmic);
    const exact = decided.freeEnergyDifference;
    if (exact === null || (exact >= low && exact <= high)) return [low, high];
    const room = 0.08 * (Math.max(high, exact) - Math.min(low, exact));
    return exact < low ? [exact - room, high + room] : [low - room, exact + room];
  }

  #annotate(u: uPlot): void {
    if (!this.data) return;
    const { decided, result } = this.data;
    const edges = result.histograms['work-forward']!.edges;
    const forward = densityOf(result, 'work-forward')!;
    const reverse = densityOf(result, 'work-reverse');
    withPen(u, (pen) => {
      const { context, ratio, box } = pen;
      const px = (x: number) => u.valToPos(x, 'x', true);
      const py = (y: number) => u.valToPos(y, 'y', true);
      const exact = decided.freeEnergyDifference;
      if (exact !== null) {
        const half = 72 * ratio;
        const labelX = Math.min(Math.max(px(exact), box.left + half), box.left + box.width - half);
        exactLine(this, pen, px(exact), box.top + 16 * ratio, px(exact), box.top + box.height);
        label(this, pen, `exact ΔF = ${fixed(exact, 3)} kT`, labelX, box.top + 8 * ratio, {
          align: 'center',
        });
      }
      const name = (own: number[], other: number[] | null, text: readonly [string, string, string], colour: string) => {
        const at = mostOwn(own, other);
        indexed(this, pen, text, px((edges[at]! + edges[at + 1]!) / 2), py(own[at]!) - 11 * ratio, colour);
      };
      name(forward, reverse, ['P', 'F', '(W)'], '--forward');
      if (!reverse) return;
      name(reverse, forward, ['P', 'R', '(−W)'], '--reverse');
      const crossing = result.estimates.find((e) => e.id === 'crooks-line');
      if (!crossing || crossing.value === null) return;
      const bin = Math.floor((crossing.value - edges[0]!) / (edges[1]! - edges[0]!));
      const height = ((forward[bin] ?? 0) + (reverse[bin] ?? 0)) / 2;
      if (!(height > 0)) return;
      context.strokeStyle = colourOf(this, '--crossing');
      context.lineWidth = 2 * ratio;
      context.beginPath();
      context.arc(px(crossing.value), py(height), 5 * ratio, 0, 2 * Math.PI);
      if (crossing.standardError !== null) {
        context.moveTo(px(crossing.value - crossing.standardError), py(height));
        context.lineTo(px(crossing.value + crossing.standardError), py(height));
      }
      context.stroke();
      // High crossings lie among the names of the curves: there its own name goes below.
      const below = py(height) < box.top + 0.6 * box.height ? 13 * ratio : 0;
      label(this, pen, 'crossing', px(crossing.value) + 10 * ratio, py(height) + below, { size: 11 });
    });
  }

  protected describe({ decided, result }: DrawnWorks): string {
    const crossing = result.estimates.find((e) => e.id === 'crooks-line');
    const { value, error } = withError(crossing?.value ?? null, crossing?.standardError ?? null);
    const { freeEnergyDifference } = decided;
    const exact = freeEnergyDifference === null ? 'unknown' : fixed(freeEnergyDifference, 3);
    const sides = result.histograms['work-reverse']
      ? 'histograms of forward work and of negated reverse work'
      : 'a histogram of forward work';
    return `Work: ${sides}; they cross at ${value} ± ${error ?? '—'} kT, exact ΔF ${exact} kT`;
  }
}
