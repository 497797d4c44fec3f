import { matrixExponential } from '../linear/matrix-exponential.ts';
import { timesVector } from '../linear/times-vector.ts';
import type { Channel } from './channel.ts';
import type { Counter } from './counter.ts';
import { tiltedGenerator } from './tilted-generator.ts';

/**
 * ln⟨e^{zN}⟩ of a count at a finite time, ln 1ᵀe^{L(z)t}p₀.
 *
 * @throws SpecError as `tiltedGenerator`
 */
export function cumulantGenerating(
  channels: readonly Channel[],
  n: number,
  counter: Counter,
  z: number,
  p0: readonly number[],
  t: number,
): number {
  const tilted = tiltedGenerator(channels, n, counter, z);
  // 1ᵀe^{L(z)t}p₀ grows no faster than the largest column sum: with it taken out, nothing overflows.
  const fastest = Math.max(...tilted.map((_, j) => tilted.reduce((sum, row) => sum + row[j]!, 0)));
  const flow = matrixExponential(tilted.map((row, i) => row.map((x, j) => t * (i === j ? x - fastest : x))));
  return fastest * t + Math.log(timesVector(flow, p0).reduce((sum, x) => sum + x, 0));
}
