import type { Columns } from '../backends/backend.ts';
import { standardErrorOfMean } from '../tally/moments.ts';
import { createSideStream, type SideStream } from '../tally/side-stream.ts';
import type { Ends, Extraction } from './observables.ts';

/** Recorded averages against time: one stream of tallies for each recorded instant. */
export interface TimeSeries {
  /** Groups of steps after which the state is read, the last one being the end. */
  readonly stops: readonly number[];
  /** Takes the state at every stop of the next trajectories, in index order. */
  readonly add: (columns: readonly Columns[]) => void;
  readonly report: () => { t: number[] } & Record<string, { value: number[]; standardError: number[] } | number[]>;
}

/**
 * Records means of every coordinate and observable every `every` time units (rounded to whole groups of steps).
 *
 * @param endsAt control values at the start, in the last step before, and at a number of steps
 */
export function createTimeSeries(options: {
  extraction: Extraction;
  every: number;
  duration: number;
  groups: number;
  stepsPerGroup: number;
  trajectories: number;
  endsAt: (steps: number) => Ends;
}): TimeSeries {
  const { extraction, groups, duration } = options;
  const stride = Math.max(1, Math.round((options.every / duration) * groups));
  const stops = Array.from({ length: Math.floor(groups / stride) + 1 }, (_, i) => i * stride);
  if (stops.at(-1) !== groups) stops.push(groups);
  const streams: SideStream[] = stops.map(() =>
    createSideStream({
      scale: null,
      side: 'forward',
      columns: extraction.names.length,
      trajectories: options.trajectories,
    }),
  );
  return {
    stops,
    add(columns) {
      columns.forEach((c, i) => {
        const ends = options.endsAt(stops[i]! * options.stepsPerGroup);
        streams[i]!.add(null, extraction.extract(c, ends, false).columns);
      });
    },
    report() {
      const totals = streams.map((s) => s.total());
      const series = extraction.names.map((name, k) => [
        `mean-${name}`,
        {
          value: totals.map((t) => t.columns[k]!.mean),
          standardError: totals.map((t) => standardErrorOfMean(t.columns[k]!)),
        },
      ]);
      return { t: stops.map((s) => (s / groups) * duration), ...Object.fromEntries(series) };
    },
  };
}
