import { scaleLinear, scaleLog } from 'd3-scale';
import type { WorkStudy } from '../../estimate/work-study.ts';
import { type EstimatorStyle, styleOf } from '../estimators.ts';
import type { Markup } from '../markup.ts';
import { spread } from '../spread.ts';
import { curve, exactLine, fill, label } from './draw.ts';
import { besideNames, drawFrame } from './frame.ts';
import { bandAround, type ErrorPoint, lineThrough } from './lines.ts';
import { logMarks } from './powers.ts';
import { referenceOf } from './reference.ts';
import { samples } from './samples.ts';

/** Fewer works than this say nothing. */
const fewest = 16;

/** An estimate with a larger error, in kT, says nothing yet. */
const roughest = 2;

interface Curve {
  readonly style: EstimatorStyle;
  readonly points: readonly ErrorPoint[];
}

/** The main estimators against the number of works of each direction, with bands of one standard error. */
export function convergenceFigure(study: WorkStudy, exact: number | null): Markup | null {
  const curves = curvesOf(study);
  const all = curves.flatMap(({ points }) => points);
  if (all.length === 0) return null;
  const lasts = curves.map(({ points }) => points.at(-1)!);
  const reference = referenceOf(study, exact);
  const { left, right, top, bottom } = besideNames;
  const x = scaleLog([Math.min(...all.map((p) => p.x)), Math.max(...all.map((p) => p.x)) * 1.0001], [left, right]);
  const ends = [
    ...all.map(({ y }) => y),
    ...lasts.flatMap(({ y, error }) => [y - 3 * error, y + 3 * error]),
    ...(reference ? [reference.value] : []),
  ];
  const y = scaleLinear([Math.min(...ends), Math.max(...ends)], [bottom, top]).nice(6);
  const axes = {
    x: {
      scale: x,
      title: 'works of each direction N',
      ticks: 6,
      format: logMarks(...(x.domain() as [number, number])),
    },
    y: { scale: y, title: 'estimate of ΔF / kT', ticks: 6, format: 'f' },
  };
  const places = spread(
    lasts.map((p) => y(p.y)),
    14,
    top + 5,
    bottom - 5,
  );
  const level = reference && y(reference.value);
  return drawFrame(
    {
      id: 'figure-convergence',
      description: `Estimates of ΔF against the number of works; ${reference ? `reference: ${reference.name}` : 'no reference'}`,
      ...axes,
    },
    [
      curves.map(({ style, points }) => fill(bandAround(points, axes), style.colour)),
      curves.map(({ style, points }) => curve(lineThrough(points, axes), style.colour)),
      reference &&
        (reference.exact
          ? exactLine(`M${left},${level}H${right}`)
          : curve(`M${left},${level}H${right}`, '--ink', 1, [1, 3])),
    ],
    [
      reference &&
        (reference.exact
          ? label('exact', left + 6, level! - 6, { small: true })
          : samples([{ text: `all works: ${reference.name}`, colour: '--ink', dash: [1, 3] }], left, top - 12)),
      curves.map(({ style }, i) => [
        curve(`M${x(lasts[i]!.x)},${y(lasts[i]!.y)}L${right + 10},${places[i]}`, style.colour, 0.8),
        label(style.short, right + 13, places[i]! + 4, { small: true }),
      ]),
    ],
  );
}

function curvesOf({ convergence, estimates }: WorkStudy): Curve[] {
  return Object.entries(convergence.estimates)
    .map(
      ([id, series]): Curve => ({
        style: styleOf(id),
        points: convergence.trajectories
          .map((n, i) => ({ x: n, y: series.value[i]!, error: series.standardError[i]! }))
          .filter(({ x, y, error }) => x >= fewest && Number.isFinite(y) && error <= roughest),
      }),
    )
    .filter(({ style, points }) => style.main && points.length > 1 && estimates.some(({ id }) => id === style.id));
}
