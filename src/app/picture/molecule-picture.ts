import { plainNumber } from '../../report/with-error.ts';
import { ChartElement, type Size } from '../chart/chart-element.ts';
import { label } from '../chart/draw.ts';
import type { AppState } from '../state.ts';
import { inUnit, inUnitShort } from '../text/in-unit.ts';
import { drawLandscape, energyRange, isFlat, nameEnds } from './draw-landscape.ts';
import { drawPlane } from './draw-plane.ts';
import { drawProtocol } from './draw-protocol.ts';
import { filmLength, type Scene, sceneAt } from './film.ts';
import { createSheet, drawAxes, roundNumbers } from './sheet.ts';

type Filmed = NonNullable<AppState['picture']>;

/** Molecules of the ensemble moving in the potential, forwards and then backwards, beside the protocol that drives them. */
export class MoleculePicture extends ChartElement<Filmed> {
  #canvas: HTMLCanvasElement | null = null;
  #button: HTMLButtonElement | null = null;
  #size: Size = { width: 0, height: 0 };
  #seconds = 0;
  #before = 0;
  #frame = 0;
  #playing = !matchMedia('(prefers-reduced-motion: reduce)').matches;

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'group');
    this.setAttribute('aria-label', 'Moving picture of sample molecules in the potential');
  }

  protected paint(data: Filmed, size: Size): void {
    if (!this.#canvas) this.#build();
    this.#size = size;
    const ratio = devicePixelRatio;
    const canvas = this.#canvas!;
    canvas.width = size.width * ratio;
    canvas.height = size.height * ratio;
    canvas.style.cssText = `width: ${size.width}px; height: ${size.height}px`;
    // A still picture shows the middle of the pull, where most happens.
    if (!this.#playing && this.#seconds === 0)
      this.#seconds = 0.5 * (filmLength(data.picture.paths) / data.picture.paths.length);
    this.#draw();
    this.#run();
  }

  #build(): void {
    this.#canvas = document.createElement('canvas');
    this.#canvas.setAttribute('role', 'img');
    this.#canvas.setAttribute('aria-label', 'molecules in the potential, and the protocol over time');
    this.#button = document.createElement('button');
    this.#button.className = 'plain film';
    this.#button.addEventListener('click', () => {
      this.#playing = !this.#playing;
      this.#run();
    });
    this.append(this.#canvas, this.#button);
  }

  #run(): void {
    if (this.#button) {
      this.#button.textContent = this.#playing ? '❚❚' : '▶';
      this.#button.setAttribute('aria-label', this.#playing ? 'hold the moving picture' : 'play the moving picture');
    }
    cancelAnimationFrame(this.#frame);
    if (!this.#playing) return;
    this.#before = performance.now();
    const next = (now: number) => {
      this.#seconds += Math.min(0.1, Math.max(0, now - this.#before) / 1000);
      this.#before = now;
      this.#draw();
      this.#frame = requestAnimationFrame(next);
    };
    this.#frame = requestAnimationFrame(next);
  }

  #draw(): void {
    const { data } = this;
    const context = this.#canvas?.getContext('2d');
    if (!data || !context) return;
    const { width, height } = this.#size;
    const { decided, picture } = data;
    const scene = sceneAt(picture.paths, this.#seconds);
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    context.clearRect(0, 0, width, height);
    const bottom = height - 34 - 6;
    const driven = decided.controls.length > 0;
    const main = driven ? 0.62 * width - 48 : width - 62;
    this.#molecules(context, data, scene, [48, 6, main, bottom]);
    if (driven) this.#protocol(context, data, scene, [0.62 * width + 48, 6, 0.38 * width - 62, bottom]);
    const now = decided.driven
      ? scene.paths.direction
      : `t = ${plainNumber(scene.progress * decided.spec.duration, 2)} ${decided.timeUnit}`.trim();
    const pen = { context, ratio: 1, box: { left: 0, top: 0, width, height } };
    const colour = scene.paths.direction === 'forward' ? '--forward' : '--reverse';
    label(this, pen, now, 56, 14, { size: 11, weight: '600', colour });
    const { landscape } = picture;
    if (landscape?.state && !isFlat(landscape))
      label(this, pen, `U while ${landscape.state}`, 48 + main - 4, 14, {
        size: 11,
        align: 'right',
        colour: '--quiet',
      });
  }

  #molecules(
    context: CanvasRenderingContext2D,
    { decided, picture }: Filmed,
    scene: Scene,
    box: [number, number, number, number],
  ): void {
    const [first, second] = decided.coordinates;
    const { landscape } = picture;
    if (landscape) {
      const [low, high] = energyRange(landscape);
      const flat = isFlat(landscape);
      const range = [landscape.x[0]!, landscape.x.at(-1)!] as const;
      const sheet = createSheet(context, box, range, [low, high]);
      drawAxes(
        this,
        sheet,
        { x: inUnit(first!.name, first!.unit), y: flat ? '' : 'U / kT' },
        { x: roundNumbers(...range, box[2] / 60), y: flat ? [] : roundNumbers(low, high, 3) },
      );
      drawLandscape(this, sheet, landscape, scene);
      if (decided.controls.length > 0) nameEnds(this, sheet, landscape);
    } else if (second) {
      const [x, y] = [0, 1].map((d) => this.#visited(picture, d));
      const page = decided.coordinates.map((c) => c.name);
      const sheet = createSheet(context, box, x!, y!);
      drawAxes(
        this,
        sheet,
        { x: inUnit(first!.name, first!.unit, page), y: inUnitShort(second.name, second.unit, page) },
        { x: roundNumbers(...x!, box[2] / 60), y: roundNumbers(...y!, 5) },
      );
      drawPlane(this, sheet, scene);
    }
  }

  #protocol(
    context: CanvasRenderingContext2D,
    { decided }: Filmed,
    scene: Scene,
    box: [number, number, number, number],
  ): void {
    const { controls, spec, timeUnit } = decided;
    const all = controls.flatMap((c) => c.values);
    const page = controls.map((c) => c.name);
    const [low, high] = [Math.min(...all), Math.max(...all)];
    const margin = 0.1 * (high - low || 1);
    const range = [low - margin, high + margin] as const;
    const sheet = createSheet(context, box, [0, spec.duration], range);
    drawAxes(
      this,
      sheet,
      { x: inUnitShort('t', timeUnit), y: controls.map((c) => inUnitShort(c.name, c.unit, page)).join(', ') },
      { x: roundNumbers(0, spec.duration, Math.min(3, box[2] / 45)), y: roundNumbers(...range, 3) },
    );
    drawProtocol(this, sheet, decided, scene);
  }

  /** Range of one coordinate over all paths. */
  #visited({ paths }: Filmed['picture'], d: number): [number, number] {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const { positions } of paths)
      for (const v of positions[d]!) {
        if (v < low) low = v;
        if (v > high) high = v;
      }
    return [low, high];
  }

  protected discard(): void {
    cancelAnimationFrame(this.#frame);
    this.#canvas?.remove();
    this.#button?.remove();
    this.#canvas = null;
    this.#button = null;
  }
}
