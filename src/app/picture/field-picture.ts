import { ChartElement, type Size } from '../chart/chart-element.ts';
import type { Shown } from '../shown.ts';
import { inUnit, inUnitShort, inUnits, perUnit } from '../text/in-unit.ts';
import { drawFieldLine } from './draw-field-line.ts';
import { drawFieldPlane } from './draw-field-plane.ts';
import { coarser, type Field } from './fields.ts';
import { createSheet, drawAxes, roundNumbers } from './sheet.ts';

/** Room for axes, in CSS pixels. */
const [left, right, bottom, top] = [64, 14, 40, 6];

/** Density and current stand one above the other, this far apart, unless the picture is this many times wider than high. */
const [between, flat] = [26, 2.2];

/** Steps of a curve along a line: more are noise. */
const mostSteps = 64;

/** Where the probability is and how it flows: in a plane as shading with arrows, along a line as two curves. */
export class FieldPicture extends ChartElement<Shown> {
  #canvas: HTMLCanvasElement | null = null;

  protected paint(shown: Shown, size: Size): void {
    const { field } = shown.result;
    if (!field) return;
    if (!this.#canvas) {
      this.#canvas = document.createElement('canvas');
      this.append(this.#canvas);
    }
    const ratio = devicePixelRatio;
    this.#canvas.width = size.width * ratio;
    this.#canvas.height = size.height * ratio;
    this.#canvas.style.cssText = `width: ${size.width}px; height: ${size.height}px`;
    const context = this.#canvas.getContext('2d')!;
    context.scale(ratio, ratio);
    const page = field.axes.map(({ name }) => name);
    const names = field.axes.map(({ name, unit }) => inUnit(name, unit, page));
    if (field.axes.length === 2) this.#plane(context, field, names, size);
    else this.#line(context, coarser(field, mostSteps), shown.decided.timeUnit, size);
  }

  #plane(context: CanvasRenderingContext2D, field: Field, names: readonly string[], { width, height }: Size): void {
    const [x, y] = field.axes.map(({ edges }) => [edges[0]!, edges.at(-1)!] as const);
    const box = [left, top, width - left - right, height - top - bottom] as const;
    const sheet = createSheet(context, box, x!, y!);
    const arrows = drawFieldPlane(this, sheet, field);
    drawAxes(
      this,
      sheet,
      { x: names[0]!, y: names[1]! },
      { x: roundNumbers(...x!, box[2] / 60), y: roundNumbers(...y!, box[3] / 40) },
    );
    const page = field.axes.map((a) => a.name);
    this.setAttribute(
      'aria-label',
      `Probability density over ${field.axes.map((a) => inUnitShort(a.name, a.unit, page)).join(' and ')}; ${arrows === 0 ? 'no net current' : `${arrows} arrows of net current`}`,
    );
  }

  #line(context: CanvasRenderingContext2D, field: Field, timeUnit: string, { width, height }: Size): void {
    const { name, unit, edges } = field.axes[0]!;
    const range = [edges[0]!, edges.at(-1)!] as const;
    const beside = width > flat * height;
    const [wide, high] = beside
      ? [width / 2 - left - right, height - top - bottom]
      : [width - left - right, (height - top - bottom - between) / 2];
    const reach = (values: readonly (number | null)[], room: number): [number, number] => {
      const known = values.map((v) => v ?? 0);
      const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
      return [low - (low < 0 ? room * (high - low) : 0), high + (high > 0 ? room * (high - low) : 0) || 1];
    };
    const { density, current, exact } = field;
    const below = inUnits(name, unit, { density: unit, current: timeUnit });
    const parts = [
      {
        at: [left, top],
        series: density,
        name: perUnit('density', unit),
        colour: '--quiet',
        filled: true,
        exact: exact?.density,
      },
      {
        at: beside ? [width / 2 + left, top] : [left, top + high + between],
        series: current[0]!,
        name: perUnit('current', timeUnit),
        colour: '--forward',
        filled: false,
        exact: exact?.current?.[0],
      },
    ];
    for (const [k, part] of parts.entries()) {
      const ends = reach([...part.series.value, ...(part.exact ?? [])], 0.15);
      const sheet = createSheet(context, [part.at[0]!, part.at[1]!, wide, high], range, ends);
      drawFieldLine(this, sheet, edges, part.series, part);
      const named = beside || k === parts.length - 1;
      drawAxes(
        this,
        sheet,
        { x: named ? below : '', y: part.name },
        { x: named ? roundNumbers(...range, wide / 60) : [], y: roundNumbers(...ends, 3) },
      );
    }
    this.setAttribute('aria-label', `Probability density and current along ${inUnitShort(name, unit)}`);
  }

  protected discard(): void {
    this.#canvas?.remove();
    this.#canvas = null;
  }
}
