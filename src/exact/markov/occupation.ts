import { blockMatrix } from '../linear/block-matrix.ts';
import { matrixExponential } from '../linear/matrix-exponential.ts';
import { timesVector } from '../linear/times-vector.ts';
import type { Channel } from './channel.ts';
import { generator } from './generator.ts';

/**
 * Mean time spent in each state from 0 to t, ∫₀ᵗ e^{Ls}p₀ ds, as one exponential of a block matrix (C. Van Loan, IEEE Trans. Autom.
 * Control 23, 395 (1978)). The mean of any count is Σ rate·increment·time in `from`.
 *
 * @throws SpecError as `checkChannels`
 */
export function occupation(channels: readonly Channel[], p0: readonly number[], t: number): number[] {
  const n = p0.length;
  const step = generator(channels, n).map((row) => row.map((x) => x * t));
  const stay = step.map((row, i) => row.map((_, j) => (i === j ? t : 0)));
  const none = p0.map(() => 0);
  const flow = matrixExponential(
    blockMatrix([
      [step, null],
      [stay, null],
    ]),
  );
  return timesVector(flow, [...p0, ...none]).slice(n);
}
