import { type FermiValue, fermiFunction } from '../tally/fermi-sums.ts';
import type { WorkTally } from '../tally/work-tally.ts';
import { beyondRounding } from './beyond-rounding.ts';
import { type Measured, unavailable } from './measured.ts';
import { missingOverlap } from './overlap.ts';
import { risingRoot } from './rising-root.ts';

/** Bennett's acceptance ratio with its two analytic errors and what tells how much it rests on. */
export interface Bar extends Measured {
  /**
   * √([Σ 1/(2 + 2cosh C)]⁻¹ − 1/N_F − 1/N_R) (Shirts et al., PRL 91, 140601 (2003)); 0 where the difference is lost in rounding,
   * as for works that hardly scatter at all.
   */
  readonly shirtsError: number;
  /** √Σ_sides (⟨f²⟩/⟨f⟩² − 1)/N (Bennett, J. Comput. Phys. 22, 245 (1976)); without what is lost in rounding, as above. */
  readonly bennettError: number;
  /** Overlap of the two ensembles, Σ f(1 − f)·N/(N_F N_R): 1 when they are the same, 0 when they are apart. */
  readonly overlap: number;
  /** Effective number of works that fix the root: the lesser of (Σf)²/Σf² on the two sides. */
  readonly effectiveWorks: number;
  /** Hahn and Then's convergence index (PRE 80, 031111 (2009)): in [−1, 1), good near 0. */
  readonly hahnThen: number;
}

const missing = (reason: string): Bar => ({
  ...unavailable(reason),
  shirtsError: Number.NaN,
  bennettError: Number.NaN,
  overlap: Number.NaN,
  effectiveWorks: Number.NaN,
  hahnThen: Number.NaN,
});

/** Relative rounding of Σ f(1 − f) from interpolated Fermi sums. */
const resolution = 1e-9;

/** Said when the root is not inside the bracket of the Fermi sums. */
export const outsideBracket = 'the root of Bennett’s equation lies outside the bracket fixed by the pilot';

/**
 * Free energy difference in kT by Bennett's acceptance ratio, Σ f_F = Σ f_R with f_F = 1/(1 + e^{M + W_F − ΔF}),
 * f_R = 1/(1 + e^{−M + W_R + ΔF}), M = ln(N_F/N_R), from streamed Fermi sums. NaN where P_F(W) and P_R(−W) do not overlap.
 */
export function bar(forward: WorkTally, reverse: WorkTally): Bar {
  const gap = missingOverlap(forward, reverse);
  if (gap) return missing(gap);
  if (!forward.fermi || !reverse.fermi) return missing('no Fermi sums were kept');
  const { center, halfWidth } = forward.fermi.bracket;
  const atForward = fermiFunction(forward.fermi);
  const atReverse = fermiFunction(reverse.fermi);
  const root = risingRoot(
    (c) => {
      const f = atForward(c);
      const r = atReverse(c);
      return { value: f.sum - r.sum, slope: f.information + r.information };
    },
    center - halfWidth,
    center + halfWidth,
  );
  if (Number.isNaN(root)) return missing(outsideBracket);
  const shift = Math.log(forward.count / reverse.count);
  const value = beyondRounding(root + shift, root, shift);
  return { value, reason: null, ...barErrors(atForward(root), forward.count, atReverse(root), reverse.count) };
}

/** Errors and diagnostics of the acceptance ratio from the Fermi sums at its root. */
function barErrors(
  f: FermiValue,
  forwardCount: number,
  r: FermiValue,
  reverseCount: number,
): Omit<Bar, keyof Measured> {
  const n = forwardCount + reverseCount;
  const information = f.information + r.information;
  const squareF = f.sum - f.information;
  const squareR = r.sum - r.information;
  const alpha = forwardCount / n;
  // b = f_F/(1 − α) and t = f_R/α in the letters of Hahn and Then.
  const meanB = f.sum / forwardCount / (1 - alpha);
  const meanT = r.sum / reverseCount / alpha;
  const second = squareR / reverseCount / alpha + squareF / forwardCount / (1 - alpha);
  const most = 1 / forwardCount + 1 / reverseCount;
  /** a − b where it is not lost in rounding, else 0. */
  const excess = (a: number, b: number) => (a - b > resolution * b ? a - b : 0);
  return {
    shirtsError: Math.sqrt(excess(1 / information, most)),
    bennettError: Math.sqrt(
      excess(squareF / f.sum ** 2, 1 / forwardCount) + excess(squareR / r.sum ** 2, 1 / reverseCount),
    ),
    overlap: Math.min(1, (information * n) / (forwardCount * reverseCount)),
    effectiveWorks: Math.min(f.sum ** 2 / squareF, r.sum ** 2 / squareR),
    hahnThen: beyondRounding(1 - second / ((meanB + meanT) / 2)),
  };
}
