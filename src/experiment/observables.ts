import type { Columns } from '../backends/backend.ts';
import { compileFormula } from '../formula/evaluate.ts';
import { parseFormula } from '../formula/formula.ts';
import type { Layout } from '../kernel/layout.ts';
import type { LangevinModel } from '../model/langevin.ts';
import type { Energy } from './energy.ts';

/** Beyond this a coordinate counts as escaped: single precision is about to overflow. */
const escaped = 1e30;

/** What one batch of finished trajectories yields, in double precision. */
export interface Extracted {
  /** Total work in kT, null when no work is measured; +∞ where the end misses the confinement, NaN where a trajectory is not finite. */
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
  /** Observables in the order of `Extracted.columns`: work, totalWork, shadowWork, heat where measured, currents per unit time, then the system's own. */
  readonly names: readonly string[];
  /** Turns state columns at the end of a process into works and observables. */
  readonly extract: (columns: Columns, ends: Ends, confined: boolean) => Extracted;
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
 * energies, in double precision: ΔE = E(end) − E(start) with E = U (+ mv²/2), total work W = ΔE + Q, shadow work W − w.
 */
export function createExtraction(options: {
  model: LangevinModel;
  layout: Layout;
  parameters: Readonly<Record<string, number>>;
  energy: Energy;
  kT: number;
  duration: number;
  observables: Readonly<Record<string, string>>;
}): Extraction {
  const { model, layout, parameters, energy, kT, duration } = options;
  const { measureWork } = layout;
  const own = [...measuredNames(layout, model), ...model.currents.map((c) => c.id)];
  const variables = [...coordinateNames(model), ...own];
  const parameterNames = model.parameters.map((p) => p.id);
  const constants = parameterNames.map((id) => parameters[id]!);
  const compile = (text: string, field: string) => {
    const formula = parseFormula(text, { field, names: [...variables, ...parameterNames] });
    return { evaluate: compileFormula(formula, [...variables, ...parameterNames]), names: formula.names };
  };
  const formulas = Object.entries(options.observables).map(([id, text]) => compile(text, `observables.${id}`));
  const inside = model.confine ? compile(model.confine.text, 'model.confine').evaluate : null;
  const masses = model.coordinates.map((c) => (c.mass ? compileFormula(c.mass, parameterNames)(...constants) : 0));
  const periods = model.coordinates.map((c) => (c.period ? compileFormula(c.period, parameterNames)(...constants) : 0));
  const column = (name: string) => layout.columns.indexOf(name);
  const x = model.coordinates.map((_, d) => column(`x${d}`));
  const low = model.coordinates.map((_, d) => column(`x${d}_lo`));
  const v = model.coordinates.map((_, d) => column(`v${d}`));
  const turns = model.coordinates.map((_, d) => column(`turns${d}`));
  const x0 = model.coordinates.map((_, d) => column(`start_x${d}`));
  const v0 = model.coordinates.map((_, d) => column(`start_v${d}`));
  const sums = layout.sums.map((s) => [column(s), column(`${s}_lo`)] as const);
  const acceptedColumn = column('accepted');
  const baths = measureWork ? layout.temperatures.length : 0;
  const names = [...own, ...Object.keys(options.observables)];

  return {
    names,
    extract({ data, stride, count }, ends, confined) {
      const work = measureWork ? new Float64Array(count) : null;
      const out = names.map(() => new Float64Array(count));
      const values = new Array<number>(variables.length + constants.length).fill(0);
      for (let c = 0; c < constants.length; c++) values[variables.length + c] = constants[c]!;
      const at = new Array<number>(x.length).fill(0);
      const from = new Array<number>(x.length).fill(0);
      let nonFinite = 0;
      let accepted = 0;
      const first = names.length - formulas.length;
      for (let i = 0; i < count; i++) {
        let finite = true;
        let kinetic = 0;
        let slot = 0;
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
        if (acceptedColumn >= 0) accepted += data[acceptedColumn * stride + i]!;
        const sum = (k: number) => data[sums[k]![0] * stride + i]! + data[sums[k]![1] * stride + i]!;
        const firstOwn = slot;
        if (work) {
          const final = energy(at, ends.end);
          const protocol = sum(0) + final - energy(at, ends.last);
          let heat = 0;
          for (let b = 0; b < baths; b++) heat += sum(1 + b);
          const total = final - energy(from, ends.start) + kinetic + heat;
          if (!Number.isFinite(protocol) || !Number.isFinite(total)) finite = false;
          values[slot++] = protocol;
          values[slot++] = total;
          values[slot++] = total - protocol;
          values[slot++] = heat;
          if (baths > 1) for (let b = 0; b < baths; b++) values[slot++] = sum(1 + b);
          const missed = confined && inside !== null && inside(...values) === 0;
          work[i] = finite ? (missed ? Number.POSITIVE_INFINITY : total / kT) : Number.NaN;
        }
        for (let k = work ? 1 + baths : 0; k < sums.length; k++) values[slot++] = sum(k) / duration;
        for (let k = 0; k < own.length; k++) out[k]![i] = finite ? values[firstOwn + k]! : Number.NaN;
        if (!finite) nonFinite++;
        for (let f = 0; f < formulas.length; f++)
          out[first + f]![i] = finite ? formulas[f]!.evaluate(...values) : Number.NaN;
      }
      return { work, columns: out, nonFinite, accepted, jumps: 0, capped: 0 };
    },
  };
}
