import type uPlot from 'uplot';
import { type BlockCurve, blockCurves, type Quantity } from '../../report/block-curves.ts';
import { spread } from '../../report/spread.ts';
import { grouped } from '../text/amounts.ts';
import { blockAnswer, target } from './block-answer.ts';
import { type BlockPicture, type LawLine, lawLines, worksOfLaw } from './block-picture.ts';
import type { Size } from './chart-element.ts';
import { label, type Pen, withPen } from './draw.ts';
import { PlotElement } from './plot-element.ts';
import { axis, colourOf, still } from './theme.ts';

/** Room for the names at the ends of the curves, in CSS pixels. */
const gutter = 92;

const decades = Array.from({ length: 19 }, (_, k) => 10 ** (k - 6));

/** Places points on the canvas. */
interface Places {
  readonly px: (n: number) => number;
  readonly py: (value: number) => number;
}

/** Shows all marks given: logarithmic axes of uPlot leave some out by themselves. */
const everySplit = (_u: uPlot, splits: number[]): number[] => splits;

const within = (low: number, high: number): number[] => decades.filter((v) => v >= 0.99 * low && v <= 1.01 * high);

/** `1000000` → `10⁶`, smaller numbers as they are. */
const short = (n: number): string => (n < 1e6 ? grouped(n) : `10${'⁶⁷⁸⁹'[Math.round(Math.log10(n)) - 6] ?? ''}`);

/**
 * Experiments of N works each: how far their estimates are off on average (bias), or how far they scatter, against N, with bars of
 * one standard error, beside what theory says for large N (dashed) and near equilibrium (dotted). A bias not told from 0 ends a
 * curve with an arrow that hangs from its bound.
 */
export class BlockChart extends PlotElement<BlockPicture> {
  #quantity: Quantity = 'bias';
  #hidden: ReadonlySet<string> = new Set();
  #curves: readonly BlockCurve[] = [];
  #laws: readonly LawLine[] = [];

