import { type Channel, checkChannels } from './channel.ts';

/**
 * The generator L of a Markov network in the column convention, dp/dt = L p: L[to][from] is the sum of the rates of the channels
 * from → to, and each column sums to 0.
 *
 * @throws SpecError as `checkChannels`
 */
export function generator(channels: readonly Channel[], n: number): number[][] {
  checkChannels(channels, n);
  const rates = zeros(n, n);
  for (const { from, to, rate } of channels) if (from !== to) rates[to]![from]! += rate;
  for (let from = 0; from < n; from++) {
    let exit = 0;
    for (let to = 0; to < n; to++) if (to !== from) exit += rates[to]![from]!;
    rates[from]![from] = -exit;
  }
  return rates;
}

/** Rate at which each state is left for another, −L[i][i]. */
export function exitRates(channels: readonly Channel[], n: number): number[] {
  return generator(channels, n).map((row, i) => -row[i]! || 0);
}

function zeros(rows: number, columns: number): number[][] {
  return Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
}
