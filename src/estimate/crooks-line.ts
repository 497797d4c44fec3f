import type { WorkTally } from '../tally/work-tally.ts';
import { type Measured, unavailable } from './measured.ts';
import { missingOverlap } from './overlap.ts';

/** Where ln[P_F(W)/P_R(−W)] crosses zero, and its slope. */
export interface CrooksLine {
  /** ΔF in kT. */
  readonly crossing: Measured;
  /** In units of β: 1 by Crooks' theorem. */
  readonly slope: Measured;
}

const both = (reason: string): CrooksLine => ({ crossing: unavailable(reason), slope: unavailable(reason) });

/**
 * Fits the straight line of Crooks' theorem, ln[P_F(W)/P_R(−W)] = slope·(W − ΔF) (PRE 60, 2721 (1999)), to binned works by
 * maximum likelihood: a work in bin b comes from the forward side with log-odds M + slope·(w_b − ΔF), M = ln(N_F/N_R). Unlike
 * least squares on log-ratios of counts this has no bias from small counts and uses bins that one side leaves empty.
 *
 * w_b is the mean of the two sides' mean works in the bin: to third order in the bin's width that is the work at which the ratio
 * of the bin's probabilities equals the ratio of densities, so bins of finite width do not tilt the line as their centres would.
 *
 * @param near a line close by, as that of nearly the same works: the fit starts there
 */
export function crooksLine(forward: WorkTally, reverse: WorkTally, near: CrooksLine | null = null): CrooksLine {
  const gap = missingOverlap(forward, reverse);
  if (gap) return both(gap);
  const data = binData(forward, reverse);
  if (data.shared < 2)
    return both(`P_F(W) and P_R(−W) share ${data.shared} bin${data.shared === 1 ? '' : 's'}: a line needs 2`);
  const offset = Math.log(forward.count / reverse.count);
  const fit = logisticFit(data, startOf(near, data.origin, offset));
  if (!fit) return both('the likelihood of the Crooks line has no maximum: too little overlap');
  return {
    crossing: { value: data.origin - (fit.intercept - offset) / fit.slope, reason: null },
    slope: { value: fit.slope, reason: null },
  };
}

interface BinData {
  /** Bins in which both sides have works. */
  shared: number;
  /** Mean work, about which the fit is made. */
  origin: number;
  /** Work of each filled bin less `origin`, and its forward and reverse counts. */
  x: Float64Array;
  f: Float64Array;
  r: Float64Array;
}

function binData({ histogram: hf }: WorkTally, { histogram: hr }: WorkTally): BinData {
  const { lower, width, count } = hf.bins;
  const x = new Float64Array(count);
  const f = new Float64Array(count);
  const r = new Float64Array(count);
  let filled = 0;
  let shared = 0;
  let weight = 0;
  let sum = 0;
  for (let b = 0; b < count; b++) {
    const nf = hf.counts[b]!;
    const nr = hr.counts[b]!;
    if (nf + nr === 0) continue;
    const place =
      nf && nr ? (hf.offsets[b]! / nf + hr.offsets[b]! / nr) / 2 : (hf.offsets[b]! + hr.offsets[b]!) / (nf + nr);
    x[filled] = lower + (b + place) * width;
    f[filled] = nf;
    r[filled] = nr;
    if (nf && nr) shared++;
    // Bins count in the fit as their harmonic mean does.
    const share = (nf * nr) / (nf + nr);
    weight += share;
    sum += share * x[filled]!;
    filled++;
  }
  const origin = weight ? sum / weight : 0;
  return {
    shared,
    origin,
    x: x.subarray(0, filled).map((w) => w - origin),
    f: f.subarray(0, filled),
    r: r.subarray(0, filled),
  };
}

/** Log-odds intercept + slope·x. */
interface LogOdds {
  readonly intercept: number;
  readonly slope: number;
}

/** Where a fit starts: at the line nearby, else at the slope of Crooks' theorem. */
function startOf(near: CrooksLine | null, origin: number, offset: number): LogOdds {
  const [crossing, slope] = [near?.crossing.value ?? Number.NaN, near?.slope.value ?? Number.NaN];
  return Number.isFinite(slope * crossing)
    ? { intercept: offset + slope * (origin - crossing), slope }
    : { intercept: 0, slope: 1 };
}

/** Logistic regression of forward against reverse on x by Newton's method; null when it does not settle. */
function logisticFit({ x, f, r }: BinData, start: LogOdds): LogOdds | null {
  let { intercept: a, slope: b } = start;
  let likelihood = Number.NEGATIVE_INFINITY;
  let stepA = 0;
  let stepB = 0;
  for (let i = 0; i < 60; i++) {
    let next = 0;
    let g0 = 0;
    let g1 = 0;
    let h00 = 0;
    let h01 = 0;
    let h11 = 0;
    for (let k = 0; k < x.length; k++) {
      const z = a + b * x[k]!;
      const small = Math.exp(-Math.abs(z));
      const p = z > 0 ? 1 / (1 + small) : small / (1 + small);
      const n = f[k]! + r[k]!;
      next += f[k]! * z - n * (Math.max(0, z) + Math.log1p(small));
      const residual = f[k]! - n * p;
      const weight = (n * small) / ((1 + small) * (1 + small));
      g0 += residual;
      g1 += residual * x[k]!;
      h00 += weight;
      h01 += weight * x[k]!;
      h11 += weight * x[k]! * x[k]!;
    }
    // A step that lowers the likelihood beyond rounding is halved.
    if (next < likelihood - 1e-9 * Math.abs(likelihood)) {
      stepA /= 2;
      stepB /= 2;
      a -= stepA;
      b -= stepB;
      continue;
    }
    const determinant = h00 * h11 - h01 * h01;
    if (!(determinant > 1e-14 * h00 * h11)) return null;
    likelihood = next;
    stepA = (h11 * g0 - h01 * g1) / determinant;
    stepB = (h00 * g1 - h01 * g0) / determinant;
    a += stepA;
    b += stepB;
    // The error squares with each step.
    if (Math.abs(stepA) < 1e-5 && Math.abs(stepB) * Math.sqrt(h11 / h00) < 1e-5) return { intercept: a, slope: b };
  }
  return null;
}
