import { barRoot, logFermiSum } from './bar-root.ts';
import { type Estimate, unavailable } from './measured.ts';
import { risingRoot } from './rising-root.ts';

/** Works in kT of one protocol: W_F, and W_R done on the system in its reverse. */
export interface ProtocolWorks {
  readonly forward: Float64Array;
  readonly reverse: Float64Array;
}

/** ΔF from several protocols between the same two equilibrium states, in kT. */
export interface SeveralProtocols {
  /** From all works at once. */
  readonly joint: Estimate;
  /** Mean of the single ratios, each weighted with the inverse square of its error. */
  readonly pooled: Estimate;
  /** Bennett’s ratio of each protocol alone; NaN where its directions do not overlap. */
  readonly single: readonly { readonly value: number; readonly standardError: number }[];
  /** Σ (ΔF_p − pooled)²/σ_p² over protocols, to be held against its number of degrees of freedom. */
  readonly chiSquare: number;
  readonly degrees: number;
}

/** One protocol as Bennett's equation sees it. */
interface Prepared extends ProtocolWorks {
  /** ln(N_F/N_R) */
  readonly ratio: number;
  readonly root: number;
}

/**
 * Joint estimate over several protocols, fast and slow, of one ΔF: the sum of their maximum-likelihood scores vanishes,
 *
 *     Σ_p [Σ_F f(M_p + W − ΔF) − Σ_R f(−M_p + W + ΔF)] = 0,  f(x) = 1/(1 + e^x), M_p = ln(N_F/N_R)
 *
 * (M. R. Shirts, E. Bair, G. Hooker, V. S. Pande, PRL 91, 140601 (2003); P. Maragakis, M. Spichty, M. Karplus, PRL 96, 100602 (2006)). The error
 * is that of the scores' own scatter. A protocol whose directions hardly overlap adds little to either sum, and needs no error of its
 * own, which `pooled` does. Works of +∞ count with weight zero, NaN and −∞ not at all.
 */
export function severalProtocols(protocols: readonly ProtocolWorks[]): SeveralProtocols {
  const prepared = protocols.map(prepare);
  const single = prepared.map((p) => {
    const { information, scatter } = scoreOf(p, p.root);
    const standardError = Math.sqrt(scatter) / information;
    return Number.isFinite(standardError)
      ? { value: p.root, standardError }
      : { value: Number.NaN, standardError: Number.NaN };
  });
  const weights = single.map(({ standardError }) => (standardError > 0 ? standardError ** -2 : 0));
  const total = weights.reduce((sum, w) => sum + w, 0);
  const mean = single.reduce((sum, { value }, p) => sum + (weights[p]! > 0 ? weights[p]! * value : 0), 0) / total;
  return {
    joint: jointEstimate(prepared.filter((p) => Number.isFinite(p.root) && scatters(p))),
    pooled: {
      id: 'bar-pooled',
      ...(total > 0
        ? { value: mean, standardError: total ** -0.5, reason: null }
        : { ...unavailable('no protocol has an error of its own'), standardError: Number.NaN }),
    },
    single,
    chiSquare: single.reduce((sum, { value }, p) => sum + (weights[p]! > 0 ? weights[p]! * (value - mean) ** 2 : 0), 0),
    degrees: Math.max(0, weights.filter((w) => w > 0).length - 1),
  };
}

function prepare({ forward, reverse }: ProtocolWorks): Prepared {
  const valid = (works: Float64Array) => works.filter((w) => w > Number.NEGATIVE_INFINITY);
  const [f, r] = [valid(forward), valid(reverse)];
  return { forward: f, reverse: r, ratio: Math.log(f.length / r.length), root: barRoot(f, r) };
}

/** Whether the scatter of the scores can be told: a protocol of which it cannot would leave all of them without an error. */
const scatters = ({ forward, reverse }: Prepared): boolean => Math.min(forward.length, reverse.length) > 1;

function jointEstimate(protocols: readonly Prepared[]): Estimate {
  const id = 'bar-joint';
  const none = (reason: string): Estimate => ({ id, ...unavailable(reason), standardError: Number.NaN });
  if (protocols.length === 0) return none('no protocol has two works of each direction, a finite one among them');
  const roots = protocols.map((p) => p.root);
  const least = protocols.map((p) => [lowest(p.forward), lowest(p.reverse)] as const);
  // between the least and the greatest single root, but for rounding
  const margin = 1e-6 * (1 + Math.max(...roots.map(Math.abs)));
  const value = risingRoot(
    (deltaF) => {
      const sums = protocols.map((p, i) => {
        const shift = p.ratio - deltaF;
        return [logFermiSum(p.forward, least[i]![0], shift), logFermiSum(p.reverse, least[i]![1], -shift)] as const;
      });
      const [f, r] = [added(sums.map(([a]) => a)), added(sums.map(([, b]) => b))];
      return { value: f.log - r.log, slope: f.slope + r.slope };
    },
    Math.min(...roots) - margin,
    Math.max(...roots) + margin,
  );
  const scores = protocols.map((p) => scoreOf(p, value));
  const information = scores.reduce((sum, s) => sum + s.information, 0);
  const scatter = scores.reduce((sum, s) => sum + s.scatter, 0);
  const standardError = Math.sqrt(scatter) / information;
  if (!Number.isFinite(standardError)) return none('P_F(W) and P_R(−W) do not overlap in any protocol');
  // an error of 1 kT or more, which the scatter of what is not there does not show
  if (!(information >= 1)) return none('hardly any work lies near a ΔF of all protocols');
  return { id, value, standardError, reason: null };
}

const lowest = (works: Float64Array): number =>
  works.reduce((least, w) => Math.min(least, w), Number.POSITIVE_INFINITY);

/** ln of a sum of Fermi sums, and the slope of that. */
function added(sums: readonly { readonly log: number; readonly mean: number }[]): { log: number; slope: number } {
  const largest = Math.max(...sums.map((s) => s.log));
  let [total, slope] = [0, 0];
  for (const { log, mean } of sums) {
    const weight = Math.exp(log - largest);
    total += weight;
    slope += weight * (1 - mean);
  }
  return { log: largest + Math.log(total), slope: slope / total };
}

/** Slope Σ f(1 − f) of a protocol's score, and the variance of the score from the scatter of its terms. */
function scoreOf({ forward, reverse, ratio }: Prepared, deltaF: number): { information: number; scatter: number } {
  let [information, scatter] = [0, 0];
  for (const [works, shift] of [
    [forward, ratio - deltaF],
    [reverse, deltaF - ratio],
  ] as const) {
    let [sum, squares] = [0, 0];
    for (const w of works) {
      const f = 1 / (1 + Math.exp(w + shift));
      sum += f;
      squares += f * f;
    }
    information += sum - squares;
    scatter += ((squares - (sum * sum) / works.length) * works.length) / (works.length - 1);
  }
  return { information, scatter };
}
