import uPlot from 'uplot';
import { ChartElement, type Size } from './chart-element.ts';

/** A chart drawn by uPlot; built anew when its `shape` changes, else only fed. */
export abstract class PlotElement<D> extends ChartElement<D> {
  #plot: uPlot | null = null;
  #shape = '';

  /** What cannot change in a plot that stands: its series and kinds of axes. */
  protected abstract shapeOf(data: D, size: Size): string;
  protected abstract options(data: D, size: Size): uPlot.Options;
  protected abstract columns(data: D): uPlot.AlignedData;
  /** The picture in one sentence. */
  protected abstract describe(data: D): string;

  protected paint(data: D, size: Size): void {
    const shape = this.shapeOf(data, size);
    if (shape !== this.#shape) this.discard();
    this.#shape = shape;
    if (!this.#plot) this.#plot = new uPlot(this.options(data, size), this.columns(data), this);
    else {
      if (this.#plot.width !== size.width || this.#plot.height !== size.height) this.#plot.setSize({ ...size });
      this.#plot.setData(this.columns(data));
    }
    this.setAttribute('aria-label', this.describe(data));
  }

  protected discard(): void {
    this.#plot?.destroy();
    this.#plot = null;
  }
}
