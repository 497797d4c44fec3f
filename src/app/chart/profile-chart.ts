import type uPlot from 'uplot';
import type { ReportedProfile, ReportedProfileEstimate } from '../../experiment/result.ts';
import type { Shown } from '../shown.ts';
import { inUnit } from '../text/in-unit.ts';
import type { Size } from './chart-element.ts';
import { exactCurve, label, type Pen, withPen } from './draw.ts';
import { PlotElement } from './plot-element.ts';
import { axis, colourOf, still } from './theme.ts';

type Id = keyof ReportedProfile['estimators'];

/** Estimators in the order in which they are drawn, each like the estimator of ΔF from the same works; where they agree the thin one lies upon the thick one. */
const styles: readonly { readonly id: Id; readonly name: string; readonly colour: string; readonly width: number }[] = [
  { id: 'minh-adib', name: 'Minh–Adib, both ways', colour: '--bar', width: 4 },
  { id: 'hummer-szabo', name: 'Hummer–Szabo, forward', colour: '--forward', width: 1.75 },
];

/** Opacity of what is not to be believed, in hexadecimal. */
const faint = '50';

/** Free-energy profiles U/kT along the coordinate, with bands of one standard error; faint where not to be believed; the exact one dashed. */
export class ProfileChart extends PlotElement<Shown> {
  protected override paint(data: Shown, size: Size): void {
    if (data.result.profile) super.paint(data, size);
  }

  protected shapeOf({ result }: Shown): string {
    const { axis: along, of } = result.profile!;
    return `${along.name} ${along.unit} ${of} ${this.#drawn(result.profile!).map((s) => s.id)}`;
  }

