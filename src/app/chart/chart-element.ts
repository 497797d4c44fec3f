import { forgetColours } from './theme.ts';

/** Size of a chart in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** An element that paints itself anew, at most once a frame, when its data, its size or the colour scheme changes. */
export abstract class ChartElement<D> extends HTMLElement {
  #data: D | null = null;
  #asked = false;
  #resize: ResizeObserver | null = null;
  readonly #scheme = matchMedia('(prefers-color-scheme: dark)');
  readonly #themed = () => {
    forgetColours();
    this.discard();
    this.refresh();
  };

  get data(): D | null {
    return this.#data;
  }

  set data(data: D | null) {
    if (data === this.#data) return;
    this.#data = data;
    this.refresh();
  }

  connectedCallback(): void {
    this.setAttribute('role', 'img');
    this.#resize = new ResizeObserver(() => this.refresh());
    this.#resize.observe(this);
    this.#scheme.addEventListener('change', this.#themed);
    this.refresh();
  }

  disconnectedCallback(): void {
    this.#resize?.disconnect();
    this.#scheme.removeEventListener('change', this.#themed);
    this.discard();
  }

  /** Asks for a new painting in the next frame. */
  protected refresh(): void {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      const { clientWidth: width, clientHeight: height } = this;
      if (!this.isConnected || this.#data === null || width < 40 || height < 40) return;
      this.paint(this.#data, { width, height });
    });
  }

  /** Draws `data`; also sets the label by which the picture is read aloud. */
  protected abstract paint(data: D, size: Size): void;

  /** Throws away what was drawn. */
  protected abstract discard(): void;
}
