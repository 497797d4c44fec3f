import { meanRate } from '../../experiment/network-exact.ts';
import type { NetworkModel } from '../../model/jump.ts';
import type { Way } from './picture-api.ts';

/**
 * Every way between two states with its net current, on average over the run: where two reservoirs join the same states, what comes by
 * one may go by the other, and only this shows it.
 */
export function waysOf(
  { states, channels, ...model }: NetworkModel,
  parameters: Readonly<Record<string, number>>,
  duration: number,
): Way[] {
  const network = { states, channels, ...model };
  return channels.flatMap(({ reactants, change, reverse }, c) => {
    if (reverse !== null && reverse < c) return [];
    const net = meanRate(
      network,
      channels.map((_, i) => (i === c ? 1 : i === reverse ? -1 : 0)),
      parameters,
      duration,
    );
    return [{ from: states[reactants.indexOf(1)]!, to: states[change.indexOf(1)]!, net }];
  });
}
