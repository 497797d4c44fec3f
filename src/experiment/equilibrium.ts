import { SpecError, UnsupportedError } from '../errors.ts';
import { type Boltzmann, boltzmann } from '../exact/boltzmann.ts';
import { type Boltzmann2d, boltzmann2d } from '../exact/boltzmann-2d.ts';
import { type Gaussian, gaussian } from '../exact/gaussian.ts';
import { type StationaryGaussian, stationaryGaussian } from '../exact/linear/lyapunov.ts';
import { type SamplerTable, samplerTable, samplerTable2d } from '../exact/sampler-table.ts';
import { degreeIn } from '../formula/degree.ts';
import { differentiate } from '../formula/differentiate.ts';
import { compileFormula } from '../formula/evaluate.ts';
import type { Formula } from '../formula/formula.ts';
import type { StartKind } from '../kernel/start.ts';
import type { LangevinModel } from '../model/langevin.ts';
import type { Energy } from './energy.ts';

/** Numbers that one process needs to start: values of the start's uniforms, and the sampler's table. */
export interface StartPlan {
  readonly uniforms: Readonly<Record<string, number>>;
  readonly table: Float64Array;
}

/** What equilibrium says about a run: how trajectories start, and the exact free energy. */
export interface Equilibrium {
  readonly kind: StartKind;
  /** ΔF/kT from the state at λ(0) to that at λ(τ), the latter confined where the model says so; NaN without equilibrium. */
  readonly freeEnergyDifference: number;
  /** Estimated error of the quadrature. */
  readonly freeEnergyError: number;
  /** Places where trajectories are likely to be. */
  readonly samplePoints: readonly (readonly number[])[];
  /** Whether starts are drawn by Metropolis, and with how many updates. */
  readonly sampler: boolean;
  readonly rounds: number;
  /** How far, in total variation, these updates leave the start from equilibrium at most. */
  readonly distance: number;
  readonly warnings: readonly string[];
  readonly starts: { readonly forward: StartPlan; readonly reverse: StartPlan };
}

const none: StartPlan = { uniforms: {}, table: new Float64Array(0) };

/** Sampler distances from equilibrium above this are worth a warning. */
const noticeable = 1e-6;

/**
 * Equilibrium at the controls `from` and `to`: exact normal law where U is harmonic, else by quadrature in one or two coordinates.
 * @throws SpecError when there is none @throws UnsupportedError for three and more coordinates with an anharmonic U
 */
export function equilibrium(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  energy: Energy,
  from: readonly number[],
  to: readonly number[],
): Equilibrium {
  if (model.initial === 'stationary') return stationaryStart(model, parameters, from, to);
  if (model.initial !== 'equilibrium') return pointStart(model, parameters, model.initial);
  if (!model.temperature)
    throw SpecError.of(
      'model.initial',
      'equilibrium',
      'several temperatures have no equilibrium: give a point to start from',
    );
  if (model.forces.some((f) => f !== null))
    throw SpecError.of(
      'model.initial',
      'equilibrium',
      'a model with `force` has no equilibrium: give a point to start from',
    );
  const kT = valueAt(model.temperature, parameters);
  if (!(kT > 0)) throw SpecError.of('temperature', kT, 'must be > 0');
  const states = [from, to].map((controls) => ({ controls, kT }));
  if (model.harmonic && !model.confine) return gaussianStart(model, parameters, energy, states);
  const dimension = model.coordinates.length;
  if (dimension > 2)
    throw new UnsupportedError(`model: an equilibrium start in ${dimension} coordinates needs a quadratic potential`);
  return gridStart(model, parameters, energy, states);
}

interface State {
  readonly controls: readonly number[];
  readonly kT: number;
}

function valueAt(
  formula: NonNullable<LangevinModel['temperature']>,
  parameters: Readonly<Record<string, number>>,
): number {
  const names = [...formula.names];
  return compileFormula(formula, names)(...names.map((n) => parameters[n]!));
}

function pointStart(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  point: Exclude<LangevinModel['initial'], string>,
): Equilibrium {
  const at = point.map((f) => valueAt(f, parameters));
  const start = { ...none, uniforms: Object.fromEntries(at.map((x, d) => [`start_x_${d}`, x])) };
  return {
    kind: 'point',
    freeEnergyDifference: Number.NaN,
    freeEnergyError: Number.NaN,
    samplePoints: [at],
    sampler: false,
    rounds: 1,
    distance: 0,
    warnings: model.confine ? ['the start is a point: the confinement only counts at the end'] : [],
    starts: { forward: start, reverse: start },
  };
}

