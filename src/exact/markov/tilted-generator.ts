import { SpecError } from '../../errors.ts';
import { type Channel, checkChannels } from './channel.ts';
import { type Counter, checkCounter } from './counter.ts';
import { generator } from './generator.ts';

/**
 * The tilted generator L(z) of a count N that grows by counter[c] at each jump through channel c: with G_i = ⟨e^{zN} 1[state i]⟩,
 * dG/dt = L(z)G, L(z)[to][from] = Σ rate e^{z d}, the diagonal the exit rates of L and, for jumps that keep the state,
 * rate (e^{zd} − 1) (J. L. Lebowitz, H. Spohn, J. Stat. Phys. 95, 333 (1999)).
 *
 * @throws SpecError as `checkChannels` and `checkCounter`, and where e^{zd} is beyond double precision
 */
export function tiltedGenerator(channels: readonly Channel[], n: number, counter: Counter, z: number): number[][] {
  checkChannels(channels, n);
  checkCounter(counter, channels);
  const tilted = generator(channels, n);
  tilted.forEach((row, i) => {
    row.forEach((_, j) => {
      if (i !== j) row[j] = 0;
    });
  });
  channels.forEach(({ from, to, rate }, c) => {
    const exponent = z * counter[c]!;
    if (rate > 0) tilted[to]![from]! += rate * (from === to ? Math.expm1(exponent) : Math.exp(exponent));
  });
  if (!tilted.flat().every(Number.isFinite)) throw SpecError.of('z', z, 'makes e^{z·increment} too large');
  return tilted;
}
