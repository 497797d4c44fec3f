import { UnsupportedError } from '../errors.ts';
import { beyondRounding } from '../estimate/beyond-rounding.ts';
import { type Boltzmann, boltzmann } from '../exact/boltzmann.ts';
import { type Boltzmann2d, boltzmann2d } from '../exact/boltzmann-2d.ts';
import { type Gaussian, gaussian } from '../exact/gaussian.ts';
import { type SamplerTable, samplerTable, samplerTable2d } from '../exact/sampler-table.ts';
import { differentiate } from '../formula/differentiate.ts';
import { compileFormula } from '../formula/evaluate.ts';
import type { LangevinModel } from '../model/langevin.ts';
import type { Energy } from './energy.ts';
import { normalPoints, normalStart } from './normal-start.ts';
import { plainStart, type Start, type StartPlan } from './start-plan.ts';
import { valueAt } from './value-at.ts';

/** Sampler distances from equilibrium above this are worth a warning. */
const noticeable = 1e-6;

/** Controls and kT of one end of the process. */
export interface EquilibriumState {
  readonly controls: readonly number[];
  readonly kT: number;
}

/**
 * Equilibrium of U at the start and at the end of a process: exact normal law where U is harmonic, else by quadrature in one or two
 * coordinates.
 *
 * @throws SpecError when there is none @throws UnsupportedError for three and more coordinates with an anharmonic U
 */
export function equilibriumStart(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  energy: Energy,
  states: readonly EquilibriumState[],
): Start {
  if (model.harmonic && !model.confine) return gaussianStart(model, parameters, energy, states);
  const dimension = model.coordinates.length;
  if (dimension > 2)
    throw new UnsupportedError(`model: an equilibrium start in ${dimension} coordinates needs a quadratic potential`);
  return gridStart(model, parameters, energy, states);
}

/** ln p = −U/kT − ln Z. */
const logBoltzmann =
  (energy: Energy, { controls, kT }: EquilibriumState, { logZ }: { readonly logZ: number }) =>
  (x: readonly number[]): number =>
    -energy(x, controls) / kT - logZ;

/** Equilibrium of U/kT = ½xᵀHx + gᵀx + c at some controls: exact. */
export function normalLaws(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  energy: Energy,
  states: readonly EquilibriumState[],
): Gaussian[] {
  const names = model.coordinates.map((c) => c.name);
  const controls = model.controls.map((c) => c.name);
  const ids = model.parameters.map((p) => p.id);
  const constants = ids.map((id) => parameters[id]!);
  const zero = names.map(() => 0);
  return states.map((state) => {
    const at = (f: typeof model.potential) =>
      compileFormula(f, [...names, ...controls, ...ids])(...zero, ...state.controls, ...constants) / state.kT;
    const gradients = names.map((name) => differentiate(model.potential, name));
    const law = gaussian(
      gradients.map((g) => names.map((name) => at(differentiate(g, name)))),
      gradients.map(at),
      { field: 'model.potential', text: model.potential.text },
    );
    return { ...law, logZ: law.logZ - energy(zero, state.controls) / state.kT };
  });
}

function gaussianStart(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  energy: Energy,
  states: readonly EquilibriumState[],
): Start {
  const [a, b] = normalLaws(model, parameters, energy, states) as [Gaussian, Gaussian];
  return {
    ...plainStart,
    kind: 'gaussian',
    freeEnergyDifference: beyondRounding(a.logZ - b.logZ, a.logZ),
    freeEnergyError: 0,
    logEquilibrium: logBoltzmann(energy, states[0]!, a),
    samplePoints: [...normalPoints(a), ...normalPoints(b)],
    starts: { forward: normalStart(a), reverse: normalStart(b) },
  };
}

/** An equilibrium known by quadrature, with its sampler. */
interface GridLaw {
  readonly law: { readonly logZ: number; readonly error: number };
  readonly table: SamplerTable;
  /** Places where trajectories are likely to be. */
  readonly points: number[][];
}

/** Whether a position is inside what the model confines its end to; null where it does not. */
export function confinement(
  { confine, coordinates, parameters: declared }: LangevinModel,
  parameters: Readonly<Record<string, number>>,
): ((...x: number[]) => boolean) | null {
  if (!confine) return null;
  const ids = declared.map((p) => p.id);
  const evaluate = compileFormula(confine, [...coordinates.map((c) => c.name), ...ids]);
  const constants = ids.map((id) => parameters[id]!);
  return (...x) => evaluate(...x, ...constants) !== 0;
}

