import { nothing, render } from 'lit';
import { ChartElement, type Size } from '../chart/chart-element.ts';
import { describePicture } from './describe-picture.ts';
import { drawSmall } from './draw-small.ts';
import type { SmallPicture } from './picture-api.ts';
import type { Pictures } from './pictures.ts';
import { smallNetwork } from './small-network.ts';

/** Space around what is drawn, in CSS pixels. */
const margin = 8;

/** A system’s small picture: asked for when it comes into view. */
export class SystemPicture extends ChartElement<SmallPicture> {
  system = '';
  pictures: Pictures | null = null;
  #seen: IntersectionObserver | null = null;
  #inView = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#seen = new IntersectionObserver(([entry]) => {
      this.#inView = entry!.isIntersecting;
      if (this.#inView && !this.data) this.#ask();
    });
    this.#seen.observe(this);
  }

  override disconnectedCallback(): void {
    this.#inView = false;
    this.#seen?.disconnect();
    super.disconnectedCallback();
  }

  async #ask(): Promise<void> {
    const { system } = this;
    try {
      const picture = await this.pictures?.ask(system, () => this.#inView);
      if (picture && system === this.system) this.data = picture;
    } catch (error) {
      this.textContent = error instanceof Error ? error.message : String(error);
    }
  }

  protected paint(picture: SmallPicture, size: Size): void {
    this.setAttribute('aria-label', describePicture(picture));
    this.toggleAttribute('data-drawn', true);
    if (picture.kind === 'network') render(smallNetwork(picture, size), this);
    else this.#draw(picture, size);
  }

  #draw(picture: Exclude<SmallPicture, { kind: 'network' }>, { width, height }: Size): void {
    const canvas = this.querySelector('canvas') ?? this.appendChild(document.createElement('canvas'));
    const ratio = devicePixelRatio;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    canvas.style.cssText = `width: ${width}px; height: ${height}px`;
    const context = canvas.getContext('2d')!;
    context.scale(ratio, ratio);
    drawSmall(this, context, picture, [margin, margin, width - 2 * margin, height - 2 * margin]);
  }

  protected discard(): void {
    if (this.data?.kind === 'network') render(nothing, this);
    else this.querySelector('canvas')?.remove();
  }
}
