import type { NetworkModel } from '../model/jump.ts';

/** Where a network's numbers stand in its table: the start's cumulative weights, then a row for each state. */
export interface NetworkRows {
  /** First number of the first row. */
  readonly begin: number;
  /** Ways out in a row: as many as the state has that has most. */
  readonly degree: number;
  /** Numbers for each way: cumulative probability, target, entropy, then `jumpWeights`. */
  readonly slot: number;
  /** Numbers in a row: the mean waiting time, then the ways. */
  readonly width: number;
}

/** Channels that leave a state. */
export const waysOut = (model: NetworkModel, state: number) =>
  model.channels.map((c, i) => ({ ...c, i })).filter((c) => c.reactants[state]! > 0);

/** What a jump through each channel adds to each current; for sequences besides the number of the channel, from 1. */
export const jumpWeights = ({ currents, channels, sequences }: NetworkModel): readonly (readonly number[])[] => [
  ...currents.map((c) => c.weights),
  ...(sequences.length > 0 ? [channels.map((_, i) => i + 1)] : []),
];

export function networkRows(model: NetworkModel): NetworkRows {
  const degree = Math.max(...model.states.map((_, s) => waysOut(model, s).length));
  const slot = 3 + jumpWeights(model).length;
  return { begin: model.states.length, degree, slot, width: 1 + degree * slot };
}

/** Mean waiting time in a state that is never left. */
const forever = 1e30;

/**
 * The table of a network kernel: cumulative start weights, then for each state its mean waiting time and its ways out, padded with
 * ways that are never taken. Entropy is ln(w/w′) of the channel and its reverse.
 */
export function networkTable(model: NetworkModel, rates: readonly number[], start: readonly number[]): Float64Array {
  const { begin, degree, slot, width } = networkRows(model);
  const table = new Float64Array(begin + model.states.length * width);
  let below = 0;
  const weight = start.reduce((a, b) => a + b, 0);
  start.forEach((w, s) => {
    below += w / weight;
    table[s] = s === start.length - 1 ? 1 : below;
  });
  const weights = jumpWeights(model);
  model.states.forEach((_, s) => {
    const row = begin + s * width;
    const ways = waysOut(model, s);
    const total = ways.reduce((sum, { i }) => sum + rates[i]!, 0);
    table[row] = total > 0 ? 1 / total : forever;
    let cumulative = 0;
    for (let k = 0; k < degree; k++) {
      const at = row + 1 + k * slot;
      const way = ways[k];
      cumulative += way ? rates[way.i]! : 0;
      table[at] = total > 0 && cumulative < total ? cumulative / total : 1;
      table[at + 1] = way ? way.change.indexOf(1) : s;
      table[at + 2] = way && way.reverse !== null ? Math.log(rates[way.i]! / rates[way.reverse]!) : 0;
      weights.forEach((weight, j) => {
        table[at + 3 + j] = way ? weight[way.i]! : 0;
      });
    }
  });
  return table;
}