/** Equilibrium of any U of one or two coordinates at some controls, by quadrature. @param confined the last state is confined to where this holds */
export function gridLaws(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  energy: Energy,
  states: readonly EquilibriumState[],
  confined: ((...x: number[]) => boolean) | null,
): GridLaw[] {
  const periods = model.coordinates.map((c) => (c.period ? valueAt(c.period, parameters) : undefined));
  const lawOf = ({ controls, kT }: EquilibriumState, end: boolean): GridLaw => {
    const source = { field: 'model.potential', text: model.potential.text };
    const inside = (end && confined) || undefined;
    if (model.coordinates.length === 1) {
      const law = boltzmann((x) => energy([x], controls) / kT, { ...source, period: periods[0], inside });
      return { law, table: samplerTable(law), points: pointsOfLine(law) };
    }
    const law = boltzmann2d((x, y) => energy([x, y], controls) / kT, {
      ...source,
      periods: [periods[0], periods[1]],
      inside,
    });
    return { law, table: samplerTable2d(law), points: pointsOfPlane(law) };
  };
  const first = lawOf(states[0]!, states.length === 1);
  return states.map((state, k) => {
    if (k === 0) return first;
    const end = k === states.length - 1;
    return isSame(state, states[0]!) && !(end && confined) ? first : lawOf(state, end);
  });
}

const isSame = (a: EquilibriumState, b: EquilibriumState): boolean =>
  a.kT === b.kT && a.controls.every((value, c) => value === b.controls[c]);

/** Any U of one or two coordinates, by quadrature and a grid sampler. */
function gridStart(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  energy: Energy,
  states: readonly EquilibriumState[],
): Start {
  const inside = confinement(model, parameters);
  const [a, b] = gridLaws(model, parameters, energy, states, inside) as [GridLaw, GridLaw];
  const rounds = Math.max(a.table.rounds, b.table.rounds) + 1;
  const distance = Math.max(a.table.distance, b.table.distance);
  const start = (table: SamplerTable, { controls, kT }: EquilibriumState, confined: boolean): StartPlan => ({
    table: table.rows,
    uniforms: {
      ...Object.fromEntries(
        table.counts.flatMap((_, d): [string, number][] => [
          [`start_origin_${d}`, table.origin[d]!],
          [`start_width_${d}`, table.cellWidth[d]!],
        ]),
      ),
      ...Object.fromEntries(controls.map((value, c): [string, number] => [`start_control_${c}`, value])),
      start_rounds: rounds,
      start_beta: 1 / kT,
      start_confined: confined ? 1 : 0,
    },
  });
  return {
    ...plainStart,
    kind: 'grid',
    freeEnergyDifference: beyondRounding(a.law.logZ - b.law.logZ, a.law.logZ),
    freeEnergyError: Math.hypot(a.law.error, b.law.error),
    logEquilibrium: logBoltzmann(energy, states[0]!, a.law),
    samplePoints: [...a.points, ...b.points],
    sampler: true,
    rounds,
    distance,
    warnings:
      distance > noticeable
        ? [
            `the start lies within ${distance.toExponential(0)} of equilibrium in total variation after ${rounds} rounds`,
          ]
        : [],
    starts: {
      forward: start(a.table, states[0]!, false),
      reverse: start(b.table, states[1]!, inside !== null),
    },
  };
}

/** Height above the minimum, in kT, up to which places count as likely. */
const likely = 6;

const grid = (a: number, b: number, n: number) => Array.from({ length: n + 1 }, (_, i) => a + ((b - a) * i) / n);

function pointsOfLine(law: Boltzmann): number[][] {
  return law.support(likely).flatMap(([a, b]) => grid(a, b, 32).map((x) => [x]));
}

function pointsOfPlane(law: Boltzmann2d): number[][] {
  const [[a, b], [c, d]] = law.support(likely);
  return grid(a, b, 16)
    .flatMap((x) => grid(c, d, 16).map((y) => [x, y]))
    .filter(([x, y]) => law.reduced(x!, y!) < law.minimum.u + likely);
}
