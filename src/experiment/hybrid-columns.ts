import type { Columns } from '../backends/backend.ts';
import { SpecError } from '../errors.ts';
import type { Layout } from '../kernel/layout.ts';
import { censoredName } from '../model/hybrid.ts';
import type { LangevinModel } from '../model/langevin.ts';

/** Events that single precision counts one by one. */
const mostEvents = 2 ** 24;

/** Reads what discrete variables, events and passages leave in the state columns. */
interface HybridColumns {
  /** Discrete variables at the start, with a 0 behind. */
  readonly startNames: readonly string[];
  /** Discrete variables, counted events per unit time, times of first passage so far and whether they are cut. */
  readonly names: readonly string[];
  /** Discrete variables of trajectory i at the start and now. */
  readonly states: (
    columns: Columns,
    i: number,
  ) => { readonly start: readonly number[]; readonly now: readonly number[] };
  /** Writes the values of `names` for trajectory i at a time since the start; returns the slot behind them. */
  readonly read: (columns: Columns, i: number, time: number, values: number[], slot: number) => number;
  /** @throws SpecError where a rate was negative or no number, and where events came faster than steps */
  readonly check: (columns: Columns, i: number) => void;
}

export function createHybridColumns(model: LangevinModel, { columns }: Pick<Layout, 'columns'>): HybridColumns {
  const { discrete, events, passages } = model;
  const column = (name: string) => columns.indexOf(name);
  const now = discrete.map((_, k) => column(`n${k}`));
  const start = discrete.map((_, k) => column(`start_n${k}`));
  const counts = events.flatMap((event, e) => (event.counted === null ? [] : [column(`count${e}`)]));
  const hits = passages.map((_, p) => column(`hit${p}`));
  const [fired, fault, faultTime] = ['fired', 'fault', 'fault_time'].map(column) as [number, number, number];
  const places = model.coordinates.map((_, d) => column(`fault_x${d}`));
  const states = { start: discrete.map(() => 0), now: discrete.map(() => 0) };
  return {
    startNames: discrete.map(({ name }) => `${name}0`),
    names: [
      ...discrete.map(({ name }) => name),
      ...events.flatMap((event) => event.counted ?? []),
      ...passages.flatMap(({ id }) => [id, censoredName(id)]),
    ],
    states({ data, stride }, i) {
      for (let k = 0; k < now.length; k++) {
        states.start[k] = data[start[k]! * stride + i]!;
        states.now[k] = data[now[k]! * stride + i]!;
      }
      return states;
    },
    read({ data, stride }, i, time, values, from) {
      let slot = from;
      for (const c of now) values[slot++] = data[c * stride + i]!;
      for (const c of counts) values[slot++] = time > 0 ? data[c * stride + i]! / time : 0;
      for (const c of hits) {
        const hit = data[c * stride + i]!;
        values[slot++] = hit < 0 ? time : hit;
        values[slot++] = hit < 0 ? 1 : 0;
      }
      return slot;
    },
    check({ data, stride }, i) {
      if (events.length === 0) return;
      const at = (c: number) => data[c * stride + i]!;
      const which = at(fault) - 1;
      // where the place itself is no number the trajectory counts as non-finite
      if (which >= 0 && places.every((c) => Number.isFinite(at(c)))) {
        const where = model.coordinates.map(({ name }, d) => `${name} = ${at(places[d]!).toPrecision(4)}`);
        throw SpecError.of(
          `model.events.${which}.rate`,
          events[which]!.rate.text,
          `is negative or not finite at ${where.join(', ')}, t = ${at(faultTime).toPrecision(4)}`,
        );
      }
      if (at(fault) < 0 || at(fired) >= mostEvents)
        throw SpecError.of(
          'model.events',
          events.map(({ rate }) => rate.text).join(', '),
          at(fault) < 0
            ? 'more than 64 events come in a step: take a smaller dt'
            : 'a trajectory has at most 2^24 events',
        );
    },
  };
}
