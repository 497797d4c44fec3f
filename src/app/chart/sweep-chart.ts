import type uPlot from 'uplot';
import { compact, plainNumber } from '../../report/with-error.ts';
import type { SweptNumber } from '../sweep/quantities.ts';
import type { SweepPicture } from '../sweep/sweep-picture.ts';
import { withUnit } from '../text/in-unit.ts';
import type { Size } from './chart-element.ts';
import { exactCurve, exactLine, label, type Pen, withPen } from './draw.ts';
import { roundSplits } from './duration-scale.ts';
import { PlotElement } from './plot-element.ts';
import { gutter, leftSize, pointing, sweptAxis, sweptScale, tellPointed } from './sweep-axes.ts';
import { sweepRange } from './sweep-range.ts';
import { drawSweptPoint } from './swept-point.ts';
import { axis, still } from './theme.ts';

/** A quantity against a parameter: measured values with bars of one standard error, and what theory says between them too. */
export class SweepChart extends PlotElement<SweepPicture> {
  protected shapeOf({ parameter, factors, quantity, logarithmic }: SweepPicture): string {
    return `${parameter.symbol} ${parameter.unit} ${factors} ${quantity.id} ${quantity.unit} ${logarithmic}`;
  }

  protected columns({ numbers }: SweepPicture): uPlot.AlignedData {
    return [numbers.map((n) => n.value), numbers.map((n) => n.measured)];
  }

  protected options(picture: SweepPicture, size: Size): uPlot.Options {
    const { name, unit } = picture.quantity;
    return {
      ...size,
      ...still,
      padding: [10, gutter, 0, 0],
      scales: {
        x: sweptScale(() => this.data!),
        y: { distr: picture.logarithmic ? 3 : 1, range: () => sweepRange(this.data!) },
      },
      axes: [
        sweptAxis(this, picture),
        axis(this, {
          label: withUnit(name, unit),
          size: leftSize,
          ...(picture.logarithmic && {
            splits: (_u, _i, low, high) => roundSplits(low, high),
            filter: (_u, splits) => splits,
            values: (_u, splits) => splits.map((v) => plainNumber(v, 2)),
          }),
        }),
      ],
      series: [{}, { stroke: 'transparent', width: 0, points: { show: false } }],
      hooks: {
        draw: [(u) => withPen(u, (pen) => this.#draw(u, pen))],
        setCursor: [pointing(() => this.data!, tellPointed(this))],
      },
    };
  }

  #draw(u: uPlot, pen: Pen): void {
    const { curve, numbers, quantity, pointed, logarithmic } = this.data!;
    const place = (x: number, y: number): [number, number] => [
      u.valToPos(x, 'x', true),
      logarithmic && !(y > 0) ? Number.POSITIVE_INFINITY : u.valToPos(y, 'y', true),
    ];
    for (const piece of curve) {
      const places = piece.map((p) => place(p.value, p.expected)).filter(([, y]) => Number.isFinite(y));
      const [x, y] = places[0] ?? [0, 0];
      if (places.length === 1) exactLine(this, pen, x - 9 * pen.ratio, y, x + 9 * pen.ratio, y);
      else exactCurve(this, pen, places);
    }
    const last = curve.findLast((piece) => piece.length > 0)?.at(-1);
    const { ratio, box } = pen;
    if (last) {
      const [x, y] = place(last.value, last.expected);
      const held = Math.min(box.top + box.height - 6 * ratio, Math.max(box.top + 6 * ratio, y));
      label(this, pen, quantity.kind === 'bound' ? 'bound' : 'exact', x + 9 * ratio, held, { size: 11 });
    }
    for (const n of numbers) {
      const { value, measured, standardError } = n;
      const bar = standardError ?? 0;
      drawSweptPoint(this, pen, {
        ...{ number: n, pointed: value === pointed, x: u.valToPos(value, 'x', true) },
        y: measured === null ? null : place(value, measured)[1],
        bar: measured === null ? [0, 0] : [place(value, measured - bar)[1], place(value, measured + bar)[1]],
      });
    }
  }

  protected describe({ parameter, quantity, numbers, curve }: SweepPicture): string {
    const known = numbers.filter((n) => n.measured !== null);
    const ends = [known[0], known.at(-1)].filter((n): n is SweptNumber => n !== undefined);
    const said = ends.map((n) => `${compact(n.measured, n.standardError)} at ${plainNumber(n.value, 4)}`);
    const theory = curve.some((piece) => piece.length > 0)
      ? `, with ${quantity.kind === 'bound' ? 'its bound' : 'the exact curve'}`
      : '';
    return `${quantity.name} against ${parameter.symbol}: ${known.length} values${theory}${said.length > 0 ? `; ${said.join(', ')}` : ''}`;
  }
}
