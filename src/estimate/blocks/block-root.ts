import { barRoot } from '../bar-root.ts';

/** Farthest from the centre, in kT, that roots are looked for with ready-made Boltzmann factors. */
const farthest = 300;

/** Newton steps after which the slow way is taken. */
const mostSteps = 40;

/** Works of both directions with their Boltzmann factors about `center`: e^{W_F − center} and e^{W_R + center}. */
export interface FactoredWorks {
  readonly center: number;
  readonly forward: Float64Array;
  readonly reverse: Float64Array;
  readonly forwardFactors: Float64Array;
  readonly reverseFactors: Float64Array;
}

/**
 * Root of Bennett's equation over the works `from` … `to` − 1 of each direction, by Newton's method on ln Σ f_F − ln Σ f_R from
 * `start` on: one division a work and step. Falls back on `barRoot` where that leaves its range. NaN when a side has no finite work.
 */
export function blockRoot(works: FactoredWorks, from: number, to: number, start: number): number {
  const { center, forward, reverse, forwardFactors, reverseFactors } = works;
  let low = -farthest;
  let high = farthest;
  let delta = Math.abs(start - center) < farthest ? start - center : 0;
  for (let step = 0; step < mostSteps; step++) {
    const up = Math.exp(delta);
    const down = 1 / up;
    let sumF = 0;
    let squaresF = 0;
    let sumR = 0;
    let squaresR = 0;
    for (let i = from; i < to; i++) {
      const f = 1 / (1 + down * forwardFactors[i]!);
      const r = 1 / (1 + up * reverseFactors[i]!);
      sumF += f;
      squaresF += f * f;
      sumR += r;
      squaresR += r * r;
    }
    const value = Math.log(sumF / sumR);
    const slope = 2 - squaresF / sumF - squaresR / sumR;
    if (value < 0) low = delta;
    else high = delta;
    const newton = delta - value / slope;
    // What is left is about the square of the step at most, since |value″| ≤ 2·slope.
    if (Math.abs(newton - delta) < 3e-5) return center + newton;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    // Not a number (a side underflows), or the range is used up.
    if (!(Math.abs(next) < farthest - 1) || high - low < 1e-7) break;
    delta = next;
  }
  return barRoot(forward.subarray(from, to), reverse.subarray(from, to));
}