  #drawn({ estimators }: ReportedProfile) {
    return styles.filter(({ id }) => estimators[id]);
  }

  protected columns({ result }: Shown): uPlot.AlignedData {
    const profile = result.profile!;
    return [
      middles(profile),
      ...this.#drawn(profile).flatMap(({ id }) => {
        const { value, trusted } = profile.estimators[id]!;
        const beside = (k: number) => !trusted[k] || trusted[k - 1] === false || trusted[k + 1] === false;
        return [value.map((v, k) => (beside(k) ? v : null)), value.map((v, k) => (trusted[k] ? v : null))];
      }),
    ];
  }

  protected options({ result }: Shown, size: Size): uPlot.Options {
    const { axis: along } = result.profile!;
    const line = (stroke: string, width: number): uPlot.Series => ({ stroke, width, points: { show: false } });
    return {
      ...size,
      ...still,
      padding: [6, 14, 0, 0],
      scales: {
        x: { time: false, range: () => visible(this.data!.result.profile!).x },
        y: { range: () => visible(this.data!.result.profile!).y },
      },
      axes: [
        axis(this, { label: inUnit(along.name, along.unit), size: 26 }),
        axis(this, { label: 'U / kT', size: 44, space: 28 }),
      ],
      series: [
        {},
        ...this.#drawn(result.profile!).flatMap(({ colour, width }) => {
          const stroke = colourOf(this, colour);
          return [line(stroke + faint, width), line(stroke, width)];
        }),
      ],
      hooks: { drawAxes: [(u) => this.#bands(u)], draw: [(u) => this.#annotate(u)] },
    };
  }

  #bands(u: uPlot): void {
    const profile = this.data?.result.profile;
    if (!profile) return;
    const x = middles(profile);
    withPen(u, ({ context, box }) => {
      context.beginPath();
      context.rect(box.left, box.top, box.width, box.height);
      context.clip();
      context.globalAlpha = Number(colourOf(this, '--band'));
      for (const { id, colour } of this.#drawn(profile)) {
        context.fillStyle = colourOf(this, colour);
        for (const cells of runsOf(profile.estimators[id]!)) {
          const { value, standardError } = profile.estimators[id]!;
          const at = (k: number, sign: number) =>
            [u.valToPos(x[k]!, 'x', true), u.valToPos(value[k]! + sign * standardError[k]!, 'y', true)] as const;
          context.beginPath();
          for (const k of cells) context.lineTo(...at(k, 1));
          for (const k of cells.toReversed()) context.lineTo(...at(k, -1));
          context.fill();
        }
      }
    });
  }

  #annotate(u: uPlot): void {
    const profile = this.data?.result.profile;
    if (!profile) return;
    withPen(u, (pen) => {
      this.#exact(u, pen, profile);
      const { box, ratio } = pen;
      const say = (text: string, line: number, colour: string) =>
        label(this, pen, text, box.left + 0.5 * box.width, box.top + (10 + 15 * line) * ratio, {
          colour,
          align: 'center',
          size: 11,
        });
      const drawn = this.#drawn(profile);
      drawn.forEach(({ name, colour }, i) => {
        say(name, i, colour);
      });
      say('faint: not to be believed', drawn.length, '--quiet');
    });
  }

  #exact(u: uPlot, pen: Pen, { exact, ...profile }: ReportedProfile): void {
    const { ratio, box } = pen;
    const x = middles({ exact, ...profile });
    const [low, high] = visible({ exact, ...profile }).y;
    exactCurve(
      this,
      pen,
      exact.flatMap((v, k) => (v === null ? [] : [[u.valToPos(x[k]!, 'x', true), u.valToPos(v, 'y', true)] as const])),
    );
    // Its name stands beside its right flank, at two thirds of the height.
    const level = low + 0.66 * (high - low);
    const flank = exact.findLastIndex((v) => v !== null && v < level);
    if (flank < 0) return;
    const right = Math.min(u.valToPos(x[flank]!, 'x', true) + 8 * ratio, box.left + box.width - 34 * ratio);
    label(this, pen, 'exact', right, u.valToPos(level, 'y', true), { size: 11 });
  }

  protected describe({ result }: Shown): string {
    const profile = result.profile!;
    const said = this.#drawn(profile).map(({ id, name }) => {
      const cells = runsOf(profile.estimators[id]!).flat();
      if (cells.length === 0) return `${name}, not to be believed anywhere`;
      const ends = [profile.axis.edges[cells[0]!]!, profile.axis.edges[cells.at(-1)! + 1]!];
      return `${name}, to be believed in ${cells.length} of ${profile.exact.length} cells from ${ends.map((e) => e.toFixed(1)).join(' to ')}`;
    });
    return `Free-energy profile along ${profile.axis.name}: ${said.join('; ')}; the exact one dashed`;
  }
}

const middles = ({ axis: { edges } }: ReportedProfile): number[] =>
  edges.slice(1).map((edge, k) => (edge + edges[k]!) / 2);

/** Cells to be believed that stand side by side. */
function runsOf({ trusted }: ReportedProfileEstimate): number[][] {
  const runs: number[][] = [];
  trusted.forEach((yes, k) => {
    if (!yes) return;
    if (trusted[k - 1]) runs.at(-1)!.push(k);
    else runs.push([k]);
  });
  return runs;
}

/** Where there is something to see: what is to be believed, with some room; else all that was visited. */
function visible(profile: ReportedProfile): { x: [number, number]; y: [number, number] } {
  const all = Object.values(profile.estimators) as ReportedProfileEstimate[];
  const believed = profile.exact.map((_, k) => all.some((e) => e.trusted[k]));
  const visited = believed.some(Boolean) ? believed : profile.exact.map((_, k) => all.some((e) => e.value[k] !== null));
  const [first, last] = [Math.max(0, visited.indexOf(true)), visited.lastIndexOf(true)];
  const { edges } = profile.axis;
  const [a, b] = [edges[first]!, edges[last < 0 ? edges.length - 1 : last + 1]!];
  const room = 0.06 * (b - a);
  const values = [...profile.exact, ...all.flatMap((e) => e.value)].filter((v, i) => {
    const k = i % profile.exact.length;
    return v !== null && visited[k];
  }) as number[];
  const [low, high] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 1];
  return { x: [a - room, b + room], y: [low - 0.08 * (high - low), high + 0.12 * (high - low)] };
}
