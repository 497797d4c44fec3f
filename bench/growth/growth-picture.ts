import { scaleLog } from 'd3-scale';
import { curve, dots, label } from '../../src/report/figure/draw.ts';
import { type Axis, drawFrame, plot } from '../../src/report/figure/frame.ts';
import { type Axes, lineThrough, type Point } from '../../src/report/figure/lines.ts';
import { logMarks } from '../../src/report/figure/powers.ts';
import { type Content, html } from '../../src/report/markup.ts';
import { picture } from '../chart/picture.ts';
import type { PowerFit } from './fit-power.ts';
import type { Growth, TimeGrowth } from './growth.ts';
import type { Memory, MemoryGrowth } from './memory.ts';

const width = 460;
const height = 320;

/** Time and memory against trajectories and against steps, all axes logarithmic. */
export function growthPicture(growth: Growth, machine: string): string {
  const { trajectories, steps, workers, memory } = growth;
  const panels: [string, Content][] = [
    [`time, ${trajectories.other} steps each`, timePanel('trajectories', trajectories)],
    [`time, ${steps.other} trajectories`, timePanel('steps', steps)],
    ['memory against trajectories', memoryPanel('trajectories', memory)],
    ['memory against steps', memoryPanel('steps', memory)],
  ];
  const gain = `Two workers advance ${workers.median.toFixed(2)} times as many steps as one (${workers.lowest.toFixed(2)} … ${workers.highest.toFixed(2)}).`;
  return picture(2 * width + 20, 2 * height + 60, `How time and memory grow. ${gain}`, [
    html`<text class="heading" x="20" y="30">How time and memory grow with the size of a run</text>`,
    html`<text class="quiet" x="20" y="50">Dragged trap on the CPU backend, one worker; ${machine}. ${gain}</text>`,
    panels.map(([title, panel], i) => [
      html`<text class="small" x="${(i % 2) * width + 68}" y="${(i >> 1) * height + 84}">${title}</text>`,
      html`<svg x="${(i % 2) * width + 10}" y="${(i >> 1) * height + 70}" width="460" height="300">${panel}</svg>`,
    ]),
  ]);
}

const logAxis = (title: string, values: readonly number[], range: [number, number]): Axis => {
  const [low, high] = [Math.min(...values) / 1.6, Math.max(...values) * 1.6];
  return { scale: scaleLog([low, high], range), title, ticks: 6, format: logMarks(low, high) };
};

const axesOf = (what: string, unit: string, xs: readonly number[], ys: readonly number[]): Axes => ({
  x: logAxis(what, xs, [plot.left, plot.right]),
  y: logAxis(unit, ys, [plot.bottom, plot.top]),
});

const pointsOf = (xs: readonly number[], ys: readonly number[]): Point[] => xs.map((x, i) => ({ x, y: ys[i]! }));

const marked = (points: readonly Point[], { x, y }: Axes, colour: string): Content =>
  dots(
    points.map((p) => [x.scale(p.x), y.scale(p.y)]),
    colour,
    3,
  );

/** Wall clock as points, processor time in another colour with the curve fitted to it. */
function timePanel(what: 'trajectories' | 'steps', { sizes, seconds, cpuSeconds, fit }: TimeGrowth): Content {
  const axes = axesOf(what, 'time / s', sizes, [...seconds, ...cpuSeconds]);
  const fitted = fit.cpuSeconds;
  return drawFrame(
    { id: `time-${what}`, description: `time against ${what}`, ...axes },
    [
      curve(lineThrough(fittedPoints(fitted, sizes), axes), '--reverse'),
      marked(pointsOf(sizes, cpuSeconds), axes, '--reverse'),
      marked(pointsOf(sizes, seconds), axes, '--forward'),
    ],
    [
      label('wall clock', plot.left + 12, plot.top + 18, { small: true, colour: '--forward' }),
      label('processor time', plot.left + 12, plot.top + 36, { small: true, colour: '--reverse' }),
      label(
        `exponent ${fitted.exponent.toFixed(3)} ± ${fitted.standardError.toFixed(3)}`,
        plot.left + 12,
        plot.top + 54,
      ),
    ],
  );
}

const fittedPoints = ({ overhead, factor, exponent }: PowerFit, sizes: readonly number[]): Point[] =>
  sizes.map((n) => ({ x: n, y: overhead + factor * n ** exponent }));

function memoryPanel(what: 'trajectories' | 'steps', { process, device }: Memory): Content {
  const mega = ({ sizes, bytes }: MemoryGrowth) =>
    pointsOf(
      sizes,
      bytes.map((b) => b / 2 ** 20),
    );
  const curves = [
    { name: 'process, most', points: mega(process[what]), colour: '--forward' },
    ...(device ? [{ name: 'buffers on the device', points: mega(device[what]), colour: '--bar' }] : []),
  ];
  const all = curves.flatMap(({ points }) => points);
  const axes = axesOf(
    what,
    'memory / MiB',
    all.map((p) => p.x),
    all.map((p) => p.y),
  );
  return drawFrame(
    { id: `memory-${what}`, description: `memory against ${what}`, ...axes },
    curves.map(({ points, colour }) => [curve(lineThrough(points, axes), colour), marked(points, axes, colour)]),
    curves.map(({ name, points, colour }) => {
      const { x, y } = points.at(-1)!;
      return label(name, axes.x.scale(x) - 4, axes.y.scale(y) + 20, { small: true, colour, anchor: 'end' });
    }),
  );
}