/** U/kT = ½xᵀHx + gᵀx + c: exact. */
function gaussianStart(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  energy: Energy,
  states: readonly State[],
): Equilibrium {
  const names = model.coordinates.map((c) => c.name);
  const controls = model.controls.map((c) => c.name);
  const ids = model.parameters.map((p) => p.id);
  const constants = ids.map((id) => parameters[id]!);
  const zero = names.map(() => 0);
  const laws = states.map((state) => {
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
  const [a, b] = laws as [Gaussian, Gaussian];
  return {
    kind: 'gaussian',
    freeEnergyDifference: a.logZ - b.logZ,
    freeEnergyError: 0,
    samplePoints: [a.mean, b.mean],
    sampler: false,
    rounds: 1,
    distance: 0,
    warnings: [],
    starts: { forward: normalStart(a), reverse: normalStart(b) },
  };
}

/** Uniforms of a start drawn as mean + L z. */
function normalStart({ mean, choleskyFactor }: Pick<Gaussian, 'mean' | 'choleskyFactor'>): StartPlan {
  return {
    ...none,
    uniforms: Object.fromEntries(
      mean.flatMap((m, d): [string, number][] => [
        [`start_mean_${d}`, m],
        ...Array.from({ length: d + 1 }, (_, e): [string, number] => [
          `start_factor_${d}_${e}`,
          choleskyFactor[d]![e]!,
        ]),
      ]),
    ),
  };
}

/** Stationary normal law of a linear overdamped model at fixed controls, whatever the forces and temperatures. @throws SpecError */
function stationaryStart(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  from: readonly number[],
  to: readonly number[],
): Equilibrium {
  const names = model.coordinates.map((c) => c.name);
  const linear = model.harmonic && model.forces.every((f) => f === null || degreeIn(f, names) <= 1);
  if (!linear || model.dynamics === 'underdamped')
    throw SpecError.of(
      'model.initial',
      'stationary',
      'is known for linear overdamped models only: give a point to start from',
    );
  const ids = model.parameters.map((p) => p.id);
  const constants = ids.map((id) => parameters[id]!);
  const zero = names.map(() => 0);
  const laws = [from, to].map((controls) => {
    const at = (f: Formula) =>
      compileFormula(f, [...names, ...model.controls.map((c) => c.name), ...ids])(...zero, ...controls, ...constants);
    const mobility = model.coordinates.map((c) => valueAt(c.mobility!, parameters));
    const gradients = names.map((name) => differentiate(model.potential, name));
    const slope = (f: Formula | null, name: string) => (f ? at(differentiate(f, name)) : 0);
    const A = gradients.map((g, i) =>
      names.map((name) => mobility[i]! * (at(differentiate(g, name)) - slope(model.forces[i]!, name))),
    );
    const b = gradients.map((g, i) => mobility[i]! * ((model.forces[i] ? at(model.forces[i]!) : 0) - at(g)));
    const D = names.map((_, i) =>
      names.map((__, j) => (i === j ? mobility[i]! * valueAt(model.coordinates[i]!.temperature, parameters) : 0)),
    );
    return stationaryGaussian(A, b, D);
  });
  const [a, b] = laws as [StationaryGaussian, StationaryGaussian];
  return {
    kind: 'gaussian',
    freeEnergyDifference: Number.NaN,
    freeEnergyError: Number.NaN,
    samplePoints: [a.mean, b.mean],
    sampler: false,
    rounds: 1,
    distance: 0,
    warnings: [],
    starts: { forward: normalStart(a), reverse: normalStart(b) },
  };
}

/** Any U of one or two coordinates, by quadrature and a grid sampler. */
function gridStart(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  energy: Energy,
  states: readonly State[],
): Equilibrium {
  const ids = model.parameters.map((p) => p.id);
  const constants = ids.map((id) => parameters[id]!);
  const confine = model.confine
    ? compileFormula(model.confine, [...model.coordinates.map((c) => c.name), ...ids])
    : null;
  const periods = model.coordinates.map((c) => (c.period ? valueAt(c.period, parameters) : undefined));
  const solved = states.map(({ controls, kT }, end) => {
    const source = { field: 'model.potential', text: model.potential.text };
    const inside = end === 1 && confine ? (...x: number[]) => confine(...x, ...constants) !== 0 : undefined;
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
  });
  const [a, b] = solved as [(typeof solved)[0], (typeof solved)[0]];
  const rounds = Math.max(a.table.rounds, b.table.rounds) + 1;
  const distance = Math.max(a.table.distance, b.table.distance);
  const start = (table: SamplerTable, { controls, kT }: State, confined: boolean): StartPlan => ({
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
    kind: 'grid',
    freeEnergyDifference: a.law.logZ - b.law.logZ,
    freeEnergyError: Math.hypot(a.law.error, b.law.error),
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
      reverse: start(b.table, states[1]!, confine !== null),
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
