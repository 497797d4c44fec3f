import type uPlot from 'uplot';
import type { Shown } from '../shown.ts';
import { inUnit } from '../text/in-unit.ts';
import type { Size } from './chart-element.ts';
import { exactCurve, withPen } from './draw.ts';
import { gutter, energyAxis as logarithmicAxis } from './duration-scale.ts';
import { errorBand } from './error-band.ts';
import { drawMeasured, positiveRange } from './measured-curve.ts';
import { nameEnds } from './name-ends.ts';
import { PlotElement } from './plot-element.ts';
import { correctedSpectra, measuredSpectrum, type SpectrumCurve, spectrumOf, target } from './spectrum-curves.ts';
import { axis, still } from './theme.ts';

/** The least that is shown, as a part of the largest. */
const deepest = 1e-5;

/** A spectrum at both signs of ω, on a logarithmic scale: measured, made into another one by several factors, and the exact one that they are to meet. */
export class SpectrumChart extends PlotElement<Shown> {
  protected override paint(data: Shown, size: Size): void {
    if (spectrumOf(data)) super.paint(data, size);
  }

  protected shapeOf(shown: Shown): string {
    return correctedSpectra(spectrumOf(shown)!)
      .map((c) => c.name)
      .join();
  }

  protected columns(shown: Shown): uPlot.AlignedData {
    const { omega, exact } = spectrumOf(shown)!;
    return [omega, exact];
  }

  protected options(_shown: Shown, size: Size): uPlot.Options {
    return {
      ...size,
      ...still,
      padding: [6, gutter, 0, 0],
      scales: { x: { time: false }, y: { distr: 3, range: () => this.#range() } },
      axes: [
        axis(this, { label: inUnit('angular frequency ω', ''), size: 26 }),
        logarithmicAxis(this, inUnit('S(ω)', '')),
      ],
      series: [{}, { stroke: 'transparent', width: 0, points: { show: false } }],
      hooks: { draw: [(u) => this.#draw(u)] },
    };
  }

  #range(): [number, number] {
    const spectrum = spectrumOf(this.data!)!;
    const all = [...target(spectrum), ...spectrum.exact];
    const most = all.reduce((a, b) => (b > a ? b : a), 0);
    return positiveRange(all.filter((v) => v >= deepest * most));
  }

  #draw(u: uPlot): void {
    const spectrum = this.data && spectrumOf(this.data);
    if (!spectrum) return;
    const [right, ...wrong] = correctedSpectra(spectrum);
    const plain = measuredSpectrum(spectrum);
    withPen(u, (pen) => {
      const { omega } = spectrum;
      const draw = (curve: SpectrumCurve, look: { width: number; opacity: number }) => {
        errorBand(this, u, pen, { ...curve, x: omega });
        drawMeasured(this, u, pen, { ...curve, ...look, x: omega, points: 'none' });
      };
      for (const curve of right ? [plain, ...wrong] : []) draw(curve, { width: 1.25, opacity: 1 });
      // thick and pale, as the exact one lies upon it
      draw(right ?? plain, { width: 5, opacity: 0.55 });
      const exact = target(spectrum);
      exactCurve(
        this,
        pen,
        omega.flatMap((w, k) =>
          exact[k]! > 0 ? [[u.valToPos(w, 'x', true), u.valToPos(exact[k]!, 'y', true)] as const] : [],
        ),
      );
      nameEnds(this, u, pen, [...wrong, ...(right ? [right] : []), plain], (curve) => curve.value.at(-1)!);
    });
  }

  protected describe(shown: Shown): string {
    const spectrum = spectrumOf(shown)!;
    const names = correctedSpectra(spectrum).map((c) => c.name);
    const made =
      names.length > 0
        ? `; with the factors ${names.join(', ')}; the exact ${spectrum.corrected!.name} one dashed`
        : '; the exact one dashed';
    return `Spectrum of ${spectrum.of} from ω = ${spectrum.omega[0]!.toPrecision(3)} to ${spectrum.omega.at(-1)!.toPrecision(3)}, measured${made}`;
  }
}
