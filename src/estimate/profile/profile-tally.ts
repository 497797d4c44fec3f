import { exponentials } from '../../tally/exponentials.ts';
import { cellsOf, middlesOf, type ProfileGrid } from './profile-grid.ts';
import type { WeightSums } from './weight-sums.ts';
import { createWeightTally, type WeightTallyState } from './weight-tally.ts';

/** Groups for the jackknife. */
const mostGroups = 32;

/** Trajectories that follow one another in a group at most. */
const longestRun = 256;

/** Writes V(x, t)/kT, which is what the controls add to the profile, for places x at a slice; slices counted along the forward process. */
export type Bias = (slice: number, places: Float64Array, into: Float64Array) => Float64Array;

/** What a batch of trajectories of one direction did. */
export interface ProfileBatch {
  readonly count: number;
  /** Work of the whole process in kT. NaN for a trajectory that is not finite: it is left out. */
  readonly total: Float64Array;
  /** Positions at a slice, slices counted along the forward process, and the work in kT done so far, in the direction of the trajectories; valid until the next call. */
  readonly at: (slice: number) => { readonly positions: Float64Array; readonly works: Float64Array };
}

/** A group of the trajectories of one direction. */
export interface ProfileGroup {
  readonly count: number;
  /** Weights e^{−w} of forward trajectories by themselves; null in reverse. */
  readonly alone: WeightSums | null;
  /** Weights of this direction beside the other one; null where there is no other. */
  readonly paired: WeightSums | null;
  /** Σ (1 − α) over forward trajectories, Σ α over reverse ones. */
  readonly exchange: number;
}

export interface ProfileTallyOptions {
  readonly grid: ProfileGrid;
  readonly bias: Bias;
  readonly side: 'forward' | 'reverse';
  /** Trajectories to come: sets how they are dealt out to groups. */
  readonly trajectories: number;
  /**
   * c in α = 1/(1 + e^{c − W}), the share of a path of work W (−W_R in reverse) that is left to the forward process: any number is right,
   * ΔF − ln(N_F/N_R) is best (Bennett). Null without the other direction.
   */
  readonly centre: number | null;
  /** Where an earlier tally with the same options stopped, to go on from. */
  readonly from?: ProfileTallyState | null;
}

/** What a tally is resumed from. */
export interface ProfileTallyState {
  readonly seen: number;
  readonly counts: readonly number[];
  readonly exchange: Float64Array;
  readonly weights: WeightTallyState;
}

/** Adds up what profiles are estimated from, as trajectories come in, in index order; memory does not grow with their number. */
export interface ProfileTally {
  add(batch: ProfileBatch): void;
  /** They go on changing while trajectories come in. */
  groups(): ProfileGroup[];
  /** All that the tally knows, as plain data of its own. */
  save(): ProfileTallyState;
}

/**
 * A forward trajectory weighs e^{−w_t} at slice t by itself (Hummer and Szabo) and α(W) e^{−w_t} beside the reverse ones; a reverse one, whose
 * forward counterpart has done w_t = w_R − W_R, weighs α(−W_R) e^{−w_t} (Minh and Adib). In its cell each weight is multiplied by
 * e^{V(x, t) − V(x_c, t)}, x_c being the middle of the cell: carried there, it has the bias of the middle, so that wide cells, across which
 * the bias changes, make no error.
 */
export function createProfileTally(options: ProfileTallyOptions): ProfileTally {
  const { grid, bias, side, centre, from = null } = options;
  const { slices, cells } = grid;
  const middles = middlesOf(grid);
  const biases = Array.from({ length: slices }, (_, t) => bias(t, middles, new Float64Array(cells)));
  const run = Math.max(1, Math.min(longestRun, Math.floor(options.trajectories / mostGroups)));
  const forward = side === 'forward';
  const weights = createWeightTally(mostGroups, slices, cells, forward && centre !== null, from?.weights);
  const counts = from ? [...from.counts] : new Array<number>(mostGroups).fill(0);
  const exchange = from?.exchange.slice() ?? new Float64Array(mostGroups);
  let seen = from?.seen ?? 0;

  const groupOf = (trajectory: number) => Math.floor(trajectory / run) % mostGroups;

  /** Adds up what only concerns whole paths; ln α of each. */
  function begin({ count, total }: ProfileBatch): Float64Array {
    const shares = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      const group = groupOf(seen + i);
      const work = total[i]!;
      if (Number.isNaN(work)) continue;
      counts[group]!++;
      if (centre === null) continue;
      const above = forward ? centre - work : centre + work;
      shares[i] = logShare(above);
      exchange[group]! += Math.exp(forward ? logShare(-above) : shares[i]!);
    }
    return shares;
  }

  return {
    add(batch) {
      const { count, total } = batch;
      const logs = begin(batch);
      const exponents = new Float64Array(count);
      const pulls = new Float64Array(count);
      const factors = new Float64Array(count);
      const places = new Int32Array(count);
      const shares = forward && centre !== null ? logs.map(Math.exp) : null;
      for (let t = 0; t < slices; t++) {
        const { positions, works } = batch.at(t);
        const atMiddles = biases[t]!;
        bias(t, positions, pulls);
        cellsOf(grid, positions, places);
        for (let i = 0; i < count; i++) {
          const whole = total[i]!;
          exponents[i] = Number.NEGATIVE_INFINITY;
          if (Number.isNaN(whole)) continue;
          const place = places[i]!;
          if (place >= 0) pulls[i]! -= atMiddles[place]!;
          exponents[i] = forward ? -works[i]! : whole - works[i]! + logs[i]!;
        }
        exponentials(pulls, 0, count, 1, 0, factors);
        for (let from = 0; from < count; ) {
          const to = Math.min(count, from + run - ((seen + from) % run));
          weights.add(t, groupOf(seen + from), { exponents, cells: places, factors, shares }, from, to);
          from = to;
        }
      }
      seen += count;
    },
    groups: () =>
      counts
        .map((count, g): ProfileGroup => {
          const own = weights.sums(g, count);
          const paired = centre === null ? null : forward ? weights.sums(g, count, true) : own;
          return { count, alone: forward ? own : null, paired, exchange: exchange[g]! };
        })
        .filter(({ count }) => count > 0),
    save: () => ({ seen, counts: [...counts], exchange: exchange.slice(), weights: weights.save() }),
  };
}

/** ln[1/(1 + e^a)]. */
const logShare = (a: number): number => (a > 0 ? -a - Math.log1p(Math.exp(-a)) : -Math.log1p(Math.exp(a)));
