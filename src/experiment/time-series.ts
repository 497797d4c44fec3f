import type { Columns } from '../backends/backend.ts';
import { type Moments, standardErrorOfMean, standardErrorOfVariance, variance } from '../tally/moments.ts';
import { packStream, unpackStream } from '../tally/pack.ts';
import { createSideStream, type SideStream } from '../tally/side-stream.ts';
import { mergeStreams } from '../tally/stream-state.ts';

/** Recorded averages against time: one stream of tallies for each recorded instant. */
export interface TimeSeries {
  /** Where the state is read, as the backend counts it, the last one being the end. */
  readonly stops: readonly number[];
  /** Takes the state at every stop of the next trajectories, in index order. */
  readonly add: (columns: readonly Columns[]) => void;
  readonly report: () => { t: number[] } & Record<string, { value: number[]; standardError: number[] } | number[]>;
  /** Moments of an observable at every stop. */
  readonly moments: (name: string) => Moments[];
  /** What the stream of every stop knows, as plain numbers. */
  readonly save: () => Float64Array[];
}

/** Which trajectories a series is given: from index `first` on, or on from earlier series of contiguous stretches, in order. */
export interface SeriesStart {
  readonly first: number;
  readonly from: readonly (readonly Float64Array[])[] | null;
}

/** Stops every `every` time units, rounded to whole groups of steps, from the start to the end. */
export function evenStops(every: number, duration: number, groups: number): { stops: number[]; times: number[] } {
  const stride = Math.max(1, Math.round((every / duration) * groups));
  const stops = Array.from({ length: Math.floor(groups / stride) + 1 }, (_, i) => i * stride);
  if (stops.at(-1) !== groups) stops.push(groups);
  return { stops, times: stops.map((s) => (s / groups) * duration) };
}

/** Stops of two readers, in ascending order. */
export const together = (a: readonly number[], b: readonly number[]): number[] =>
  [...new Set([...a, ...b])].sort((p, q) => p - q);

/**
 * Records means (and, on request, standard deviations) of observables at every stop.
 *
 * @param extract observables of the state at the k-th stop
 */
export function createTimeSeries(options: {
  names: readonly string[];
  stops: readonly number[];
  times: readonly number[];
  trajectories: number;
  deviations?: boolean;
  extract: (columns: Columns, k: number) => readonly Float64Array[];
  start?: SeriesStart | undefined;
}): TimeSeries {
  const { names, stops, trajectories, start: { first, from } = { first: 0, from: null } } = options;
  const layout = { scale: null, side: 'forward', columns: names.length } as const;
  const streams: SideStream[] = stops.map((_, k) =>
    createSideStream({
      ...layout,
      ...{ trajectories, first, prefixes: false },
      from: from && mergeStreams(from.map((packed) => unpackStream(packed[k]!, layout))),
    }),
  );
  const momentsOf = (i: number) => streams.map((s) => s.total().columns[i]!);
  return {
    stops,
    add(columns) {
      columns.forEach((c, k) => {
        streams[k]!.add(null, options.extract(c, k));
      });
    },
    moments: (name) => momentsOf(names.indexOf(name)),
    save: () => streams.map((s) => packStream(s.save())),
    report: () => ({
      t: [...options.times],
      ...Object.fromEntries(
        names.flatMap((name, i) => {
          const moments = momentsOf(i);
          const mean = { value: moments.map((m) => m.mean), standardError: moments.map(standardErrorOfMean) };
          return [[`mean-${name}`, mean], ...(options.deviations ? [[`sd-${name}`, deviation(moments)]] : [])];
        }),
      ),
    }),
  };
}

function deviation(moments: readonly Moments[]) {
  const value = moments.map((m) => Math.sqrt(variance(m)));
  return {
    value,
    standardError: moments.map((m, i) => (value[i]! > 0 ? standardErrorOfVariance(m) / (2 * value[i]!) : 0)),
  };
}
