import type { Columns } from '../backends/backend.ts';
import { SpecError } from '../errors.ts';
import type { Layout } from '../kernel/layout.ts';
import { censoredName } from '../model/censored-name.ts';
import type { PlainModel } from './plain-model.ts';
import type { Scratch } from './scratch.ts';
import { copyColumn, stateColumn, wholeColumn } from './state-column.ts';

/** Events that single precision counts one by one. */
const mostEvents = 2 ** 24;

/** Reads what discrete variables, events and passages leave in the state columns. */
interface HybridColumns {
  /** Discrete variables at the start, with a 0 behind. */
  readonly startNames: readonly string[];
  /** Discrete variables, counted events per unit time, times of first passage so far and whether they are cut. */
  readonly names: readonly string[];
  /** Discrete variables at the start and now. */
  readonly states: (
    columns: Columns,
    scratch: Scratch,
  ) => { readonly start: Float64Array[]; readonly now: Float64Array[] };
  /** One column for each of `names` but the discrete variables, at a time since the start. */
  readonly read: (columns: Columns, time: number, scratch: Scratch) => Float64Array[];
  /** @throws SpecError where a rate was negative or no number, and where events came faster than steps */
  readonly check: (columns: Columns) => void;
}

export function createHybridColumns(model: PlainModel, { columns }: Pick<Layout, 'columns'>): HybridColumns {
  const { discrete, events, passages } = model;
  const column = (name: string) => columns.indexOf(name);
  const now = discrete.map((_, k) => column(`n${k}`));
  const start = discrete.map((_, k) => column(`start_n${k}`));
  const counts = events.flatMap((event, e) => (event.counted === null ? [] : [column(`count${e}`)]));
  const hits = passages.map((_, p) => column(`hit${p}`));
  const [fired, fault, faultTime] = ['fired', 'fault', 'fault_time'].map(column) as [number, number, number];
  const places = model.coordinates.map((_, d) => column(`fault_x${d}`));

  /** What is wrong with a trajectory whose state is `at`; null where nothing is. */
  function wrong(at: (c: number) => number): SpecError | null {
    const which = at(fault) - 1;
    // where the place itself is no number the trajectory counts as non-finite
    if (which >= 0 && places.every((c) => Number.isFinite(at(c)))) {
      const where = model.coordinates.map(({ name }, d) => `${name} = ${at(places[d]!).toPrecision(4)}`);
      return SpecError.of(
        `model.events.${which}.rate`,
        events[which]!.rate.text,
        `is negative or not finite at ${where.join(', ')}, t = ${at(faultTime).toPrecision(4)}`,
      );
    }
    if (!(at(fault) < 0 || at(fired) >= mostEvents)) return null;
    return SpecError.of(
      'model.events',
      events.map(({ rate }) => rate.text).join(', '),
      at(fault) < 0 ? 'more than 64 events come in a step: take a smaller dt' : 'a trajectory has at most 2^24 events',
    );
  }

  return {
    startNames: discrete.map(({ name }) => `${name}0`),
    names: [
      ...discrete.map(({ name }) => name),
      ...events.flatMap((event) => event.counted ?? []),
      ...passages.flatMap(({ id }) => [id, censoredName(id)]),
    ],
    states: (state, { take }) => ({
      start: start.map((c) => copyColumn(state, c, take())),
      now: now.map((c) => copyColumn(state, c, take())),
    }),
    read: (state, time, { take }) => [
      ...counts.map((c) => wholeColumn(state, c, -1, time > 0 ? time : Number.POSITIVE_INFINITY, take())),
      ...hits.flatMap((c) => cutAt(time, copyColumn(state, c, take()), take())),
    ],
    check(state) {
      if (events.length === 0) return;
      const [faults, all] = [stateColumn(state, fault), stateColumn(state, fired)];
      for (let i = 0; i < state.count; i++) {
        if (faults[i] === 0 && all[i]! < mostEvents) continue;
        const error = wrong((c) => state.data[c * state.stride + i]!);
        if (error) throw error;
      }
    },
  };
}

/** First passages, negative where there was none, with those cut at a time, and whether they are. */
function cutAt(time: number, passages: Float64Array, cut: Float64Array): [Float64Array, Float64Array] {
  for (let i = 0; i < passages.length; i++) {
    cut[i] = passages[i]! < 0 ? 1 : 0;
    if (cut[i]) passages[i] = time;
  }
  return [passages, cut];
}