  set quantity(quantity: Quantity) {
    if (quantity === this.#quantity) return;
    this.#quantity = quantity;
    this.refresh();
  }

  set hiddenCurves(hidden: ReadonlySet<string>) {
    if (hidden === this.#hidden) return;
    this.#hidden = hidden;
    this.refresh();
  }

  protected override paint(data: BlockPicture, size: Size): void {
    this.#curves = blockCurves(data, this.#quantity, this.#hidden);
    this.#laws = lawLines(data, this.#quantity, this.#hidden);
    super.paint(data, size);
  }

  protected shapeOf({ counted }: BlockPicture): string {
    return `${counted} ${this.#quantity}`;
  }

  protected columns({ works }: BlockPicture): uPlot.AlignedData {
    return [works as number[], works.map(() => null)];
  }

  protected options({ counted }: BlockPicture, size: Size): uPlot.Options {
    return {
      ...size,
      ...still,
      padding: [8, gutter, 0, 0],
      scales: {
        x: { time: false, distr: 3, log: 10, range: () => [1, this.#most()] },
        y: { distr: 3, log: 10, range: () => this.#range() },
      },
      axes: [
        axis(this, {
          label: `${counted} N in an experiment, of each direction`,
          size: 26,
          splits: (_u, _i, low, high) => within(low, high),
          filter: everySplit,
          values: (_u, splits) => splits.map(short),
        }),
        axis(this, {
          label: this.#quantity === 'bias' ? '|bias| / kT' : 'scatter / kT',
          size: 50,
          splits: (_u, _i, low, high) => within(low, high),
          filter: everySplit,
          values: (_u, splits) => splits.map((v) => String(Number(v.toPrecision(1)))),
        }),
      ],
      series: [{}, { stroke: 'transparent', points: { show: false } }],
      hooks: { draw: [(u) => this.#draw(u)] },
    };
  }

  #most(): number {
    return Math.max(2 * (this.data?.works.at(-1) ?? 1), 1.2 * (this.data?.have ?? 1), 16);
  }

  /** From below the least to above the largest that is drawn, over a decade at least, in which two marks are. */
  #range(): [number, number] {
    const seen = this.#curves.flatMap(({ points }) => points.map(({ value }) => value));
    const ends = this.#curves.flatMap((curve) => this.#ends(curve).map(({ value }) => value));
    const low = Math.max(1e-6, Math.min(target, ...seen, ...ends) / 2);
    const high = Math.max(10 * low, 1.4 * Math.max(target, ...seen));
    // Two marks at least, or a logarithmic axis cannot be read.
    return [within(low, high).length > 1 ? low : 0.9 * 10 ** Math.floor(Math.log10(low)), high];
  }

  /** Where a curve goes on to: a scatter as 1/√N to the works that there are. */
  #ends({ points }: BlockCurve): { n: number; value: number }[] {
    const last = points.at(-1);
    const have = this.data?.have ?? 0;
    if (this.#quantity === 'bias' || !last || have <= last.n) return [];
    return [{ n: have, value: last.value * Math.sqrt(last.n / have) }];
  }

  #draw(u: uPlot): void {
    const { data } = this;
    if (!data) return;
    withPen(u, (pen) => {
      const { context, box } = pen;
      const places = {
        px: (n: number) => u.valToPos(n, 'x', true),
        py: (value: number) => u.valToPos(value, 'y', true),
      };
      context.save();
      context.beginPath();
      context.rect(box.left, box.top, box.width, box.height);
      context.clip();
      this.#rules(pen, places, data);
      for (const law of this.#laws) this.#law(pen, places, law);
      for (const curve of this.#curves) this.#curve(pen, places, curve);
      context.restore();
      this.#names(pen, places, data);
    });
  }

  /** The deviation that is asked for, and the works that there are. */
  #rules({ context, ratio, box }: Pen, { px, py }: Places, { have }: BlockPicture): void {
    context.strokeStyle = colourOf(this, '--edge');
    context.lineWidth = ratio;
    context.beginPath();
    context.moveTo(box.left, py(target));
    context.lineTo(box.left + box.width, py(target));
    context.moveTo(px(have), box.top);
    context.lineTo(px(have), box.top + box.height);
    context.stroke();
  }

  #law({ context, ratio }: Pen, { px, py }: Places, { style, factor, power, from, dash }: LawLine): void {
    const to = this.#most();
    context.strokeStyle = colourOf(this, style.colour);
    context.lineWidth = 1.25 * ratio;
    context.setLineDash(dash.map((d) => d * ratio));
    context.beginPath();
    context.moveTo(px(from), py(factor * from ** -power));
    context.lineTo(px(to), py(factor * to ** -power));
    context.stroke();
    context.setLineDash([]);
  }

  #curve({ context, ratio, box }: Pen, { px, py }: Places, curve: BlockCurve): void {
    const { style, points, bound } = curve;
    context.strokeStyle = context.fillStyle = colourOf(this, style.colour);
    context.lineJoin = 'round';
    context.lineWidth = 1.75 * ratio;
    context.beginPath();
    for (const { n, value } of points) context.lineTo(px(n), py(value));
    context.stroke();
    const last = points.at(-1);
    const [end] = this.#ends(curve);
    context.lineWidth = 1.25 * ratio;
    if (last && end) {
      context.globalAlpha = 0.5;
      context.beginPath();
      context.moveTo(px(last.n), py(last.value));
      context.lineTo(px(end.n), py(end.value));
      context.stroke();
      context.globalAlpha = 1;
    }
    context.beginPath();
    for (const { n, value, error } of points) {
      context.moveTo(px(n), py(value + error));
      context.lineTo(px(n), value > error ? py(value - error) : box.top + box.height);
    }
    context.stroke();
    for (const { n, value } of points) {
      context.beginPath();
      context.arc(px(n), py(value), 2.25 * ratio, 0, 2 * Math.PI);
      context.fill();
    }
    if (!bound) return;
    const [x, top] = [px(bound.n), py(bound.value + 2 * bound.error)];
    const tip = top + 11 * ratio;
    context.beginPath();
    context.moveTo(x - 3 * ratio, top);
    context.lineTo(x + 3 * ratio, top);
    context.moveTo(x, top);
    context.lineTo(x, tip);
    context.moveTo(x - 2.5 * ratio, tip - 3.5 * ratio);
    context.lineTo(x, tip);
    context.lineTo(x + 2.5 * ratio, tip - 3.5 * ratio);
    context.stroke();
  }

  #names(pen: Pen, { px, py }: Places, data: BlockPicture): void {
    const { ratio, box } = pen;
    const bottom = box.top + box.height;
    const right = box.left + box.width;
    const quiet = { size: 11, colour: '--quiet' };
    label(this, pen, `all ${grouped(data.have)}`, px(data.have) - 5 * ratio, box.top + 8 * ratio, {
      ...quiet,
      align: 'right',
    });
    label(this, pen, `${target} kT`, box.left + 5 * ratio, py(target) - 8 * ratio, quiet);
    let before = Number.NEGATIVE_INFINITY;
    let row = 0;
    if (this.#quantity === 'bias')
      for (const { style, n } of worksOfLaw(data, this.#hidden).toReversed()) {
        if (px(n) > right) continue;
        const { context } = pen;
        context.fillStyle = colourOf(this, style.colour);
        context.beginPath();
        context.moveTo(px(n), bottom - 8 * ratio);
        context.lineTo(px(n) - 4 * ratio, bottom);
        context.lineTo(px(n) + 4 * ratio, bottom);
        context.fill();
        // One above the other where both directions need nearly as many works.
        row = Math.abs(px(n) - before) < 76 * ratio ? row + 1 : 0;
        before = px(n);
        const room = px(n) - box.left > 60 * ratio;
        const x = px(n) + (room ? -8 : 8) * ratio;
        label(this, pen, 'exp W_d', x, bottom - (7 + 13 * row) * ratio, { ...quiet, align: room ? 'right' : 'left' });
      }
    const ends = this.#curves.flatMap((curve) => {
      const end = this.#ends(curve)[0] ?? curve.bound ?? curve.points.at(-1);
      if (!end) return [];
      const value = curve.bound ? curve.bound.value + 2 * curve.bound.error : end.value;
      return [{ text: curve.style.short, colour: curve.style.colour, x: px(end.n) + 9 * ratio, y: py(value) }];
    });
    const names = [...ends, ...this.#lawNames(pen, { px, py })];
    const heights = spread(
      names.map(({ y }) => Math.min(Math.max(y, box.top), bottom)),
      13 * ratio,
      box.top + 4 * ratio,
      bottom - 5 * ratio,
    );
    names.forEach(({ text, colour, x }, i) => {
      label(this, pen, text, x, heights[i]!, { size: 11, colour });
    });
  }

  /** Each law's name once, on the right of its line, low in the picture. */
  #lawNames({ ratio, box }: Pen, { px, py }: Places) {
    const [low, high] = this.#range();
    return [...new Set(this.#laws.map((law) => law.name))].flatMap((name) => {
      const named = this.#laws.filter((law) => law.name === name);
      const value = low * (high / low) ** (name === 'large N' ? 0.1 : 0.24);
      const n = Math.max(...named.map(({ factor, power }) => (factor / value) ** (1 / power)));
      if (n < named[0]!.from || px(n) > box.left + box.width) return [];
      return [{ text: name, colour: '--quiet', x: px(n) + 6 * ratio, y: py(value) }];
    });
  }

  protected describe(data: BlockPicture): string {
    const what = this.#quantity === 'bias' ? `Bias (from ${data.reference.name})` : 'Scatter';
    return `${what} of experiments of N ${data.counted}, against N. ${blockAnswer(data, this.#quantity)}`;
  }
}
