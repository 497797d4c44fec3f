import { type SolvedNetwork, solveNetwork } from '../exact/markov/solved-network.ts';
import type { NetworkModel } from './jump.ts';
import type { NetworkSpec } from './jump-spec.ts';
import { channelRates, channelsOf } from './network-rates.ts';
import { parseModel } from './parse-model.ts';

/**
 * A network without controls, solved by linear algebra from its stationary law for the parameters of a run: what the laws of a
 * built-in network are held against.
 */
export function solvedModel(
  spec: NetworkSpec,
): (run: { readonly parameters: Readonly<Record<string, number>> }) => SolvedNetwork {
  let model: NetworkModel | null = null;
  let known: { key: string; value: SolvedNetwork } | null = null;
  return ({ parameters }) => {
    model ??= parseModel(spec) as NetworkModel;
    const key = JSON.stringify(parameters);
    if (known?.key !== key)
      known = { key, value: solveNetwork(channelsOf(model, channelRates(model, parameters)), model.states, null) };
    return known.value;
  };
}
