import type uPlot from 'uplot';
import { spread } from '../../report/spread.ts';
import { plainNumber } from '../../report/with-error.ts';
import { grouped } from '../text/amounts.ts';
import type { Size } from './chart-element.ts';
import { type ConvergenceData, convergenceData, type Followed, nothingYet } from './convergence-data.ts';
import { exactLine, label, withPen } from './draw.ts';
import { describeMeans, meanConvergence } from './mean-convergence.ts';
import { PlotElement } from './plot-element.ts';
import { axis, colourOf, still } from './theme.ts';

/** Room for the names at the ends of the curves, in CSS pixels. */
const gutter = 92;

const decades = Array.from({ length: 12 }, (_, k) => 10 ** (k + 1));

/** Shows all marks given: logarithmic axes of uPlot leave some out by themselves. */
const everySplit = (_u: uPlot, splits: number[]): number[] => splits;

/** Every estimate's distance from the exact value against the number of trajectories, with bands of one standard error. */
export class ConvergenceChart extends PlotElement<Followed> {
  #hidden: ReadonlySet<string> = new Set();
  #curves: ConvergenceData = nothingYet;

  set hiddenCurves(hidden: ReadonlySet<string>) {
    if (hidden === this.#hidden) return;
    this.#hidden = hidden;
    this.refresh();
  }

  protected override paint(data: Followed, size: Size): void {
    this.#curves = data.decided.jump ? meanConvergence(data) : convergenceData(data, this.#hidden);
    super.paint(data, size);
  }

  protected shapeOf({ decided }: Followed): string {
    const { curves, exact, label: axisLabel, threshold } = this.#curves;
    return `${curves.map((c) => c.style.id).join()} ${decided.spec.trajectories} ${exact} ${axisLabel} ${threshold}`;
  }

  protected columns(): uPlot.AlignedData {
    const { trajectories, curves } = this.#curves;
    return [trajectories as number[], ...curves.map((c) => c.value as (number | null)[])];
  }

  protected options({ decided, counted = 'trajectories' }: Followed, size: Size): uPlot.Options {
    const { exact, label: axisLabel, threshold } = this.#curves;
    const marks = decades.map((n) => (threshold * n) / 10);
    const splits = [...marks.map((v) => -v).reverse(), 0, ...marks];
    return {
      ...size,
      ...still,
      padding: [6, gutter, 0, 0],
      scales: {
        x: { time: false, distr: 3, log: 10, range: () => [16, Math.max(32, decided.spec.trajectories)] },
        y: exact ? { distr: 4, asinh: threshold, range: () => [-this.#reach(), this.#reach()] } : {},
      },
      axes: [
        axis(this, {
          label: `${counted} N`,
          size: 26,
          splits: (_u, _i, low, high) => decades.filter((n) => n >= low && n <= 1.01 * high),
          filter: everySplit,
          values: (_u, splits) => splits.map(grouped),
        }),
        axis(this, {
          label: axisLabel,
          size: 58,
          ...(exact && {
            filter: everySplit,
            splits: (u: uPlot) => {
              const reach = this.#reach();
              // The marks next to 0 are left out where there is no room for their names.
              const tight = ((u.height - 60) * Math.asinh(1)) / (2 * Math.asinh(reach / threshold)) < 13;
              const shown = (v: number) => v <= 1.001 * reach && !(tight && v > 0 && v < 1.001 * threshold);
              return splits.filter((v) => shown(Math.abs(v)));
            },
            values: (_u: uPlot, shown: number[]) => shown.map((v) => (v > 0 ? '+' : '') + plainNumber(v)),
          }),
        }),
      ],
      series: [
        {},
        ...this.#curves.curves.map(
          ({ style }): uPlot.Series => ({
            stroke: colourOf(this, style.colour),
            width: style.main ? 1.75 : 1.25,
            dash: [...style.dash],
            points: { show: false },
          }),
        ),
      ],
      hooks: { drawAxes: [(u) => this.#bands(u)], draw: [(u) => this.#names(u)] },
    };
  }

  /** Largest distance shown: a power of ten, or 3 times one, that holds the main curves and the ends of all. */
  #reach(): number {
    const main = this.#curves.curves.filter((c) => c.style.main);
    const ends = this.#curves.curves.map((c) => c.value.findLast((v) => v !== null) ?? 0);
    const far = Math.max(
      3 * this.#curves.threshold,
      ...[...ends, ...main.flatMap((c) => c.value)].map((v) => Math.abs(v ?? 0)),
    );
    const decade = 10 ** Math.floor(Math.log10(far));
    return far <= 3 * decade ? 3 * decade : 10 * decade;
  }

  #bands(u: uPlot): void {
    const { trajectories, curves } = this.#curves;
    withPen(u, ({ context, box }) => {
      context.beginPath();
      context.rect(box.left, box.top, box.width, box.height);
      context.clip();
      context.globalAlpha = Number(colourOf(this, '--band'));
      for (const { style, value, error } of curves) {
        if (!style.main) continue;
        const known = trajectories.map((_, i) => i).filter((i) => value[i] != null && error[i] != null);
        const at = (i: number, sign: number) =>
          [u.valToPos(trajectories[i]!, 'x', true), u.valToPos(value[i]! + sign * error[i]!, 'y', true)] as const;
        context.fillStyle = colourOf(this, style.colour);
        context.beginPath();
        for (const i of known) context.lineTo(...at(i, 1));
        for (const i of known.toReversed()) context.lineTo(...at(i, -1));
        context.fill();
      }
    });
  }

  #names(u: uPlot): void {
    const { curves, trajectories } = this.#curves;
    withPen(u, (pen) => {
      const { context, ratio, box } = pen;
      const right = box.left + box.width;
      if (this.#curves.exact) {
        const zero = u.valToPos(0, 'y', true);
        exactLine(this, pen, box.left, zero, right, zero);
        label(this, pen, 'exact', box.left + 6 * ratio, zero - 8 * ratio, { size: 11 });
      }
      const ends = curves.flatMap(({ style, value }) => {
        const last = value.findLastIndex((v) => v !== null);
        return last < trajectories.length - 1
          ? []
          : [{ style, x: u.valToPos(trajectories[last]!, 'x', true), y: u.valToPos(value[last]!, 'y', true) }];
      });
      const places = spread(
        ends.map((e) => Math.min(Math.max(e.y, box.top), box.top + box.height)),
        14 * ratio,
        box.top + 4 * ratio,
        box.top + box.height - 4 * ratio,
      );
      ends.forEach(({ style, x, y }, i) => {
        const place = places[i]!;
        context.strokeStyle = colourOf(this, style.colour);
        context.lineWidth = 1 * ratio;
        context.globalAlpha = 0.7;
        context.beginPath();
        context.moveTo(x, y);
        context.lineTo(right + 10 * ratio, place);
        context.stroke();
        context.globalAlpha = 1;
        label(this, pen, style.short, right + 13 * ratio, place, { size: 11 });
      });
    });
  }

  protected describe({ decided, result, counted = 'trajectories' }: Followed): string {
    if (decided.jump) return describeMeans(this.#curves);
    const bar = result.estimates.find((e) => e.id === 'bar');
    const n = grouped(result.timing.trajectories);
    return `Estimates of ΔF against the number of ${counted}, now ${n}; BAR ${bar?.value == null ? 'not available' : `${plainNumber(bar.value)} kT`}`;
  }
}
