import type { Columns } from '../backends/backend.ts';
import { compileFormula } from '../formula/evaluate.ts';
import { parseFormula } from '../formula/formula.ts';
import type { Layout } from '../kernel/layout.ts';
import type { LangevinModel } from '../model/langevin.ts';
import { createEnergy, type Energy } from './energy.ts';
import { createHybridColumns } from './hybrid-columns.ts';
import { valueAt } from './parameters.ts';

/** Beyond this a coordinate counts as escaped: single precision is about to overflow. */
export const escaped = 1e30;

/** What one batch of finished trajectories yields, in double precision. */
export interface Extracted {
  /** Total work in kT (protocol work where the path has no heat), null when no work is measured; +∞ where the end misses the confinement, NaN where a trajectory is not finite. */
  readonly work: Float64Array | null;
  /** One array for each of `Extraction.names`; NaN where a trajectory is not finite. */
  readonly columns: Float64Array[];
  readonly nonFinite: number;
  /** Accepted proposals of the start sampler, summed over the batch. */
  readonly accepted: number;
  /** Events of jump processes, summed over the batch. */
  readonly jumps: number;
  /** Trajectories that met the cap on jumps. */
  readonly capped: number;
}

export interface Extraction {
  /** Observables in the order of `Extracted.columns`: work, totalWork, shadowWork, heat where measured, currents per unit time, integrals, discrete variables, counted events per unit time, first passages, then the system's own. */
  readonly names: readonly string[];
  /** Those that cannot be given without path heat. */
  readonly needHeat: readonly string[];
  /**
   * Turns the state at each snapshot and at the end of a process into works and observables.
   *
   * @param columns one for each snapshot, in their order, then the end
   * @param ends controls at each of these instants
   * @param elapsed time of the last of them since the start, by default the duration
   */
  readonly extract: (
    columns: readonly Columns[],
    ends: readonly Ends[],
    confined: boolean,
    elapsed?: number,
  ) => Extracted;
}

/** An instant of the run whose state observables may use beside that at the end: `x_early` is x at the snapshot `early`. */
export interface Snapshot {
  readonly name: string;
  /** Time since the start, a whole number of groups of steps. */
  readonly time: number;
}

/** Control values of a process at its start, in its last step, and at its end. */
export interface Ends {
  readonly start: readonly number[];
  readonly last: readonly number[];
  readonly end: readonly number[];
}

/** What is known of the work: energies in the model's unit; heat into each bath beside the total where there are several. */
function measuredNames(layout: Layout, model: LangevinModel): string[] {
  if (!layout.measureWork) return [];
  const baths = layout.temperatures.map((_, b) => `heat_${model.coordinates[layout.bath.indexOf(b)]!.name}`);
  return ['work', 'totalWork', 'shadowWork', 'heat', ...(baths.length > 1 ? baths : [])];
}

/** Names of the coordinates and velocities that observables may use: at the end, and at the start with a 0 behind. */
function coordinateNames(model: LangevinModel): string[] {
  return model.coordinates.flatMap((c) =>
    model.dynamics === 'underdamped' ? [c.name, `${c.name}0`, `v${c.name}`, `v${c.name}0`] : [c.name, `${c.name}0`],
  );
}

/**
 * Prepares the extraction for given parameter values.
 *
 * The kernel sums w over changes of control up to the last step and the path heat Q; the host adds the closing change and the
 * energies, in double precision: ΔE = E(end) − E(start) with E = U (+ mv²/2), total work W = ΔE + Q, shadow work W − w. Where the
 * stationary density p is known and stays, `entropy` is Σ Q_b/kT_b + ln p(x₀) − ln p(x): the total entropy production of a stationary start.
 * Whatever needs the heat is NaN where the path has none. Energies are those of the position itself; observables see coordinates
 * where the integrator shows them (`Integrator.shifts`).
 */
