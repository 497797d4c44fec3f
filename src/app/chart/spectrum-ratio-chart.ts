import type uPlot from 'uplot';
import type { Shown } from '../shown.ts';
import { inUnit } from '../text/in-unit.ts';
import type { Size } from './chart-element.ts';
import { exactCurve, label, withPen } from './draw.ts';
import { gutter, energyAxis as logarithmicAxis } from './duration-scale.ts';
import { errorBand } from './error-band.ts';
import { drawMeasured, positiveRange } from './measured-curve.ts';
import { nameEnds } from './name-ends.ts';
import { PlotElement } from './plot-element.ts';
import { correctedSpectra, type SpectrumCurve, spectrumOf, target } from './spectrum-curves.ts';
import { axis, still } from './theme.ts';

/** The least and the most that is shown. */
const furthest = 10;

/** What each factor makes of a measured spectrum, over the exact one that it is to meet: 1 where it is right. Exact ratios dashed. */
export class SpectrumRatioChart extends PlotElement<Shown> {
  protected override paint(data: Shown, size: Size): void {
    if (spectrumOf(data)?.corrected) super.paint(data, size);
  }

  protected shapeOf(shown: Shown): string {
    return ratiosOf(shown)
      .map((c) => c.name)
      .join();
  }

  protected columns(shown: Shown): uPlot.AlignedData {
    return [spectrumOf(shown)!.omega, [...ratiosOf(shown)[0]!.exact]];
  }

  protected options(_shown: Shown, size: Size): uPlot.Options {
    return {
      ...size,
      ...still,
      padding: [6, gutter, 0, 0],
      scales: { x: { time: false }, y: { distr: 3, range: () => this.#range() } },
      axes: [
        axis(this, { label: inUnit('angular frequency ω', ''), size: 26 }),
        logarithmicAxis(this, 'measured·factor / exact'),
      ],
      series: [{}, { stroke: 'transparent', width: 0, points: { show: false } }],
      hooks: { draw: [(u) => this.#draw(u)] },
    };
  }

  #range(): [number, number] {
    const all = ratiosOf(this.data!).flatMap((c) => [...c.exact]);
    const [low, high] = positiveRange([1, ...all]);
    return [Math.max(low, 1 / furthest), Math.min(high, furthest)];
  }

  #draw(u: uPlot): void {
    const { data } = this;
    if (!data) return;
    const curves = ratiosOf(data);
    const { omega } = spectrumOf(data)!;
    withPen(u, (pen) => {
      const at = (k: number, y: number) => [u.valToPos(omega[k]!, 'x', true), u.valToPos(y, 'y', true)] as const;
      for (const curve of curves) {
        errorBand(this, u, pen, { ...curve, x: omega });
        drawMeasured(this, u, pen, { ...curve, x: omega, width: 2.5, points: 'none' });
      }
      for (const { exact } of curves)
        exactCurve(
          this,
          pen,
          exact.flatMap((y, k) => (y > 0 && Number.isFinite(y) ? [at(k, y)] : [])),
        );
      const middle = Math.floor(omega.length / 2);
      const [x, y] = at(middle, 1);
      label(this, pen, 'dashed: exact', x, y - 14 * pen.ratio, { size: 11, align: 'center' });
      nameEnds(this, u, pen, curves, (curve) => curve.exact.at(-1)!);
    });
  }

  protected describe(shown: Shown): string {
    const { omega } = spectrumOf(shown)!;
    const said = ratiosOf(shown).map(({ name, value }) => `${name} ${value.at(-1)!.toPrecision(3)}`);
    return `Measured spectrum times each factor over the exact one; at ω = ±${omega.at(-1)!.toPrecision(3)}: ${said.join(', ')}; 1 is right`;
  }
}

/** Spectra over the one that they are to meet. */
function ratiosOf(shown: Shown): SpectrumCurve[] {
  const spectrum = spectrumOf(shown)!;
  const aim = target(spectrum);
  const over = (values: readonly number[]) => values.map((v, k) => v / aim[k]!);
  return correctedSpectra(spectrum).map((curve) => ({
    ...curve,
    value: over(curve.value),
    error: over(curve.error),
    exact: over(curve.exact),
  }));
}
