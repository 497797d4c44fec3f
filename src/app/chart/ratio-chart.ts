import type uPlot from 'uplot';
import { compact } from '../../report/with-error.ts';
import type { Studied } from '../laboratory/laboratory-api.ts';
import { barRange } from './bar-range.ts';
import type { Size } from './chart-element.ts';
import { exactLine, label, type Pen, withPen } from './draw.ts';
import { PlotElement } from './plot-element.ts';
import { axis, colourOf, still } from './theme.ts';

/** Longest bar that widens the view. */
const longestBar = 2;

/** ln P_F(W)/P_R(−W) against W with bars, the fitted line, and the line of slope 1 that Crooks’ theorem says. */
export class RatioChart extends PlotElement<Studied> {
  protected shapeOf({ about }: Studied): string {
    return String(about.exact !== null);
  }

  protected columns({ study }: Studied): uPlot.AlignedData {
    const { work = [], value = [] } = study.logRatio ?? {};
    return [work as number[], value as number[]];
  }

  protected options(_: Studied, size: Size): uPlot.Options {
    return {
      ...size,
      ...still,
      padding: [6, 14, 0, 0],
      scales: {
        x: {
          time: false,
          range: (_u, low, high) => {
            const room = 0.06 * (high - low) || 1;
            return [low - room, high + room];
          },
        },
        y: { range: () => this.#range() },
      },
      axes: [
        axis(this, { label: 'W / kT', size: 26 }),
        axis(this, { label: 'ln [forward P(W) / reverse P(−W)]', size: 44, space: 26 }),
      ],
      series: [{}, { stroke: 'transparent', width: 0, points: { show: false } }],
      hooks: { draw: [(u) => this.#draw(u)] },
    };
  }

  #range(): [number, number] {
    const { value = [], standardError = [] } = this.data?.study.logRatio ?? {};
    return barRange(value.map((v, i) => [v, Math.min(standardError[i]!, longestBar)] as const));
  }

  #draw(u: uPlot): void {
    const { data } = this;
    if (!data?.study.logRatio) return;
    const { work, value, standardError } = data.study.logRatio;
    withPen(u, (pen) => {
      const { context, ratio, box } = pen;
      const px = (x: number) => u.valToPos(x, 'x', true);
      const py = (y: number) => u.valToPos(y, 'y', true);
      context.save();
      context.beginPath();
      context.rect(box.left, box.top, box.width, box.height);
      context.clip();
      context.strokeStyle = colourOf(this, '--rule');
      context.lineWidth = 1.5 * ratio;
      context.beginPath();
      context.moveTo(box.left, py(0));
      context.lineTo(box.left + box.width, py(0));
      context.stroke();
      context.strokeStyle = context.fillStyle = colourOf(this, '--quiet');
      context.lineWidth = 1.25 * ratio;
      work.forEach((w, i) => {
        context.beginPath();
        context.moveTo(px(w), py(value[i]! - standardError[i]!));
        context.lineTo(px(w), py(value[i]! + standardError[i]!));
        context.stroke();
        context.beginPath();
        context.arc(px(w), py(value[i]!), 2.6 * ratio, 0, 2 * Math.PI);
        context.fill();
      });
      const { min = 0, max = 1 } = u.scales.x!;
      const [crossing, slope] = [estimate(data, 'crooks-line'), estimate(data, 'crooks-slope')];
      if (crossing && slope) {
        context.strokeStyle = colourOf(this, '--crossing');
        context.lineWidth = 2 * ratio;
        context.beginPath();
        context.moveTo(px(min), py(slope.value * (min - crossing.value)));
        context.lineTo(px(max), py(slope.value * (max - crossing.value)));
        context.stroke();
      }
      const root = data.about.exact ?? estimate(data, 'bar')?.value ?? crossing?.value;
      if (root !== undefined) exactLine(this, pen, px(min), py(min - root), px(max), py(max - root));
      context.restore();
      this.#names(pen, data, slope);
    });
  }

  /** What the lines are, in the corners that lines of positive slope leave free. */
  #names(pen: Pen, { about }: Studied, slope: ReturnType<typeof estimate>): void {
    const { ratio, box } = pen;
    const name = about.exact === null ? 'slope 1, through BAR' : 'exact: slope 1';
    const right = box.left + box.width - 6 * ratio;
    const bottom = box.top + box.height;
    label(this, pen, `╌ ${name}`, right, bottom - 25 * ratio, { size: 11, align: 'right' });
    if (!slope) return;
    const fit = `fit: slope ${compact(slope.value, slope.standardError)}`;
    label(this, pen, fit, right, bottom - 10 * ratio, { size: 11, align: 'right', colour: '--crossing' });
  }

  protected describe(data: Studied): string {
    const slope = estimate(data, 'crooks-slope');
    return `ln P_F(W)/P_R(−W) against W: ${data.study.logRatio?.work.length ?? 0} points, slope ${slope ? compact(slope.value, slope.standardError) : 'not available'}, 1 by Crooks’ theorem`;
  }
}

/** An estimate that has a number. */
function estimate({ study }: Studied, id: string) {
  const found = study.estimates.find((e) => e.id === id);
  return found && Number.isFinite(found.value) ? found : null;
}
