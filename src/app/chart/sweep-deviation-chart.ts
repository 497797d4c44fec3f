import type uPlot from 'uplot';
import { inSigmas, plainNumber } from '../../report/with-error.ts';
import type { SweepPicture } from '../sweep/sweep-picture.ts';
import type { Size } from './chart-element.ts';
import { exactLine, type Pen, withPen } from './draw.ts';
import { PlotElement } from './plot-element.ts';
import { gutter, leftSize, pointing, sweptAxis, sweptScale, tellPointed } from './sweep-axes.ts';
import { drawSweptPoint } from './swept-point.ts';
import { axis, colourOf, still } from './theme.ts';

/** Standard errors beyond which a law fails, and the most that are drawn. */
const limit = 4.5;
const reach = 6;

/** How far each value of a sweep is from theory, in standard errors; where an equality holds is shaded. */
export class SweepDeviationChart extends PlotElement<SweepPicture> {
  protected shapeOf({ parameter, factors, quantity }: SweepPicture): string {
    return `${parameter.symbol} ${parameter.unit} ${factors} ${quantity.kind}`;
  }

  protected columns({ numbers }: SweepPicture): uPlot.AlignedData {
    return [numbers.map((n) => n.value), numbers.map((n) => n.z)];
  }

  protected options(picture: SweepPicture, size: Size): uPlot.Options {
    return {
      ...size,
      ...still,
      padding: [6, gutter, 0, 0],
      scales: { x: sweptScale(() => this.data!), y: { range: () => [-reach, reach] } },
      axes: [
        sweptAxis(this, picture),
        axis(this, {
          label: 'distance / σ',
          size: leftSize,
          splits: () => [-limit, 0, limit],
          values: (_u, splits) => splits.map((z) => (z === 0 ? '0' : inSigmas(z))),
        }),
      ],
      series: [{}, { stroke: 'transparent', width: 0, points: { show: false } }],
      hooks: {
        drawAxes: [(u) => withPen(u, (pen) => this.#allowed(u, pen))],
        draw: [(u) => withPen(u, (pen) => this.#draw(u, pen))],
        setCursor: [pointing(() => this.data!, tellPointed(this))],
      },
    };
  }

  /** What holds: within 4.5 standard errors, or on the right side of a bound. */
  #allowed(u: uPlot, { context, box }: Pen): void {
    const bound = this.data!.quantity.kind === 'bound';
    const [top, bottom] = [bound ? box.top : u.valToPos(limit, 'y', true), u.valToPos(-limit, 'y', true)];
    context.fillStyle = colourOf(this, '--good');
    context.globalAlpha = 0.07;
    context.fillRect(box.left, top, box.width, bottom - top);
  }

  #draw(u: uPlot, pen: Pen): void {
    const { numbers, pointed } = this.data!;
    const { box } = pen;
    const zero = u.valToPos(0, 'y', true);
    exactLine(this, pen, box.left, zero, box.left + box.width, zero);
    for (const n of numbers) {
      if (n.z === null) continue;
      const y = (z: number) => u.valToPos(z, 'y', true);
      drawSweptPoint(this, pen, {
        ...{ number: n, pointed: n.value === pointed, x: u.valToPos(n.value, 'x', true) },
        ...{ y: y(n.z), bar: [y(n.z - 1), y(n.z + 1)] },
      });
    }
  }

  protected describe({ numbers, quantity, parameter }: SweepPicture): string {
    const said = numbers.flatMap((n) => (n.z === null ? [] : [`${inSigmas(n.z)} σ at ${plainNumber(n.value, 4)}`]));
    return `${quantity.name} against ${parameter.symbol}, distance from theory in standard errors: ${said.join('; ')}`;
  }
}
