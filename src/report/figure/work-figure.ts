import { scaleLinear } from 'd3-scale';
import type { WorkHistogram, WorkStudy, WorkSummary } from '../../estimate/work-study.ts';
import { html, type Markup } from '../markup.ts';
import { compact } from '../with-error.ts';
import { coarser } from './coarser.ts';
import { curve, exactLine, fill, label } from './draw.ts';
import { drawFrame, plot } from './frame.ts';
import { areaUnder, lineThrough, type Point } from './lines.ts';
import { referenceOf } from './reference.ts';

/** One direction as it is drawn. */
interface Side {
  readonly name: string;
  readonly colour: string;
  readonly steps: readonly Point[];
  readonly mean: number;
}

/** P_F(W) and P_R(−W) over W, the ΔF at which they cross, and the crossing that was found; null without finite works. */
export function workFigure(study: WorkStudy, exact: number | null): Markup | null {
  const { forward, reverse, histograms, estimates } = study;
  const all: Side[] = [
    sideOf('P_F(W)', '--forward', histograms.forward, forward, forward.mean),
    ...(reverse && histograms.reverse
      ? [sideOf('P_R(−W)', '--reverse', histograms.reverse, reverse, -reverse.mean)]
      : []),
  ];
  const sides = all.filter(({ steps }) => steps.some(({ y }) => y > 0));
  if (sides.length === 0) return null;
  const reference = referenceOf(study, exact);
  const places = sides.flatMap(({ steps }) => steps.map(({ x }) => x));
  const [low, high] = [
    Math.min(...places, reference?.value ?? places[0]!),
    Math.max(...places, reference?.value ?? places[0]!),
  ];
  const highest = Math.max(...sides.flatMap(({ steps }) => steps.map(({ y }) => y)));
  const x = scaleLinear([low - 0.03 * (high - low), high + 0.03 * (high - low)], [plot.left, plot.right]);
  const y = scaleLinear([0, 1.18 * highest], [plot.bottom, plot.top]);
  const axes = {
    x: { scale: x, title: 'W / kT', ticks: 7, format: 'f' },
    y: { scale: y, title: 'P / kT⁻¹', ticks: 5, format: 'f' },
  };
  const inside = [
    sides.map(({ steps, colour }) => [
      fill(areaUnder(steps, axes), colour),
      curve(lineThrough(steps, axes, true), colour),
    ]),
    reference &&
      (reference.exact
        ? exactLine(`M${x(reference.value)},${plot.bottom}V${plot.top}`)
        : curve(`M${x(reference.value)},${plot.bottom}V${plot.top}`, reference.colour, 1.4)),
  ];
  const found = estimates.find(({ id }) => id === 'crooks-line') ?? null;
  const over = [
    reference &&
      label(reference.name, Math.min(Math.max(x(reference.value), plot.left + 95), plot.right - 95), plot.top - 10, {
        anchor: 'middle',
      }),
    sides.map((side, i) => nameOnFlank(side, sides[1 - i] ?? null, x, y)),
    found && Number.isFinite(found.value) && sides.length === 2 && crossing(found.value, found.standardError),
  ];
  function crossing(value: number, error: number): Markup {
    const height = sides.reduce((sum, { steps }) => sum + heightAt(steps, value), 0) / 2;
    const bar = error > 0 ? `M${x(value - error)},${y(height)}H${x(value + error)}` : '';
    return html`<g class="found"><circle cx="${x(value).toFixed(2)}" cy="${y(height).toFixed(2)}" r="4.5"/><path d="${bar}"/></g>${label('crossing', x(value) + 9, y(height) - 6, { small: true })}`;
  }
  return drawFrame(
    {
      id: 'figure-works',
      description: `Densities of work${sides.length > 1 ? ', forward and reverse' : ''}; ${reference?.name ?? 'ΔF unknown'}${found ? `; crossing ${compact(found.value, found.standardError)} kT` : ''}`,
      ...axes,
    },
    inside,
    over,
  );
}

function sideOf(
  name: string,
  colour: string,
  histogram: WorkHistogram,
  { count, standardDeviation }: WorkSummary,
  mean: number,
): Side {
  return { name, colour, mean, steps: coarser(histogram, count, standardDeviation) };
}

const heightAt = (steps: readonly Point[], x: number): number => steps.findLast((step) => step.x <= x)?.y ?? 0;

/** A density's name on the flank away from the other density. */
function nameOnFlank(
  { name, colour, steps, mean }: Side,
  other: Side | null,
  x: (w: number) => number,
  y: (p: number) => number,
): Markup {
  const away = other === null || mean > other.mean || (mean === other.mean && name < other.name);
  const peak = Math.max(...steps.map((step) => step.y));
  const first = steps.find((step) => step.y > 0.7 * peak)!;
  const last = steps.findLast((step) => step.y > 0.7 * peak)!;
  const [before, behind] = [x(first.x) - 7, x(last.x + steps[2]!.x - steps[1]!.x) + 7];
  const right = away ? behind < plot.right - 45 : before < plot.left + 45;
  return label(name, right ? behind : before, y(right ? last.y : first.y) - 4, {
    anchor: right ? 'start' : 'end',
    colour,
  });
}
