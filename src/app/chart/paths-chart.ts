import type uPlot from 'uplot';
import type { AppState } from '../state.ts';
import { inUnit } from '../text/in-unit.ts';
import type { Size } from './chart-element.ts';
import { PlotElement } from './plot-element.ts';
import { axis, colourOf, still } from './theme.ts';

type Filmed = NonNullable<AppState['picture']>;

/** Paths shown at most: more would be a blot. */
const most = 60;

/** Sample paths: the first coordinate of some trajectories against time. */
export class PathsChart extends PlotElement<Filmed> {
  protected shapeOf({ decided, picture }: Filmed): string {
    const { times } = picture.paths[0]!;
    return `${JSON.stringify(decided.coordinates)} ${decided.timeUnit} ${times.length}`;
  }

  protected columns({ decided, picture }: Filmed): uPlot.AlignedData {
    const { times, positions, count } = picture.paths[0]!;
    const shown = Math.min(count, most);
    const t = Array.from(times, (s) => s * decided.spec.duration);
    return [t, ...Array.from({ length: shown }, (_, i) => t.map((_t, k) => positions[0]![k * count + i]!))];
  }

  protected options({ decided, picture }: Filmed, size: Size): uPlot.Options {
    const [coordinate] = decided.coordinates;
    const shown = Math.min(picture.paths[0]!.count, most);
    const colour = colourOf(this, '--forward');
    return {
      ...size,
      ...still,
      padding: [6, 14, 0, 0],
      scales: { x: { time: false } },
      axes: [
        axis(this, { label: inUnit('t', decided.timeUnit), size: 26 }),
        axis(this, { label: inUnit(coordinate?.name ?? 'x', coordinate?.unit ?? ''), size: 44 }),
      ],
      series: [
        {},
        ...Array.from(
          { length: shown },
          (): uPlot.Series => ({ stroke: `${colour}66`, width: 1, points: { show: false } }),
        ),
      ],
    };
  }

  protected describe({ decided, picture }: Filmed): string {
    return `${Math.min(picture.paths[0]!.count, most)} sample paths of ${decided.coordinates[0]?.name} against time`;
  }
}
