import type uPlot from 'uplot';
import type { ReportedCurve } from '../../experiment/result.ts';
import { compact, plainNumber } from '../../report/with-error.ts';
import { withUnit } from '../text/in-unit.ts';
import { barRange } from './bar-range.ts';
import type { Size } from './chart-element.ts';
import { curvePlaces } from './curve-places.ts';
import { exactCurve, exactLine, label, type Pen, withPen } from './draw.ts';
import { everySplit, fewSplits } from './duration-scale.ts';
import { lineColours } from './line-colours.ts';
import { drawMeasured, positiveRange } from './measured-curve.ts';
import { nameCorner } from './name-corner.ts';
import { nameCurves } from './name-curves.ts';
import { PlotElement } from './plot-element.ts';
import { axis, still } from './theme.ts';

type Axis = ReportedCurve['x'];

const titleOf = ({ label, unit = '' }: Axis): string => withUnit(label, unit);

const numbers = (values: readonly (number | null)[]): number[] => values.map((v) => v ?? Number.NaN);

/** Pixels that a number on the horizontal axis needs, and one on the vertical. */
const [tickSpace, lineSpace] = [46, 22];

/** A quantity measured from place to place: points with bars of one standard error, and dashed what theory says between them. */
export class CurveChart extends PlotElement<ReportedCurve> {
  protected shapeOf({ id, x, y, lines }: ReportedCurve): string {
    return JSON.stringify([id, x, y, lines.map((line) => [line.name, line.at])]);
  }

  protected columns(curve: ReportedCurve): uPlot.AlignedData {
    const { of } = curvePlaces(curve);
    const points = curve.lines.flatMap(({ at, value }, line) =>
      at.map((a, i) => [of(a, line), value[i] ?? null] as const),
    );
    points.sort(([a], [b]) => a - b);
    return [points.map(([x]) => x), points.map(([, y]) => y)];
  }

  protected options(curve: ReportedCurve, size: Size): uPlot.Options {
    const { x, y } = curve;
    const { range, last, infinite } = curvePlaces(curve);
    return {
      ...size,
      ...still,
      padding: [8, 14, 0, 0],
      scales: {
        x: { time: false, distr: x.logarithmic ? 3 : 1, range: () => [...range] },
        y: { distr: y.logarithmic ? 3 : 1, range: () => this.#range() },
      },
      axes: [
        axis(this, {
          label: titleOf(x),
          size: 26,
          ...(x.logarithmic && {
            splits: (u) => fewSplits(range[0], range[1], (u.width - 80) / tickSpace),
            filter: everySplit,
          }),
          ...(x.names && { splits: () => x.names!.map((_, i) => i) }),
          values: (_u, splits) => splits.map((v) => (v > last && infinite ? '' : (x.names?.[v] ?? plainNumber(v, 3)))),
        }),
        axis(this, {
          ...{ label: titleOf(y), size: 50, space: 30 },
          ...(y.logarithmic && {
            splits: (u) => fewSplits(...this.#range(), (u.height - 50) / lineSpace),
            filter: everySplit,
            values: (_u, splits) => splits.map((v) => plainNumber(v, 3)),
          }),
        }),
      ],
      series: [{}, { stroke: 'transparent', width: 0, points: { show: false } }],
      hooks: { draw: [(u) => withPen(u, (pen) => this.#draw(u, pen))] },
    };
  }

  #range(): [number, number] {
    const { y, lines, exact } = this.data!;
    const theory = [...lines.flatMap((line) => line.exact), ...exact.flatMap((e) => e.value)].filter((v) => v !== null);
    const measured = lines.flatMap(({ value, standardError }) =>
      value.flatMap((v, i) => (v === null ? [] : [[v, standardError[i] ?? 0] as const])),
    );
    if (y.logarithmic) return positiveRange([...measured.map(([v]) => v), ...theory]);
    return barRange([...measured, ...theory.map((v) => [v, 0] as const)], !y.withoutZero);
  }

  #draw(u: uPlot, pen: Pen): void {
    const curve = this.data!;
    const { of, infinite } = curvePlaces(curve);
    const px = (x: number) => u.valToPos(x, 'x', true);
    const py = (y: number) => (y > 0 || !curve.y.logarithmic ? u.valToPos(y, 'y', true) : Number.NaN);
    const { ratio, box } = pen;
    const drawn = curve.lines.map((line, i) => ({
      name: line.name,
      colour: lineColours[i % lineColours.length]!,
      x: line.at.map((at) => of(at, i)),
      value: numbers(line.value),
      error: line.standardError.map((e) => e ?? 0),
      ...{ width: 0, points: 'full' as const },
    }));
    for (const line of drawn) drawMeasured(this, u, pen, line);
    for (const { at, value } of curve.exact)
      exactCurve(
        this,
        pen,
        at
          .flatMap((x, i) => (value[i] == null ? [] : [[px(x), py(value[i])] as const]))
          .filter(([, y]) => Number.isFinite(y)),
      );
    // where nothing lies between, each point has a dash of its own
    for (const { at, exact } of curve.lines)
      at.forEach((place, i) => {
        if (exact[i] == null || (place !== null && !curve.x.names)) return;
        const [x, y] = [px(of(place)), py(exact[i])];
        exactLine(this, pen, x - 13 * ratio, y, x + 13 * ratio, y);
      });
    if (infinite) {
      const colour = { size: 13, align: 'center', colour: '--quiet' } as const;
      label(this, pen, '∞', px(of(null)), box.top + box.height + 11 * ratio, colour);
    }
    const measured = drawn.flatMap((line) => line.x.map((x, i) => [px(x), py(line.value[i]!)] as const));
    const theory = curve.exact.map(({ name, at, value }) => ({
      name,
      points: at.flatMap((x, i) => (value[i] == null ? [] : [[px(x), py(value[i])] as const])),
    }));
    const corner = nameCorner(this, pen, drawn, [...measured, ...theory.flatMap((t) => t.points)]);
    nameCurves(this, pen, theory, measured, corner ? [corner] : []);
    this.#nameDash(pen, px, py);
  }

  /** The word beside the first dash, where theory has no curve. */
  #nameDash(pen: Pen, px: (x: number) => number, py: (y: number) => number): void {
    const { exact, lines } = this.data!;
    const [first] = lines;
    if (exact.length > 0 || first?.exact[0] == null) return;
    label(this, pen, 'exact', px(first.at[0] ?? 0) + 17 * pen.ratio, py(first.exact[0]), { size: 11 });
  }

  protected describe({ title, x, lines }: ReportedCurve): string {
    const said = lines.map(({ name, at, value, standardError }) => {
      const points = at.map(
        (a, i) =>
          `${compact(value[i] ?? null, standardError[i] ?? null)} at ${a === null ? '∞' : (x.names?.[a] ?? plainNumber(a, 3))}`,
      );
      return `${name && `${name}: `}${points.join(', ')}`;
    });
    return `${title}. ${said.join('; ')}`;
  }
}
