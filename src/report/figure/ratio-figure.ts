import { scaleLinear } from 'd3-scale';
import type { LogRatio, WorkStudy } from '../../estimate/work-study.ts';
import type { Markup } from '../markup.ts';
import { compact } from '../with-error.ts';
import { curve, dots, exactLine } from './draw.ts';
import { drawFrame, plot } from './frame.ts';
import { type ErrorPoint, errorBars } from './lines.ts';
import { referenceOf } from './reference.ts';
import { samples } from './samples.ts';

/** Points with larger errors than this, in units of the ratio's logarithm, say nothing and are left out. */
const roughest = 2;

/** ln[P_F(W)/P_R(−W)] with bars, the line of slope 1 through ΔF that Crooks' theorem asks for, and the line that was fitted. */
export function ratioFigure(study: WorkStudy, ratio: LogRatio, exact: number | null): Markup | null {
  const points = ratio.work
    .map((work, i): ErrorPoint => ({ x: work, y: ratio.value[i]!, error: ratio.standardError[i]! }))
    .filter(({ x, y, error }) => Number.isFinite(x) && Number.isFinite(y) && !(error > roughest));
  if (points.length < 2) return null;
  const [left, right] = [Math.min(...points.map((p) => p.x)), Math.max(...points.map((p) => p.x))];
  const room = 0.06 * (right - left);
  const x = scaleLinear([left - room, right + room], [plot.left, plot.right]);
  const ends = points.flatMap((p) => [p.y - (p.error || 0), p.y + (p.error || 0), 0]);
  const y = scaleLinear([Math.min(...ends), Math.max(...ends)], [plot.bottom, plot.top]).nice(6);
  const axes = {
    x: { scale: x, title: 'W / kT', ticks: 7, format: 'f' },
    y: { scale: y, title: 'ln[P_F(W)/P_R(−W)]', ticks: 6, format: 'f' },
  };
  const straight = (slope: number, zero: number): string => {
    const [from, to] = x.domain() as [number, number];
    return `M${x(from)},${y(slope * (from - zero))}L${x(to)},${y(slope * (to - zero))}`;
  };
  const reference = referenceOf(study, exact);
  const find = (id: string) => study.estimates.find((e) => e.id === id && Number.isFinite(e.value));
  const [zero, slope] = [find('crooks-line'), find('crooks-slope')];
  const fitted = slope ? compact(slope.value, slope.standardError) : null;
  return drawFrame(
    {
      id: 'figure-ratio',
      description: `Logarithm of the ratio of both densities against work; exact slope 1${fitted ? `, fitted slope ${fitted}` : ''}`,
      ...axes,
    },
    [
      curve(`M${plot.left},${y(0)}H${plot.right}`, '--edge', 0.8),
      zero && slope ? curve(straight(slope.value, zero.value), '--crossing', 2) : null,
      curve(errorBars(points, axes), '--ink', 1.1),
      dots(
        points.map((p) => [x(p.x), y(p.y)]),
        '--ink',
      ),
      reference && exactLine(straight(1, reference.value)),
    ],
    samples(
      [
        ...(reference ? [{ text: 'exact: slope 1', colour: '--ink', dash: [5, 4] }] : []),
        ...(fitted ? [{ text: `fitted: slope ${fitted}`, colour: '--crossing', dash: [] }] : []),
      ],
      plot.left + 10,
      plot.top + 13,
    ),
  );
}
