import type uPlot from 'uplot';
import type { ReportedCurve } from '../../experiment/result.ts';
import { compact, plainNumber } from '../../report/with-error.ts';
import { barRange } from './bar-range.ts';
import type { Size } from './chart-element.ts';
import { curvePlaces } from './curve-places.ts';
import { exactCurve, exactLine, label, type Pen, withPen } from './draw.ts';
import { everySplit, fewSplits } from './duration-scale.ts';
import { lineColours } from './line-colours.ts';
import { drawMeasured } from './measured-curve.ts';
import { nameCorner } from './name-corner.ts';
import { PlotElement } from './plot-element.ts';
import { axis, still } from './theme.ts';

type Axis = ReportedCurve['x'];

const titleOf = ({ label, unit }: Axis): string => (unit ? `${label} / ${unit}` : label);

const numbers = (values: readonly (number | null)[]): number[] => values.map((v) => v ?? Number.NaN);

/** Pixels that a number on the axis needs. */
const tickSpace = 46;

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
        y: { range: () => this.#range() },
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
        axis(this, { label: titleOf(y), size: 50, space: 30 }),
      ],
      series: [{}, { stroke: 'transparent', width: 0, points: { show: false } }],
      hooks: { draw: [(u) => withPen(u, (pen) => this.#draw(u, pen))] },
    };
  }

  #range(): [number, number] {
    const { lines, exact } = this.data!;
    const theory = [...lines.flatMap((line) => line.exact), ...exact.flatMap((e) => e.value)];
    return barRange([
      ...lines.flatMap(({ value, standardError }) =>
        value.flatMap((v, i) => (v === null ? [] : [[v, standardError[i] ?? 0] as const])),
      ),
      ...theory.flatMap((v) => (v === null ? [] : [[v, 0] as const])),
    ]);
  }

  #draw(u: uPlot, pen: Pen): void {
    const curve = this.data!;
    const { of, infinite } = curvePlaces(curve);
    const px = (x: number) => u.valToPos(x, 'x', true);
    const py = (y: number) => u.valToPos(y, 'y', true);
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
        at.flatMap((x, i) => (value[i] == null ? [] : [[px(x), py(value[i])] as const])),
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
    this.#nameExact(pen, px, py);
    const measured = drawn.flatMap((line) => line.x.map((x, i) => [px(x), py(line.value[i]!)] as const));
    const theory = curve.exact.flatMap(({ at, value }) =>
      at.map((x, i) => [px(x), py(value[i] ?? Number.NaN)] as const),
    );
    nameCorner(this, pen, drawn, [...measured, ...theory]);
  }

  /** The word on the first curve, and the name of what stands by itself. */
  #nameExact(pen: Pen, px: (x: number) => number, py: (y: number) => number): void {
    const { exact, lines } = this.data!;
    const { ratio } = pen;
    const seen = new Set<string>();
    for (const { name, at, value } of exact) {
      if (seen.has(name)) continue;
      const first = seen.size === 0;
      const k = Math.round((first ? 0.35 : 0.15) * (at.length - 1));
      seen.add(name);
      if (value[k] == null) continue;
      label(this, pen, name, px(at[k]!) + 4 * ratio, py(value[k]) - (first ? 11 : -11) * ratio, { size: 11 });
    }
    const [first] = lines;
    if (exact.length > 0 || first?.exact[0] == null) return;
    label(this, pen, 'exact', px(first.at[0] ?? 0) + 17 * ratio, py(first.exact[0]), { size: 11 });
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
