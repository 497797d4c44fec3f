import type uPlot from 'uplot';
import type { ReportedFluctuations } from '../../experiment/result.ts';
import { compact } from '../../report/with-error.ts';
import type { Shown } from '../shown.ts';
import { lawName } from '../text/law-names.ts';
import { barRange } from './bar-range.ts';
import type { Size } from './chart-element.ts';
import { exactLine, label, type Pen, withPen } from './draw.ts';
import { PlotElement } from './plot-element.ts';
import { axis, colourOf, still } from './theme.ts';

/** A quantity with a fluctuation theorem, and how it is drawn. */
interface Drawn {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  readonly theorem: ReportedFluctuations;
}

/** Quantities that have points to show: one current, and the entropy production. */
export function fluctuating({ decided, result }: Shown): Drawn[] {
  const all = Object.entries(result.series.fluctuation ?? {}).filter(([, { n }]) => n.length > 0);
  const net = (id: string) => decided.jump?.currents.includes(id);
  const current = all.find(([id]) => net(id)) ?? all.find(([id]) => id !== 'entropy-production');
  const entropy = all.find(([id]) => id === 'entropy-production');
  return [
    ...(entropy ? [{ id: entropy[0], name: 'Δs', colour: '--entropy', theorem: entropy[1] }] : []),
    ...(current
      ? [
          {
            id: current[0],
            name: current[0].startsWith('edge-') ? lawName(current[0]) : current[0],
            colour: '--forward',
            theorem: current[1],
          },
        ]
      : []),
  ];
}

/** Entropy that goes with n units; at equilibrium, where there is none, n itself. */
const scaleOf = ({ affinity }: ReportedFluctuations): number => Math.abs(affinity) || 1;

/** Direction in which the entropy grows. */
const signOf = ({ affinity }: ReportedFluctuations): number => (affinity < 0 ? -1 : 1);

/** The logarithm of how much likelier it grows than it shrinks by the i-th of the amounts. */
const logRatio = (theorem: ReportedFluctuations, i: number): number => theorem.logRatio.value[i]! * signOf(theorem);

/** ln P(N)/P(−N) against A·N with bars, the fitted lines, and the line of slope 1 that theory says. */
export class FluctuationChart extends PlotElement<Shown> {
  protected shapeOf(shown: Shown): string {
    return `${fluctuating(shown).map((d) => d.id)} ${isStill(shown)}`;
  }

  protected columns(shown: Shown): uPlot.AlignedData {
    const x = fluctuating(shown).flatMap(({ theorem }) => theorem.n.map((n) => n * scaleOf(theorem)));
    const y = fluctuating(shown).flatMap(({ theorem }) => theorem.n.map((_, i) => logRatio(theorem, i)));
    const order = x.map((_, i) => i).sort((i, j) => x[i]! - x[j]!);
    return [order.map((i) => x[i]!), order.map((i) => y[i]!)];
  }

  protected options(shown: Shown, size: Size): uPlot.Options {
    const still_ = isStill(shown);
    return {
      ...size,
      ...still,
      padding: [6, 14, 0, 0],
      scales: {
        // uPlot widens the range of a single point by itself
        x: { time: false, range: (u) => [0, 1.08 * ((u.data[0].at(-1) as number | undefined) || 1)] },
        y: { range: () => this.#range() },
      },
      axes: [
        axis(this, { label: still_ ? 'N' : 'entropy A·N / kʙ', size: 26 }),
        axis(this, { label: 'ln P(N)/P(−N)', size: 44, space: 26 }),
      ],
      series: [{}, { stroke: 'transparent', width: 0, points: { show: false } }],
      hooks: { draw: [(u) => this.#draw(u)] },
    };
  }

  /** Points with their bars, as far as the bars are no longer than the points are high. */
  #range(): [number, number] {
    const all = this.data ? fluctuating(this.data) : [];
    const points = all.flatMap(({ theorem: { logRatio, affinity } }) =>
      logRatio.value.map((v, i) => [v * (affinity < 0 ? -1 : 1), Math.min(logRatio.standardError[i]!, 1)] as const),
    );
    return barRange(points);
  }

  #draw(u: uPlot): void {
    const { data } = this;
    if (!data) return;
    withPen(u, (pen) => {
      const { context, ratio, box } = pen;
      const px = (x: number) => u.valToPos(x, 'x', true);
      const py = (y: number) => u.valToPos(y, 'y', true);
      context.save();
      context.beginPath();
      context.rect(box.left, box.top, box.width, box.height);
      context.clip();
      const drawn = fluctuating(data);
      for (const { theorem, colour } of drawn) {
        const { n, slope } = theorem;
        context.strokeStyle = context.fillStyle = colourOf(this, colour);
        context.lineWidth = 1.25 * ratio;
        n.forEach((size, i) => {
          const [x, y, error] = [px(size * scaleOf(theorem)), logRatio(theorem, i), theorem.logRatio.standardError[i]!];
          context.beginPath();
          context.moveTo(x, py(y - error));
          context.lineTo(x, py(y + error));
          context.stroke();
          context.beginPath();
          context.arc(x, py(y), 2.6 * ratio, 0, 2 * Math.PI);
          context.fill();
        });
        if (slope.value === null) continue;
        const far = u.scales.x!.max!;
        context.beginPath();
        context.moveTo(px(0), py(0));
        context.lineTo(px(far), py(slope.value * far));
        context.stroke();
      }
      const end = u.scales.x!.max!;
      const steep = isStill(data) ? 0 : 1;
      exactLine(this, pen, px(0), py(0), px(end), py(steep * end));
      context.restore();
      const points = drawn.flatMap(({ theorem }) =>
        theorem.n.map((size, i) => [px(size * scaleOf(theorem)), py(logRatio(theorem, i))] as const),
      );
      this.#names(pen, drawn, points, (share) => [px(share * end), py(steep * share * end)]);
    });
  }

  /** The exact line's name on it, the fitted slopes in the free corner. */
  #names(
    pen: Pen,
    drawn: readonly Drawn[],
    points: readonly (readonly [number, number])[],
    along: (share: number) => readonly [number, number],
  ): void {
    const { ratio, box } = pen;
    const free = ([x, y]: readonly [number, number]) =>
      y > box.top + 20 * ratio &&
      !points.some(([a, b]) => Math.abs(a - x + 24 * ratio) < 24 * ratio && Math.abs(b - y + 9 * ratio) < 11 * ratio);
    const [x, y] = [0.5, 0.4, 0.3, 0.2].map(along).find(free) ?? along(0.5);
    label(this, pen, 'exact', x - 8 * ratio, Math.max(y - 9 * ratio, box.top + 8 * ratio), {
      size: 11,
      align: 'right',
    });
    drawn.forEach(({ name, colour, theorem: { slope } }, i) => {
      const text = `${name}: slope ${compact(slope.value, slope.standardError)}`;
      const bottom = box.top + box.height - (10 + 15 * (drawn.length - 1 - i)) * ratio;
      label(this, pen, text, box.left + box.width - 6 * ratio, bottom, { size: 11, align: 'right', colour });
    });
  }

  protected describe(shown: Shown): string {
    const slopes = fluctuating(shown).map(
      ({ id, theorem: { slope } }) => `${id} ${compact(slope.value, slope.standardError)}`,
    );
    return `Fluctuation theorem: slope of ln P(N)/P(−N), exact ${isStill(shown) ? 0 : 1}; ${slopes.join('; ')}`;
  }
}

/** At equilibrium nothing is more probable one way than the other. */
const isStill = (shown: Shown): boolean => fluctuating(shown).every(({ theorem }) => theorem.affinity === 0);
