import type { Columns } from '../backends/backend.ts';
import type { Layout } from '../kernel/layout.ts';
import { createEnergies } from './energies.ts';
import { createHybridColumns } from './hybrid-columns.ts';
import type { PlainModel } from './plain-model.ts';
import type { Scratch } from './scratch.ts';
import { copyColumn, stateColumn, wholeColumn } from './state-column.ts';
import { valueAt } from './value-at.ts';

/** Beyond this a coordinate counts as escaped: single precision is about to overflow. */
export const escaped = 1e30;

/** Control values of a process at its start, in its last step, and at its end. */
export interface Ends {
  readonly start: readonly number[];
  readonly last: readonly number[];
  readonly end: readonly number[];
}

/** What reading a model's trajectories rests on: plain data. */
export interface Reading {
  readonly model: PlainModel;
  readonly layout: Layout;
  readonly parameters: Readonly<Record<string, number>>;
}

/** Names of what `InstantReader` reads; the last `own` of them are no coordinates. */
export interface ReadNames {
  readonly all: readonly string[];
  readonly own: readonly string[];
}

/** @param entropic whether trajectories start from a known stationary density and stay in it */
export function namesRead({ model, layout }: Pick<Reading, 'model' | 'layout'>, entropic: boolean): ReadNames {
  const hybrid = createHybridColumns(model, layout);
  const own = [
    ...measuredNames(layout, model),
    ...(entropic && layout.measureWork ? ['entropy'] : []),
    ...model.currents.map((c) => c.id),
    ...model.integrals.map((i) => i.id),
    ...changesOf(model).map((c) => c.id),
    ...hybrid.names,
  ];
  return { all: [...coordinateNames(model), ...hybrid.startNames, ...own], own };
}

const changesOf = (model: PlainModel) => (model.controls.length > 0 ? model.changes : []);

/** Reads what is known of trajectories at one instant, column by column, in double precision. */
interface InstantReader {
  /** Names of the columns that `read` gives; those of their own are work, totalWork, shadowWork, heat where measured, then what the model adds. */
  readonly names: ReadNames;
  /** Those of them that need path heat. */
  readonly needHeat: readonly string[];
  /**
   * Columns from the scratch, one for each name.
   *
   * @param finite loses the trajectories that are not finite: their element becomes 0, and their numbers mean nothing
   */
  readonly read: (state: Columns, ends: Ends, time: number, finite: Uint8Array, scratch: Scratch) => Float64Array[];
  /** Moves what `read` gave for coordinates from their positions to where they are seen. */
  readonly shift: (state: Columns, read: readonly Float64Array[]) => void;
  /** @throws SpecError as `createHybridColumns` */
  readonly check: (state: Columns) => void;
}

/** What is known of the work: energies in the model's unit; heat into each bath beside the total where there are several. */
function measuredNames(layout: Layout, model: PlainModel): string[] {
  if (!layout.measureWork) return [];
  const baths = layout.temperatures.map((_, b) => `heat_${model.coordinates[layout.bath.indexOf(b)]!.name}`);
  return ['work', 'totalWork', 'shadowWork', 'heat', ...(baths.length > 1 ? baths : [])];
}

/** Names of the coordinates and velocities that observables may use: at the end, and at the start with a 0 behind. */
function coordinateNames(model: PlainModel): string[] {
  return model.coordinates.flatMap((c) =>
    model.dynamics === 'underdamped' ? [c.name, `${c.name}0`, `v${c.name}`, `v${c.name}0`] : [c.name, `${c.name}0`],
  );
}

/**
 * The kernel sums w over changes of control up to the last step and the path heat Q; the host adds the closing change and the
 * energies, in double precision: ΔE = E(end) − E(start) with E = U (+ mv²/2), total work W = ΔE + Q, shadow work W − w. Where the
 * stationary density p is known and stays, `entropy` is Σ Q_b/kT_b + ln p(x₀) − ln p(x): the total entropy production of a stationary start.
 * Whatever needs the heat is NaN where the path has none. Energies are those of the position itself.
 *
 * @param logDensity ln p, where trajectories start from it and nothing drives them out of it
 */
