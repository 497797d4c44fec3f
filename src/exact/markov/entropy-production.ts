import type { ExactNumber } from '../exact-number.ts';
import type { Channel } from './channel.ts';
import { channelFluxes } from './currents.ts';

/**
 * Mean rate of entropy production in the law p (units of k_B per time), channel by channel,
 *
 *   σ = Σ (w₊p − w₋p′) ln(w₊p/w₋p′) over pairs of reverse channels ≥ 0
 *
 * (J. Schnakenberg, Rev. Mod. Phys. 48, 571 (1976); U. Seifert, PRL 95, 040602 (2005)). In the stationary law this is the rate of
 * entropy production of system and surroundings; otherwise it includes the change of the Shannon entropy of p. NaN with the reason
 * when jumps go through a channel that nothing undoes.
 */
export function entropyProduction(
  channels: readonly Channel[],
  p: readonly number[],
  names?: readonly string[],
): ExactNumber {
  const fluxes = channelFluxes(channels, p);
  let value = 0;
  for (const [c, { from, to, reverse }] of channels.entries()) {
    const forward = fluxes[c]!;
    const backward = reverse === undefined ? 0 : fluxes[reverse]!;
    if (forward === 0) continue; // the partner, if it carries jumps, is met at its own index
    if (backward === 0) {
      const name = (state: number) => names?.[state] ?? state;
      return { value: NaN, reason: `${name(from)} -> ${name(to)} has no reverse: its entropy production is infinite` };
    }
    if (c < reverse!) value += (forward - backward) * Math.log(forward / backward);
  }
  return { value };
}