export function createExtraction(options: {
  model: LangevinModel;
  layout: Layout;
  parameters: Readonly<Record<string, number>>;
  energy: Energy;
  kT: number;
  duration: number;
  snapshots: readonly Snapshot[];
  /** ln of the stationary density, where trajectories start from it and nothing drives them out of it. */
  logDensity: ((x: readonly number[]) => number) | null;
  observables: Readonly<Record<string, string>>;
}): Extraction {
  const { model, layout, parameters, energy, kT, snapshots } = options;
  const { measureWork, measureHeat } = layout;
  const logDensity = measureWork ? options.logDensity : null;
  const measured = measuredNames(layout, model);
  const hybrid = createHybridColumns(model, layout);
  const changes = model.controls.length > 0 ? model.changes : [];
  const changing = changes.map((c) => createEnergy(model, parameters, c.of));
  const own = [
    ...measured,
    ...(logDensity ? ['entropy'] : []),
    ...model.currents.map((c) => c.id),
    ...model.integrals.map((i) => i.id),
    ...changes.map((c) => c.id),
    ...hybrid.names,
  ];
  const present = [...coordinateNames(model), ...hybrid.startNames, ...own];
  const variables = [...snapshots.flatMap(({ name }) => present.map((v) => `${v}_${name}`)), ...present];
  const times = snapshots.map((s) => s.time);
  const parameterNames = model.parameters.map((p) => p.id);
  const constants = parameterNames.map((id) => parameters[id]!);
  const compile = (text: string, field: string) => {
    const formula = parseFormula(text, { field, names: [...variables, ...parameterNames] });
    return { evaluate: compileFormula(formula, [...variables, ...parameterNames]), names: formula.names };
  };
  const formulas = Object.entries(options.observables).map(([id, text]) => compile(text, `observables.${id}`));
  const inside = model.confine ? compile(model.confine.text, 'model.confine').evaluate : null;
  const masses = model.coordinates.map((c) => (c.mass ? valueAt(c.mass, parameters) : 0));
  const periods = model.coordinates.map((c) => (c.period ? valueAt(c.period, parameters) : 0));
  const column = (name: string) => layout.columns.indexOf(name);
  const x = model.coordinates.map((_, d) => column(`x${d}`));
  const low = model.coordinates.map((_, d) => column(`x${d}_lo`));
  const v = model.coordinates.map((_, d) => column(`v${d}`));
  const turns = model.coordinates.map((_, d) => column(`turns${d}`));
  const x0 = model.coordinates.map((_, d) => column(`start_x${d}`));
  const v0 = model.coordinates.map((_, d) => column(`start_v${d}`));
  const sums = layout.sums.map((s) => [column(s), column(`${s}_lo`)] as const);
  const acceptedColumn = column('accepted');
  const baths = layout.temperatures.length;
  const bathTemperatures = measureHeat
    ? model.coordinates.flatMap((c, d) =>
        layout.bath.indexOf(layout.bath[d]!) === d ? [valueAt(c.temperature, parameters)] : [],
      )
    : [];
  const firstCurrent = (measureWork ? 1 : 0) + (measureHeat ? baths : 0);
  const shifts = model.coordinates.map((_, d) => column(`shift_x${d}`));
  const shifted = shifts.some((c) => c >= 0);
  const names = [...own, ...Object.keys(options.observables)];
  const first = names.length - formulas.length;
  const at = x.map(() => 0);
  const from = x.map(() => 0);

  /** Fills `values` from `slot` with what is known of trajectory i at one instant; false where it is not finite. */
  function read(state: Columns, i: number, ends: Ends, time: number, values: number[], slot: number) {
    const { data, stride } = state;
    const states = hybrid.states(state, i);
    let finite = true;
    let kinetic = 0;
    for (let d = 0; d < x.length; d++) {
      const position = data[x[d]! * stride + i]! + data[low[d]! * stride + i]!;
      const start = data[x0[d]! * stride + i]!;
      at[d] = turns[d]! < 0 ? position : position + periods[d]! * data[turns[d]! * stride + i]!;
      from[d] = start;
      if (!(Math.abs(position) < escaped)) finite = false;
      values[slot++] = at[d]!;
      values[slot++] = start;
      if (layout.underdamped) {
        const speed = data[v[d]! * stride + i]!;
        const startSpeed = data[v0[d]! * stride + i]!;
        kinetic += 0.5 * masses[d]! * (speed * speed - startSpeed * startSpeed);
        values[slot++] = speed;
        values[slot++] = startSpeed;
        if (!(Math.abs(speed) < escaped)) finite = false;
      }
    }
    for (const n of states.start) values[slot++] = n;
    const sum = (k: number) => data[sums[k]![0] * stride + i]! + data[sums[k]![1] * stride + i]!;
    if (measureWork) {
      const final = energy(at, ends.end, states.now);
      const protocol = sum(0) + final - energy(at, ends.last, states.now);
      const heatInto = (b: number) => (measureHeat ? sum(1 + b) : Number.NaN);
      let heat = 0;
      for (let b = 0; b < baths; b++) heat += heatInto(b);
      const total = final - energy(from, ends.start, states.start) + kinetic + heat;
      if (!Number.isFinite(protocol) || (measureHeat && !Number.isFinite(total))) finite = false;
      values[slot++] = protocol;
      values[slot++] = total;
      values[slot++] = total - protocol;
      values[slot++] = heat;
      if (baths > 1) for (let b = 0; b < baths; b++) values[slot++] = heatInto(b);
      if (logDensity) {
        let entropy = finite ? logDensity(from) - logDensity(at) : 0;
        for (let b = 0; b < baths; b++) entropy += heatInto(b) / bathTemperatures[b]!;
        values[slot++] = entropy;
      }
    }
    let k = firstCurrent;
    for (let c = 0; c < model.currents.length; c++, k++) values[slot++] = time > 0 ? sum(k) / time : 0;
    for (let n = 0; n < model.integrals.length; n++) values[slot++] = sum(k++);
    for (const of of changing) values[slot++] = sum(k++) + of(at, ends.end, states.now) - of(at, ends.last, states.now);
    hybrid.read(state, i, time, values, slot);
    return finite;
  }

  /** Moves the coordinates of trajectory i at one instant from their positions to where they are seen; overdamped motion. */
  function addShifts({ data, stride }: Columns, i: number, values: number[], slot: number) {
    for (let d = 0; d < x.length; d++) values[slot + 2 * d]! += data[shifts[d]! * stride + i]!;
  }

  const heatNames = new Set([...measured.filter((name) => name !== 'work'), ...(logDensity ? ['entropy'] : [])]);
  const needHeat = (formula: (typeof formulas)[number]) =>
    variables.some((v, k) => formula.names.has(v) && heatNames.has(present[k % present.length]!));

  return {
    names,
    needHeat: names.filter((name, k) => (k < first ? heatNames.has(name) : needHeat(formulas[k - first]!))),
    extract(columns, ends, confined, elapsed = options.duration) {
      const { count, data, stride } = columns.at(-1)!;
      const work = measureWork ? new Float64Array(count) : null;
      const out = names.map(() => new Float64Array(count));
      const values = new Array<number>(variables.length + constants.length).fill(0);
      for (let c = 0; c < constants.length; c++) values[variables.length + c] = constants[c]!;
      const end = snapshots.length * present.length;
      const ownSlot = end + present.length - own.length;
      const workSlot = measureHeat ? ownSlot + 1 : ownSlot;
      let nonFinite = 0;
      let accepted = 0;
      for (let i = 0; i < count; i++) {
        hybrid.check(columns.at(-1)!, i);
        let finite = true;
        for (let k = 0; k < columns.length; k++)
          finite = read(columns[k]!, i, ends[k]!, times[k] ?? elapsed, values, k * present.length) && finite;
        if (acceptedColumn >= 0) accepted += data[acceptedColumn * stride + i]!;
        if (work) {
          const missed = confined && inside !== null && inside(...values) === 0;
          work[i] = finite ? (missed ? Number.POSITIVE_INFINITY : values[workSlot]! / kT) : Number.NaN;
        }
        for (let k = 0; shifted && k < columns.length; k++) addShifts(columns[k]!, i, values, k * present.length);
        for (let k = 0; k < own.length; k++) out[k]![i] = finite ? values[ownSlot + k]! : Number.NaN;
        if (!finite) nonFinite++;
        for (let f = 0; f < formulas.length; f++)
          out[first + f]![i] = finite ? formulas[f]!.evaluate(...values) : Number.NaN;
      }
      return { work, columns: out, nonFinite, accepted, jumps: 0, capped: 0 };
    },
  };
}
