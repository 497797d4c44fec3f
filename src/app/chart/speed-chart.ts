import type uPlot from 'uplot';
import type { SpeedEstimator } from '../../estimate/speed-study.ts';
import type { PullingSpeed } from '../../experiment/pulling-speed.ts';
import { estimators } from '../../report/estimators.ts';
import { leadingEstimator } from '../../report/speed-conclusion.ts';
import { spread } from '../../report/spread.ts';
import { compact } from '../../report/with-error.ts';
import type { Size } from './chart-element.ts';
import { ascending } from './dissipation-chart.ts';
import { label, type Pen, withPen } from './draw.ts';
import { durationAxis, durationScale, energyAxis, gutter } from './duration-scale.ts';
import { drawMeasured, positiveRange } from './measured-curve.ts';
import { PlotElement } from './plot-element.ts';
import { colourOf, still } from './theme.ts';

const styleOf = (id: string) => estimators.find((e) => e.id === id)!;

/** Error of ΔF after equal total time against the speed of the pull: one estimator with its bias and spread, and the errors of the others. */
export class SpeedChart extends PlotElement<PullingSpeed> {
  #chosen: string | null = null;

  /** Id of the estimator that is shown in full; null for the one that the study is read by. */
  set estimator(id: string | null) {
    if (id === this.#chosen) return;
    this.#chosen = id;
    this.refresh();
  }

  protected shapeOf(study: PullingSpeed): string {
    return `${study.durations.join()} ${study.timeUnit} ${this.#chosen}`;
  }

  protected columns(study: PullingSpeed): uPlot.AlignedData {
    return ascending(study, this.#main(study).error.value);
  }

  #main(study: PullingSpeed): SpeedEstimator {
    return study.estimators.find((e) => e.id === this.#chosen) ?? leadingEstimator(study);
  }

  protected options(study: PullingSpeed, size: Size): uPlot.Options {
    return {
      ...size,
      ...still,
      padding: [6, gutter, 0, 0],
      scales: { x: durationScale(study.durations), y: { distr: 3, range: () => this.#range() } },
      axes: [durationAxis(this, study.timeUnit), energyAxis(this, 'error of ΔF / kT')],
      series: [{}, { stroke: 'transparent', width: 0, points: { show: false } }],
      hooks: { drawAxes: [(u) => this.#best(u)], draw: [(u) => this.#draw(u)] },
    };
  }

  /** Room for all errors; a bias that is nothing but noise may leave at the bottom. */
  #range(): [number, number] {
    const study = this.data!;
    const [low, high] = positiveRange(study.estimators.flatMap((e) => e.error.value));
    const { bias } = this.#main(study);
    const sure = bias.value.filter((b, i) => Math.abs(b) > 2 * bias.standardError[i]!).map(Math.abs);
    return [Math.max(low / 20, Math.min(low / 2, positiveRange(sure)[0])), high];
  }

  /** A strip over the speeds that are as good as the best. */
  #best(u: uPlot): void {
    const { best } = this.#main(this.data!);
    const { durations } = this.data!;
    if (!best) return;
    withPen(u, ({ context, ratio, box }) => {
      const places = best.within.map((i) => u.valToPos(durations[i]!, 'x', true));
      const [left, right] = [Math.min(...places) - 9 * ratio, Math.max(...places) + 9 * ratio];
      context.fillStyle = colourOf(this, '--ink');
      context.globalAlpha = 0.06;
      context.fillRect(left, box.top, right - left, box.height);
    });
  }

  #draw(u: uPlot): void {
    const { data } = this;
    if (!data) return;
    const { durations, estimators: all } = data;
    const main = this.#main(data);
    const { colour } = styleOf(main.id);
    const curve = (of: SpeedEstimator['error']) => ({
      x: durations,
      value: of.value.map(Math.abs),
      error: of.standardError,
    });
    withPen(u, (pen) => {
      for (const e of all)
        if (e !== main) {
          const { colour: own, dash } = styleOf(e.id);
          drawMeasured(this, u, pen, { ...curve(e.error), colour: own, dash, width: 1, points: 'none', opacity: 0.75 });
        }
      drawMeasured(this, u, pen, { ...curve(main.bias), colour, width: 0, points: 'hollow' });
      drawMeasured(this, u, pen, { ...curve(main.spread), colour, dash: [4, 3], width: 1, points: 'none' });
      drawMeasured(this, u, pen, { ...curve(main.error), colour, width: 2, points: 'full' });
      if (main.best) {
        const { context, ratio } = pen;
        const [x, y] = [durations[main.best.index]!, main.error.value[main.best.index]!];
        const [px, py] = [u.valToPos(x, 'x', true), u.valToPos(y, 'y', true)];
        context.strokeStyle = colourOf(this, '--ink');
        context.lineWidth = 1.5 * ratio;
        context.beginPath();
        context.arc(px, py, 7 * ratio, 0, 2 * Math.PI);
        context.stroke();
        label(this, pen, 'best', px, py + 17 * ratio, { size: 11, align: 'center', weight: '600' });
      }
      this.#names(u, pen, main);
    });
  }

  #names(u: uPlot, pen: Pen, main: SpeedEstimator): void {
    const { context, ratio, box } = pen;
    const { durations, estimators: all } = this.data!;
    const right = box.left + box.width;
    const ends = all.flatMap((e) => {
      const last = e.error.value.reduce(
        (best, v, i) => (v > 0 && !(durations[best]! < durations[i]! && e.error.value[best]! > 0) ? i : best),
        0,
      );
      const y = e.error.value[last]!;
      return y > 0 ? [{ e, x: u.valToPos(durations[last]!, 'x', true), y: u.valToPos(y, 'y', true) }] : [];
    });
    const places = spread(
      ends.map((end) => end.y),
      14 * ratio,
      box.top + 4 * ratio,
      box.top + box.height - 4 * ratio,
    );
    ends.forEach(({ e, x, y }, i) => {
      const { colour, short } = styleOf(e.id);
      context.strokeStyle = colourOf(this, colour);
      context.lineWidth = ratio;
      context.globalAlpha = 0.7;
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(right + 10 * ratio, places[i]!);
      context.stroke();
      context.globalAlpha = 1;
      label(this, pen, short, right + 13 * ratio, places[i]!, { size: 11, weight: e === main ? '600' : '' });
    });
  }

  protected describe(study: PullingSpeed): string {
    const { id, best, error } = this.#main(study);
    const name = styleOf(id).name;
    if (!best) return `Error of ΔF against the duration of a pull: ${name} gives no best speed`;
    const i = best.index;
    return `Error of ΔF against the duration of a pull after equal total time: ${name} is best over ${compact(study.durations[i]!, null)} ${study.timeUnit}, ${compact(error.value[i]!, error.standardError[i]!)} kT`;
  }
}
