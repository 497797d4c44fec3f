import type { ReportedLaw } from '../../experiment/result.ts';
import { inSigmas } from '../../report/with-error.ts';
import type { Shown } from '../shown.ts';
import { lawNames } from '../text/law-names.ts';
import { ownNames } from '../text/own-names.ts';
import { ChartElement, type Size } from './chart-element.ts';
import { chartFont, colourOf } from './theme.ts';

/** Standard errors beyond which a law fails, and the most that are drawn. */
const limit = 4.5;
const reach = 6;

/** Every law as a point with a bar of one standard error where there is one, in standard errors from the expected value. */
export class LawChart extends ChartElement<Shown> {
  #canvas: HTMLCanvasElement | null = null;

  protected paint({ result }: Shown, { width, height }: Size): void {
    if (!this.#canvas) {
      this.#canvas = document.createElement('canvas');
      this.append(this.#canvas);
    }
    const ratio = devicePixelRatio;
    this.#canvas.width = width * ratio;
    this.#canvas.height = height * ratio;
    this.#canvas.style.cssText = `width: ${width}px; height: ${height}px`;
    const context = this.#canvas.getContext('2d')!;
    context.scale(ratio, ratio);
    const left = Math.min(170, 0.36 * width);
    const [top, bottom, right] = [4, height - 34, width - 62];
    const at = (z: number) => left + ((Math.max(-reach, Math.min(reach, z)) + reach) / (2 * reach)) * (right - left);
    context.fillStyle = colourOf(this, '--good');
    context.globalAlpha = 0.07;
    context.fillRect(at(-limit), top, at(limit) - at(-limit), bottom - top);
    context.globalAlpha = 1;
    this.#frame(context, at, top, bottom);
    const names = lawNames(
      result.laws.map(({ id }) => id),
      ownNames(result.spec.model),
    );
    result.laws.forEach((law, i) => {
      this.#row(
        context,
        { ...law, name: names[i]! },
        at,
        top + ((i + 0.5) * (bottom - top)) / result.laws.length,
        right,
      );
    });
    const said = result.laws.map((l, i) => `${names[i]} ${l.z === null ? 'open' : `${inSigmas(l.z)} σ`}`);
    this.setAttribute('aria-label', `Laws, distance from the expected value: ${said.join('; ')}`);
  }

  #frame(context: CanvasRenderingContext2D, at: (z: number) => number, top: number, bottom: number): void {
    context.font = chartFont(this);
    context.textAlign = 'center';
    context.textBaseline = 'top';
    const widest = context.measureText('expected').width;
    const named = (z: number) => Math.abs(z) !== 2 || at(2) - at(0) > 0.5 * widest + 12;
    for (const z of [-limit, -2, 0, 2, limit]) {
      context.strokeStyle = colourOf(this, z === 0 ? '--ink' : '--rule');
      context.setLineDash(z === 0 ? [5, 4] : []);
      context.beginPath();
      context.moveTo(at(z), top);
      context.lineTo(at(z), bottom);
      context.stroke();
      context.fillStyle = colourOf(this, '--quiet');
      if (named(z)) context.fillText(z === 0 ? 'expected' : `${z > 0 ? '+' : '−'}${Math.abs(z)}`, at(z), bottom + 4);
    }
    context.setLineDash([]);
    context.fillText('(measured − expected) / standard error', at(0), bottom + 19);
  }

  #row(
    context: CanvasRenderingContext2D,
    law: ReportedLaw & { readonly name: string },
    at: (z: number) => number,
    y: number,
    right: number,
  ): void {
    context.fillStyle = colourOf(this, '--ink');
    context.font = chartFont(this, 12);
    context.textBaseline = 'middle';
    context.textAlign = 'left';
    context.fillText(law.name, 4, y, at(-reach) - 8);
    context.fillText(law.z === null ? 'open' : `${inSigmas(law.z)} σ`, right + 10, y);
    if (law.z === null) return;
    context.strokeStyle = context.fillStyle = colourOf(this, law.holds === false ? '--bad' : '--forward');
    context.lineWidth = 2;
    if (law.standardError) {
      context.beginPath();
      context.moveTo(at(law.z - 1), y);
      context.lineTo(at(law.z + 1), y);
      context.stroke();
    }
    context.beginPath();
    context.arc(at(law.z), y, 4.5, 0, 2 * Math.PI);
    context.fill();
  }

  protected discard(): void {
    this.#canvas?.remove();
    this.#canvas = null;
  }
}
