import type uPlot from 'uplot';
import { type Benchmark, type BenchmarkEntry, contestantNames } from '../../experiment/benchmark/benchmark.ts';
import { plainNumber } from '../../report/with-error.ts';
import { contestantColours } from '../benchmark/contestant-colours.ts';
import type { Size } from './chart-element.ts';
import { label, type Pen, withPen } from './draw.ts';
import { roundSplits } from './duration-scale.ts';
import { drawMeasured, positiveRange } from './measured-curve.ts';
import { PlotElement } from './plot-element.ts';
import { axis, colourOf, still } from './theme.ts';

/** What was measured here, and another benchmark beside it. */
export interface ThroughputPicture {
  readonly shown: Benchmark;
  readonly beside: Benchmark | null;
}

const gutter = 84;

/** 262K, 1M. */
const short = new Intl.NumberFormat('en', { notation: 'compact' });

/** Rate of whole runs against the size of the ensemble, one curve a backend, with the roof that its random numbers put over it. */
export class ThroughputChart extends PlotElement<ThroughputPicture> {
  protected shapeOf(): string {
    return 'throughput';
  }

  protected columns(picture: ThroughputPicture): uPlot.AlignedData {
    const sizes = sizesOf(picture);
    return [sizes, sizes.map(() => null)];
  }

  protected options(_picture: ThroughputPicture, size: Size): uPlot.Options {
    return {
      ...size,
      ...still,
      padding: [10, gutter, 0, 0],
      scales: {
        x: {
          time: false,
          distr: 3,
          range: () => {
            const sizes = sizesOf(this.data!);
            return [Math.min(...sizes) / 1.6, Math.max(...sizes) * 1.6];
          },
        },
        y: { distr: 3, range: () => this.#range() },
      },
      axes: [
        axis(this, {
          label: 'trajectories each way',
          size: 26,
          splits: () => sizesOf(this.data!),
          filter: (_u, splits) => splits,
          values: (_u, splits) => splits.map((v) => short.format(v)),
        }),
        axis(this, {
          label: 'million trajectory-steps / s',
          size: 50,
          splits: (_u, _i, low, high) => roundSplits(low, high),
          filter: (_u, splits) => splits,
          values: (_u, splits) => splits.map((v) => plainNumber(v, 2)),
        }),
      ],
      series: [{}, { stroke: 'transparent', width: 0, points: { show: false } }],
      hooks: { draw: [(u) => withPen(u, (pen) => this.#draw(u, pen))] },
    };
  }

  #range(): [number, number] {
    return positiveRange(
      all(this.data!).flatMap(({ entry: { points, ceiling } }) => [
        ...points.flatMap(({ rate }) => [rate.slowest, rate.fastest]),
        ...(ceiling ? [ceiling.median] : []),
      ]),
    );
  }

  #draw(u: uPlot, pen: Pen): void {
    const { context, ratio, box } = pen;
    const right = box.left + box.width;
    const names: { y: number; text: string; colour: string; weight: string }[] = [];
    all(this.data!).forEach(({ entry, other }, i) => {
      const colour = contestantColours[entry.backend];
      const name = contestantNames[entry.backend];
      const x = entry.points.map((p) => p.trajectories);
      const value = entry.points.map((p) => p.rate.median);
      const error = entry.points.map(({ rate }) => [rate.slowest, rate.fastest] as const);
      drawMeasured(this, u, pen, {
        ...{ x, value, error, colour, width: 1.75 },
        points: other ? 'hollow' : 'full',
        ...(other && { dash: [2, 3], opacity: 0.8 }),
      });
      const last = value.at(-1);
      if (last !== undefined)
        names.push({ y: u.valToPos(last, 'y', true), text: other ? `${name}, file` : name, colour, weight: '600' });
      if (!entry.ceiling || other) return;
      const y = u.valToPos(entry.ceiling.median, 'y', true);
      context.strokeStyle = colourOf(this, colour);
      context.lineWidth = ratio;
      context.setLineDash([5 * ratio, 4 * ratio]);
      context.beginPath();
      context.moveTo(box.left, y);
      context.lineTo(right, y);
      context.stroke();
      context.setLineDash([]);
      // Roofs of one height are named at either end.
      const [x0, align] =
        i % 2 === 0 ? ([box.left + 8 * ratio, 'left'] as const) : ([right - 8 * ratio, 'right'] as const);
      label(this, pen, `${name}: random numbers alone`, x0, y - 9 * ratio, { size: 11, colour, align });
    });
    for (const { faster, trajectories } of this.data!.shown.crossovers) {
      const x = u.valToPos(trajectories, 'x', true);
      context.strokeStyle = colourOf(this, '--edge');
      context.lineWidth = ratio;
      context.beginPath();
      context.moveTo(x, box.top);
      context.lineTo(x, box.top + box.height);
      context.stroke();
      const text = `${contestantNames[faster]} ahead from ${plainNumber(trajectories, 2)}`;
      label(this, pen, text, x + 5 * ratio, box.top + box.height - 12 * ratio, { size: 11, colour: '--quiet' });
    }
    names.sort((a, b) => a.y - b.y);
    let free = box.top;
    for (const { y, text, colour, weight } of names) {
      const at = Math.max(y, free);
      free = at + 14 * ratio;
      label(this, pen, text, right + 6 * ratio, at, { size: 11, colour, weight });
    }
  }

  protected describe({ shown }: ThroughputPicture): string {
    const said = shown.entries.map(({ backend, points }) => {
      const last = points.at(-1);
      const name = contestantNames[backend];
      return last
        ? `${name} ${plainNumber(last.rate.median, 3)} million steps a second with ${last.trajectories.toLocaleString('en')} trajectories`
        : `${name} not measured yet`;
    });
    return `Rate of whole runs against the size of the ensemble: ${said.join(', ')}`;
  }
}

const all = ({ shown, beside }: ThroughputPicture): { entry: BenchmarkEntry; other: boolean }[] => [
  ...(beside?.entries ?? []).map((entry) => ({ entry, other: true })),
  ...shown.entries.map((entry) => ({ entry, other: false })),
];

/** Every size of ensemble in the picture, ascending; at least two, so that there is an axis. */
function sizesOf(picture: ThroughputPicture): number[] {
  const sizes = new Set(all(picture).flatMap(({ entry }) => entry.points.map((p) => p.trajectories)));
  return [...(sizes.size > 0 ? sizes : [256, 1024])].sort((a, b) => a - b);
}
