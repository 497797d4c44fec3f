import type { NetworkModel } from '../model/jump.ts';
import { stateFunctions } from '../model/state-functions.ts';
import type { FollowedSegment } from './cut-run.ts';
import { jumpWeights, waysOut } from './network-table.ts';
import { type Parabola, parabolaMaximum, rowHead, segmentRows } from './segment-table.ts';

/**
 * Where the numbers of a driven network stand: the start's cumulative weights, each state's ways out (target, then
 * `jumpWeights`), then the rows of the segments. In a row each state has its ceiling, for each way the parabola of its rate and, where entropy is
 * summed, that of its reverse, and the parabolas of its energy and of what else is summed of it.
 */
export interface DrivenNetworkRows {
  readonly degree: number;
  /** First number of the ways, numbers of each. */
  readonly ways: number;
  readonly wayWidth: number;
  /** Numbers of each way in a row; of each state; of the row, its head included. */
  readonly slot: number;
  /** First number of the parabolas of functions of the state. */
  readonly functions: number;
  readonly stateWidth: number;
  readonly width: number;
  /** First number of the first row. */
  readonly segments: number;
}

export function drivenNetworkRows(model: NetworkModel): DrivenNetworkRows {
  const states = model.states.length;
  const degree = Math.max(...model.states.map((_, s) => waysOut(model, s).length));
  const slot = model.irreversible === null ? 6 : 3;
  const wayWidth = 1 + jumpWeights(model).length;
  const functions = 1 + degree * slot;
  const stateWidth = functions + 3 * stateFunctions(model).length;
  return {
    ...{ degree, ways: states, wayWidth, slot, functions, stateWidth },
    width: rowHead + states * stateWidth,
    segments: states + states * degree * wayWidth,
  };
}

const still: Parabola = [0, 0, 0];

/** Above every sum of rates, rounding included: a rate is cut off where its parabola is negative. */
const ceilingOf = (rates: readonly Parabola[]): number => {
  const sum = rates.reduce(([a0, a1, a2], [c0, c1, c2]) => [a0 + c0, a1 + c1, a2 + c2], still);
  const cut = rates.reduce((total, [c0, c1, c2]) => total + Math.max(0, parabolaMaximum([-c0, -c1, -c2])), 0);
  return (parabolaMaximum(sum) + cut) * 1.00001;
};

/**
 * The table of a driven network.
 *
 * @param start weight of each state
 * @param segments with the parabolas of the rates of all channels, then of each function of the state for all states
 */
export function drivenNetworkTable(
  model: NetworkModel,
  start: readonly number[],
  segments: readonly FollowedSegment[],
  duration: number,
): Float64Array {
  const { degree } = drivenNetworkRows(model);
  const weight = start.reduce((a, b) => a + b, 0);
  let below = 0;
  const cumulative = start.map((w, s) => {
    below += w / weight;
    return s === start.length - 1 ? 1 : below;
  });
  const ways = model.states.map((_, s) => waysOut(model, s));
  const padded = ways.map((out) => Array.from({ length: degree }, (_, k) => out[k]));
  const weights = jumpWeights(model);
  const targets = padded.flatMap((out, s) =>
    out.flatMap((way) => [way ? way.change.indexOf(1) : s, ...weights.map((weight) => (way ? weight[way.i]! : 0))]),
  );
  const rows = segmentRows(segments, duration, ({ parabolas }) =>
    padded.flatMap((out, s) => [
      ceilingOf(ways[s]!.map(({ i }) => parabolas[i]!)),
      ...out.flatMap((way) => [
        ...(way ? parabolas[way.i]! : still),
        ...(model.irreversible === null ? (way ? parabolas[way.reverse!]! : still) : []),
      ]),
      ...stateFunctions(model).flatMap((_, f) => parabolas[model.channels.length + f * model.states.length + s]!),
    ]),
  );
  return Float64Array.from([...cumulative, ...targets, ...rows]);
}
