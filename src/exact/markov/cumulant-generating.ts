import { matrixExponential } from '../linear/matrix-exponential.ts';
import { timesVector } from '../linear/times-vector.ts';
import type { Channel } from './channel.ts';
import type { Counter } from './counter.ts';
import { cumulantRate } from './cumulant-rate.ts';
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
  // With the largest eigenvalue taken out the exponential neither overflows nor vanishes.
  const rate = cumulantRate(channels, n, counter, z);
  const flow = matrixExponential(tilted.map((row, i) => row.map((x, j) => t * (i === j ? x - rate : x))));
  return rate * t + Math.log(timesVector(flow, p0).reduce((sum, x) => sum + x, 0));
}
