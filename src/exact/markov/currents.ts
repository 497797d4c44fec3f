import type { Channel } from './channel.ts';

/** Mean number of jumps per time through each channel, w p(from). */
export function channelFluxes(channels: readonly Channel[], p: readonly number[]): number[] {
  return channels.map(({ from, rate }) => rate * p[from]!);
}

/**
 * Net current through each channel in its own direction: its flux less that of its reverse, J = w₊p − w₋p′. A channel without a
 * reverse has its flux as its current; reverse partners have opposite currents.
 */
export function channelCurrents(channels: readonly Channel[], p: readonly number[]): number[] {
  const fluxes = channelFluxes(channels, p);
  return channels.map(({ reverse }, c) => fluxes[c]! - (reverse === undefined ? 0 : fluxes[reverse]!));
}

/** Net current from state i to state j through all channels, J[i][j] = −J[j][i]. */
export function edgeCurrents(channels: readonly Channel[], p: readonly number[]): number[][] {
  const currents = p.map(() => new Array<number>(p.length).fill(0));
  channels.forEach(({ from, to, rate }) => {
    currents[from]![to]! += rate * p[from]!;
    currents[to]![from]! -= rate * p[from]!;
  });
  return currents;
}

/** All jumps per time, Σ w p(from): the activity (traffic). */
export function activity(channels: readonly Channel[], p: readonly number[]): number {
  return channelFluxes(channels, p).reduce((sum, flux) => sum + flux, 0);
}
