import type uPlot from 'uplot';
import type { ReportedSeries } from '../../experiment/result.ts';
import { spread } from '../../report/spread.ts';
import type { Shown } from '../shown.ts';
import { inUnit } from '../text/in-unit.ts';
import type { Size } from './chart-element.ts';
import { exactCurve, label, type Pen, withPen } from './draw.ts';
import { PlotElement } from './plot-element.ts';
import { axis, colourOf, still } from './theme.ts';

/** Curves shown at most: more cannot be told apart. */
const mostCurves = 6;

/** Room for the names at the ends of the curves, in CSS pixels. */
const gutter = 72;

const dashes: readonly (readonly number[])[] = [[], [7, 3], [2, 3], [7, 3, 2, 3], [12, 3], [1, 2]];

/** Recorded means against time: populations, or probabilities of states, with bands of one standard error and exact curves dashed. */
export class CourseChart extends PlotElement<Shown> {
  protected shapeOf({ decided, result }: Shown): string {
    return `${courseIds({ decided, result }).join()} ${decided.timeUnit}`;
  }

  protected columns(data: Shown): uPlot.AlignedData {
    const { time } = data.result.series;
    return [time?.t ?? [], ...courseIds(data).map((id) => (time![id] as ReportedSeries).value as (number | null)[])];
  }

  protected options({ decided, result }: Shown, size: Size): uPlot.Options {
    const ids = courseIds({ decided, result });
    const what = decided.jump?.network ? 'probability' : 'mean number';
    return {
      ...size,
      ...still,
      padding: [6, gutter, 0, 0],
      scales: {
        x: { time: false },
        y: { range: (_u, low, high) => [Math.min(0, low), 1.06 * (high || 1)] },
      },
      axes: [axis(this, { label: inUnit('t', decided.timeUnit), size: 26 }), axis(this, { label: what, size: 50 })],
      series: [
        {},
        ...ids.map(
          (_, i): uPlot.Series => ({
            stroke: colourOf(this, '--forward'),
            width: 2,
            dash: [...dashes[i]!],
            points: { show: false },
          }),
        ),
      ],
      hooks: { drawAxes: [(u) => this.#bands(u)], draw: [(u) => this.#names(u)] },
    };
  }

  #bands(u: uPlot): void {
    const { data } = this;
    const time = data?.result.series.time;
    if (!time) return;
    withPen(u, ({ context }) => {
      context.globalAlpha = Number(colourOf(this, '--band'));
      context.fillStyle = colourOf(this, '--forward');
      for (const id of courseIds(data)) {
        const { value, standardError } = time[id] as ReportedSeries;
        const at = (i: number, sign: number) =>
          [
            u.valToPos(time.t[i]!, 'x', true),
            u.valToPos((value[i] ?? 0) + sign * (standardError[i] ?? 0), 'y', true),
          ] as const;
        const all = time.t.map((_, i) => i);
        context.beginPath();
        for (const i of all) context.lineTo(...at(i, 1));
        for (const i of all.toReversed()) context.lineTo(...at(i, -1));
        context.fill();
      }
    });
  }

  #names(u: uPlot): void {
    const { data } = this;
    if (!data) return;
    const { course } = data.decided.jump ?? {};
    withPen(u, (pen) => {
      const { context, ratio, box } = pen;
      const right = box.left + box.width;
      const ids = courseIds(data);
      const ends = ids.map((id) => {
        const { value } = data.result.series.time![id] as ReportedSeries;
        return u.valToPos(value.at(-1) ?? 0, 'y', true);
      });
      const places = spread(ends, 14 * ratio, box.top + 4 * ratio, box.top + box.height - 4 * ratio);
      ids.forEach((id, i) => {
        label(this, pen, nameOf(id), right + 6 * ratio, places[i]!, { size: 11, colour: '--forward' });
        const exact = course?.mean[id];
        if (exact) this.#exact(u, pen, course.t, exact, i === 0);
      });
      context.setLineDash([]);
    });
  }

  #exact(u: uPlot, pen: Pen, t: readonly number[], mean: readonly number[], named: boolean): void {
    const at = (k: number) => [u.valToPos(t[k]!, 'x', true), u.valToPos(mean[k]!, 'y', true)] as const;
    exactCurve(
      this,
      pen,
      t.map((_, k) => at(k)),
    );
    if (!named) return;
    const [x, y] = at(Math.max(1, Math.floor(0.06 * t.length)));
    label(this, pen, 'exact', x + 8 * pen.ratio, y - 6 * pen.ratio, { size: 11 });
  }

  protected describe(data: Shown): string {
    return `Means against time: ${courseIds(data).map(nameOf).join(', ')}`;
  }
}

/** Recorded series that are drawn. */
export function courseIds({ decided, result }: Pick<Shown, 'decided' | 'result'>): string[] {
  const { time } = result.series;
  const names = decided.jump?.network?.states.map((s) => `probability-${s}`) ?? decided.jump?.species ?? [];
  return time
    ? names
        .map((n) => `mean-${n}`)
        .filter((id) => id in time)
        .slice(0, mostCurves)
    : [];
}

const nameOf = (id: string): string => id.replace(/^mean-/, '').replace(/^probability-(.*)$/, 'p($1)');
