import type { Columns } from '../backends/backend.ts';
import { SpecError } from '../errors.ts';
import { middlesOf, type ProfileGrid } from '../estimate/profile/profile-grid.ts';
import type { Bias, ProfileBatch } from '../estimate/profile/profile-tally.ts';
import { gaussLegendre } from '../exact/gauss-legendre.ts';
import type { Layout } from '../kernel/layout.ts';
import type { LangevinModel } from '../model/langevin.ts';
import type { ProfileSpec } from '../model/system.ts';
import type { Ends } from './instant-reader.ts';
import { createProfileReader } from './profile-reader.ts';
import { type PotentialAt, splitPotential } from './split-potential.ts';
import { valueAt } from './value-at.ts';

/** A profile to be measured, decided. */
export interface ProfilePlan {
  readonly grid: ProfileGrid;
  readonly axis: { readonly name: string; readonly unit: string };
  /** As the canonical spec has it. */
  readonly spec: DecidedProfile;
  /** What the profile is, in words. */
  readonly of: string;
  readonly bias: Bias;
  /** The profile that is to be found, in kT, its least value being 0; NaN where it has none. */
  readonly exact: Float64Array;
  /** Why the reverse process does not help; null where it does. */
  readonly oneSided: string | null;
  /** Where each direction is read, as the backend counts it: one stop for each slice. */
  readonly stops: { readonly forward: readonly number[]; readonly reverse: readonly number[] };
  /** What trajectories did, from their state at these stops. */
  readonly read: (side: 'forward' | 'reverse', columns: readonly Columns[]) => ProfileBatch;
}

export interface DecidedProfile {
  readonly cells: number;
  readonly slices: number;
  readonly trajectories: number;
  readonly from?: number;
  readonly to?: number;
}

/** Where nothing is said. */
const usual = { cells: 128, slices: 33 };

/** Nodes of the quadrature in a cell. */
const nodes = 16;

/** Room beyond the places where trajectories are likely to be, as a share of their range. */
const margin = 0.15;

/**
 * Decides on the profile that `spec` asks for.
 *
 * @param options.points places where trajectories are likely to be
 * @param options.groups groups of steps of the process itself
 * @param options.endsOf controls when a direction has made so many of them
 * @param options.free whether works are those of free energies: the start is an equilibrium
 * @throws SpecError naming field, value and rule
 */
export function createProfilePlan(options: {
  spec: ProfileSpec;
  model: LangevinModel;
  parameters: Readonly<Record<string, number>>;
  kT: number;
  layout: Layout;
  points: readonly (readonly number[])[];
  groups: number;
  settling: number;
  endsOf: (side: 'forward' | 'reverse', done: number) => Ends;
  free: boolean;
  reverse: boolean;
  /** Trajectories of the run. */
  trajectories: number;
}): ProfilePlan {
  const { spec, model, parameters, kT, groups, settling } = options;
  const refuse = (rule: string): never => {
    throw SpecError.of('profile', JSON.stringify(spec), rule);
  };
  const [coordinate, ...others] = model.coordinates;
  if (!coordinate || others.length > 0) return refuse('needs a model of one coordinate');
  if (!options.layout.measureWork) return refuse('needs a control that does work, and work to be measured');
  if (!options.free || model.initial !== 'equilibrium') return refuse('needs a start in equilibrium');
  if (model.discrete.length > 0) return refuse('needs a model without discrete variables');
  const { cells = usual.cells } = spec;
  const trajectories = Math.min(spec.trajectories ?? options.trajectories, options.trajectories);
  const slices = spec.slices ?? Math.min(usual.slices, groups + 1);
  if (slices > groups + 1)
    throw SpecError.of('profile.slices', slices, `must be ≤ ${groups + 1}, the instants at which the run can be read`);
  const [lower, upper] = coordinate.period
    ? [0, valueAt(coordinate.period, parameters)]
    : reach(options.points.map((x) => x[0]!));
  if (coordinate.period && (spec.from !== undefined || spec.to !== undefined))
    return refuse('a periodic coordinate is covered from 0 to its period');
  const from = spec.from ?? lower;
  const to = spec.to ?? upper;
  if (!(to > from)) throw SpecError.of('profile.to', to, `must be > from = ${from}`);
  const grid = { lower: from, width: (to - from) / cells, cells, periodic: coordinate.period !== null, slices };

  const at = Array.from({ length: slices }, (_, t) => Math.round((groups * t) / (slices - 1)));
  const ends = {
    forward: at.map((done) => options.endsOf('forward', done)),
    reverse: at.map((done) => options.endsOf('reverse', groups - done)),
  };
  const { profile, bias, of } = splitPotential(model, parameters, kT, ends.forward);
  const read = createProfileReader({ model, parameters, kT, layout: options.layout, ends });
  return {
    grid,
    axis: { name: coordinate.name, unit: coordinate.unit },
    spec: { cells, slices, trajectories, ...(!coordinate.period && { from, to }) },
    of,
    bias,
    exact: cellMeans(grid, profile),
    oneSided:
      options.reverse && model.confine !== null
        ? 'the reverse process starts confined, so it does not see every path'
        : null,
    stops: {
      forward: at.map((done) => settling + done),
      reverse: at.map((done) => settling + groups - done).reverse(),
    },
    read: (side, columns) => read(side, side === 'forward' ? columns : columns.toReversed()),
  };
}

function reach(values: readonly number[]): [number, number] {
  const [a, b] = [Math.min(...values), Math.max(...values)];
  const room = margin * (b - a) || 1;
  return [a - room, b + room];
}

/** −ln of the mean of e^{−u} over each cell, less the least of them. */
function cellMeans(grid: ProfileGrid, potential: PotentialAt): Float64Array {
  const rule = gaussLegendre(nodes);
  const means = middlesOf(grid).map((middle) => {
    const places = Float64Array.from(rule.nodes, (z) => middle + 0.5 * z * grid.width);
    const values = potential(places, new Float64Array(places.length));
    const least = Math.min(...values);
    const mean = values.reduce((sum, value, i) => sum + 0.5 * rule.weights[i]! * Math.exp(least - value), 0);
    return least - Math.log(mean);
  });
  const least = means.reduce((a, b) => (b < a ? b : a), Number.POSITIVE_INFINITY);
  return means.map((mean) => (Number.isFinite(mean) ? mean - least : Number.NaN));
}