export function createInstantReader(
  { model, layout, parameters }: Reading,
  logDensity: ((x: readonly number[]) => number) | null,
): InstantReader {
  const { measureWork, measureHeat, underdamped } = layout;
  const entropic = measureWork ? logDensity : null;
  const measured = measuredNames(layout, model);
  const hybrid = createHybridColumns(model, layout);
  const energy = createEnergies(model, parameters);
  const changing = changesOf(model).map((c) => createEnergies(model, parameters, c.of));
  const column = (name: string) => layout.columns.indexOf(name);
  const coordinates = model.coordinates.map((c, d) => ({
    mass: c.mass ? valueAt(c.mass, parameters) : 0,
    period: c.period ? valueAt(c.period, parameters) : 0,
    ...{ x: column(`x${d}`), low: column(`x${d}_lo`), start: column(`start_x${d}`), turns: column(`turns${d}`) },
    ...{ v: column(`v${d}`), startV: column(`start_v${d}`), shift: column(`shift_x${d}`) },
  }));
  const bathTemperatures = measureHeat
    ? model.coordinates.flatMap((c, d) =>
        layout.bath.indexOf(layout.bath[d]!) === d ? [valueAt(c.temperature, parameters)] : [],
      )
    : [];
  const firstCurrent = (measureWork ? 1 : 0) + (measureHeat ? layout.temperatures.length : 0);
  const sums = layout.sums.map((sum) => [column(sum), column(`${sum}_lo`)] as const);
  const sumOf = (state: Columns, k: number, into: Float64Array, unit = 1) =>
    wholeColumn(state, ...sums[k]!, unit, into);

  /** Where trajectories are and were, and the kinetic energy they gained. */
  function readMotion(state: Columns, finite: Uint8Array, { take }: Scratch) {
    const kinetic = take().fill(0);
    const moved = coordinates.map(({ x, low, start, turns, v, startV, mass, period }) => {
      const position = wholeColumn(state, x, low, 1, take());
      keepWithin(position, finite);
      if (turns >= 0) addScaled(position, period, stateColumn(state, turns));
      const from = copyColumn(state, start, take());
      if (!underdamped) return { position, from, shown: [position, from] };
      const [speed, startSpeed] = [copyColumn(state, v, take()), copyColumn(state, startV, take())];
      keepWithin(speed, finite);
      addKinetic(kinetic, mass, speed, startSpeed);
      return { position, from, shown: [position, from, speed, startSpeed] };
    });
    return {
      at: moved.map((m) => m.position),
      from: moved.map((m) => m.from),
      shown: moved.flatMap((m) => m.shown),
      kinetic,
    };
  }

  return {
    names: namesRead({ model, layout }, logDensity !== null),
    needHeat: [...measured.filter((name) => name !== 'work'), ...(entropic ? ['entropy'] : [])],
    read(state, ends, time, finite, scratch) {
      const { take } = scratch;
      const { at, from, shown, kinetic } = readMotion(state, finite, scratch);
      const states = hybrid.states(state, scratch);
      const known = [...shown, ...states.start];
      if (measureWork) {
        const final = energy(at, ends.end, states.now, take());
        const last = energy(at, ends.last, states.now, take());
        const initial = energy(from, ends.start, states.start, take());
        const heats = layout.temperatures.map((_, b) =>
          measureHeat ? sumOf(state, 1 + b, take()) : take().fill(Number.NaN),
        );
        const heat = heats.length === 1 ? heats[0]! : take().fill(0);
        if (heats.length > 1) for (const into of heats) addScaled(heat, 1, into);
        const work = sumOf(state, 0, take());
        const [total, shadow] = [take(), take()];
        addChange(work, last, final);
        balance(total, initial, final, kinetic, heat);
        subtract(shadow, total, work);
        keepFinite(measureHeat ? [work, total] : [work], finite);
        known.push(work, total, shadow, heat, ...(heats.length > 1 ? heats : []));
        if (entropic) known.push(entropyOf(entropic, at, from, heats, bathTemperatures, finite, take()));
      }
      let k = firstCurrent;
      const perTime = time > 0 ? time : Number.POSITIVE_INFINITY;
      for (let c = 0; c < model.currents.length; c++) known.push(sumOf(state, k++, take(), perTime));
      for (let n = 0; n < model.integrals.length; n++) known.push(sumOf(state, k++, take()));
      for (const of of changing) {
        const change = sumOf(state, k++, take());
        addChange(change, of(at, ends.last, states.now, take()), of(at, ends.end, states.now, take()));
        known.push(change);
      }
      return [...known, ...states.now, ...hybrid.read(state, time, scratch)];
    },
    shift(state, read) {
      coordinates.forEach(({ shift }, d) => {
        if (shift >= 0) addScaled(read[2 * d]!, 1, stateColumn(state, shift));
      });
    },
    check: hybrid.check,
  };
}

function addScaled(to: Float64Array, scale: number, values: Columns['data']): void {
  for (let i = 0; i < to.length; i++) to[i]! += scale * values[i]!;
}

/** Adds what changes from one column to the next. */
function addChange(to: Float64Array, before: Float64Array, after: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i] = to[i]! + after[i]! - before[i]!;
}

function subtract(into: Float64Array, a: Float64Array, b: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i] = a[i]! - b[i]!;
}

/** Adds m(v² − v₀²)/2. */
function addKinetic(to: Float64Array, mass: number, v: Float64Array, v0: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i]! += 0.5 * mass * (v[i]! * v[i]! - v0[i]! * v0[i]!);
}

/** Writes ΔE + Q. */
function balance(
  total: Float64Array,
  initial: Float64Array,
  final: Float64Array,
  kinetic: Float64Array,
  heat: Float64Array,
): void {
  for (let i = 0; i < total.length; i++) total[i] = final[i]! - initial[i]! + kinetic[i]! + heat[i]!;
}

/** Trajectories that have escaped, or are no number, are not finite. */
function keepWithin(values: Float64Array, finite: Uint8Array): void {
  for (let i = 0; i < values.length; i++) if (!(Math.abs(values[i]!) < escaped)) finite[i] = 0;
}

function keepFinite(columns: readonly Float64Array[], finite: Uint8Array): void {
  for (const values of columns) for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) finite[i] = 0;
}

/** Σ Q_b/kT_b + ln p(x₀) − ln p(x). */
function entropyOf(
  logDensity: (x: readonly number[]) => number,
  at: readonly Float64Array[],
  from: readonly Float64Array[],
  heats: readonly Float64Array[],
  temperatures: readonly number[],
  finite: Uint8Array,
  entropy: Float64Array,
): Float64Array {
  const point = at.map(() => 0);
  const logAt = (columns: readonly Float64Array[], i: number) => {
    for (let d = 0; d < point.length; d++) point[d] = columns[d]![i]!;
    return logDensity(point);
  };
  for (let i = 0; i < entropy.length; i++) entropy[i] = finite[i] ? logAt(from, i) - logAt(at, i) : 0;
  heats.forEach((into, b) => {
    for (let i = 0; i < entropy.length; i++) entropy[i]! += into[i]! / temperatures[b]!;
  });
  return entropy;
}
