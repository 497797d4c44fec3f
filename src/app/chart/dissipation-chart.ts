import type uPlot from 'uplot';
import type { PullingSpeed } from '../../experiment/pulling-speed.ts';
import { compact } from '../../report/with-error.ts';
import type { Size } from './chart-element.ts';
import { exactLine, label, type Pen, withPen } from './draw.ts';
import { durationAxis, durationScale, energyAxis, gutter } from './duration-scale.ts';
import { drawMeasured, positiveRange } from './measured-curve.ts';
import { PlotElement } from './plot-element.ts';
import { colourOf, still } from './theme.ts';

/** Mean dissipated work against the speed of the pull: in proportion to it where pulls are slow. */
export class DissipationChart extends PlotElement<PullingSpeed> {
  protected shapeOf(study: PullingSpeed): string {
    return `${study.durations.join()} ${study.timeUnit}`;
  }

  protected columns(study: PullingSpeed): uPlot.AlignedData {
    return ascending(study, study.dissipated.forward.value);
  }

  protected options(study: PullingSpeed, size: Size): uPlot.Options {
    return {
      ...size,
      ...still,
      padding: [6, gutter, 0, 0],
      scales: { x: durationScale(study.durations), y: { distr: 3, range: () => this.#range() } },
      axes: [durationAxis(this, study.timeUnit), energyAxis(this, 'dissipated work / kT')],
      series: [{}, { stroke: 'transparent', width: 0, points: { show: false } }],
      hooks: { draw: [(u) => this.#draw(u)] },
    };
  }

  #range(): [number, number] {
    const { forward, reverse, exact } = this.data!.dissipated;
    return positiveRange([...forward.value, ...(reverse?.value ?? []), ...(exact ?? [])]);
  }

  #draw(u: uPlot): void {
    const { data } = this;
    if (!data) return;
    const { durations, dissipated, quasiStatic } = data;
    withPen(u, (pen) => {
      const { context, ratio, box } = pen;
      const at = (tau: number, y: number) => [u.valToPos(tau, 'x', true), u.valToPos(y, 'y', true)] as const;
      context.save();
      context.beginPath();
      context.rect(box.left, box.top, box.width, box.height);
      context.clip();
      const friction = quasiStatic.friction.value;
      const ends = [Math.max(...durations) * 1.25, Math.min(...durations) / 1.25];
      if (friction > 0) {
        context.strokeStyle = colourOf(this, '--edge');
        context.lineWidth = ratio;
        context.beginPath();
        for (const tau of ends) context.lineTo(...at(tau, friction / tau));
        context.stroke();
      }
      const { exact } = dissipated;
      exact?.slice(1).forEach((y, i) => {
        exactLine(this, pen, ...at(durations[i]!, exact[i]!), ...at(durations[i + 1]!, y));
      });
      context.restore();
      const sides = [
        [dissipated.forward, '--forward'],
        [dissipated.reverse, '--reverse'],
      ] as const;
      for (const [curve, colour] of sides)
        if (curve)
          drawMeasured(this, u, pen, {
            x: durations,
            value: curve.value,
            error: curve.standardError,
            ...{ colour, width: exact && colour === '--forward' ? 0 : 1, points: 'full' },
          });
      this.#names(pen, (tau) => at(tau, friction / tau), friction > 0);
    });
  }

  /** What is what, in the corners that a rising curve leaves free. */
  #names(pen: Pen, line: (tau: number) => readonly [number, number], linear: boolean): void {
    const { ratio, box } = pen;
    const { durations, dissipated } = this.data!;
    const rows = [
      ['forward', '--forward'],
      ...(dissipated.reverse ? [['reverse', '--reverse']] : []),
      ...(dissipated.exact ? [['╌ exact, forward', '--ink']] : []),
    ];
    rows.forEach(([text, colour], i) => {
      label(this, pen, text!, box.left + 8 * ratio, box.top + (10 + 15 * i) * ratio, { size: 11, colour: colour! });
    });
    if (!linear) return;
    const [x, y] = line(Math.max(...durations));
    label(this, pen, 'c/τ', x + 12 * ratio, Math.min(y + 12 * ratio, box.top + box.height - 8 * ratio), {
      size: 11,
      colour: '--quiet',
    });
  }

  protected describe({ durations, dissipated: { forward }, timeUnit }: PullingSpeed): string {
    const said = durations.map(
      (tau, i) => `${compact(forward.value[i]!, forward.standardError[i]!)} over ${compact(tau, null)} ${timeUnit}`,
    );
    return `Mean dissipated work in kT against the duration of a pull: ${said.join(', ')}`;
  }
}

/** Columns in the order that uPlot wants, by ascending duration. */
export function ascending({ durations }: PullingSpeed, values: readonly number[]): uPlot.AlignedData {
  const order = durations.map((_, i) => i).sort((i, j) => durations[i]! - durations[j]!);
  return [order.map((i) => durations[i]!), order.map((i) => (Number.isFinite(values[i]) ? values[i]! : null))];
}
