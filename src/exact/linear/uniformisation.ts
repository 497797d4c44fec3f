/** A jump process as a list of transitions; `leaving` is the rate at which each state is left for good. */
export interface SparseJumps {
  from: Int32Array;
  to: Int32Array;
  rate: Float64Array;
  leaving: Float64Array;
}

/** A law of the states and the probability that has left them for good. */
export interface SparseLaw {
  p: Float64Array;
  lost: number;
}

/** Longest stretch of mean number of uniform jumps: e^{−500} is still a normal double. */
const stretch = 500;

/**
 * The map from a law to the law a time t later, by uniformisation (A. Jensen 1953): with q the fastest exit rate,
 * p(t) = Σ_k e^{−qt}(qt)^k/k! (1 + L/q)^k p(0). All terms are positive; the series ends where less than 1e-17 is left, and
 * rounding is kept from adding to the lost probability. Takes about qt sweeps over the transitions.
 */
export function uniformisation(jumps: SparseJumps): (start: SparseLaw, t: number) => SparseLaw {
  const { from, to, rate, leaving } = jumps;
  const n = leaving.length;
  const exit = Float64Array.from(leaving);
  for (let e = 0; e < from.length; e++) exit[from[e]!]! += rate[e]!;
  const fastest = exit.reduce((largest, x) => Math.max(largest, x), 0);

  // Transitions sorted by target, so that each sum is gathered in one place.
  const first = new Int32Array(n + 1);
  for (const target of to) first[target + 1]!++;
  for (let i = 0; i < n; i++) first[i + 1]! += first[i]!;
  const [source, share, fill] = [new Int32Array(from.length), new Float64Array(from.length), first.slice()];
  for (let e = 0; e < from.length; e++) {
    const place = fill[to[e]!]!++;
    source[place] = from[e]!;
    share[place] = rate[e]! / fastest;
  }
  const stay = exit.map((x) => 1 - x / fastest);

  const sweep = (p: Float64Array): Float64Array => {
    const next = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      let sum = stay[i]! * p[i]!;
      for (let e = first[i]!; e < first[i + 1]!; e++) sum += share[e]! * p[source[e]!]!;
      next[i] = sum;
    }
    return next;
  };
  const escaping = (p: Float64Array) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += leaving[i]! * p[i]!;
    return sum / fastest;
  };

  const advance = ({ p, lost }: SparseLaw, mean: number): SparseLaw => {
    const result = new Float64Array(n);
    let [weight, power, gone, lostAfter] = [Math.exp(-mean), p, 0, 0];
    const sum = (law: Float64Array) => law.reduce((total, x) => total + x, 0);
    const before = sum(p);
    for (let k = 0; ; k++) {
      for (let i = 0; i < n; i++) result[i]! += weight * power[i]!;
      lostAfter += weight * gone;
      // Beyond the mean the weights fall at least geometrically.
      if (k > mean && weight * (k / (k + 1 - mean)) < 1e-17) break;
      gone += escaping(power);
      power = sweep(power);
      weight *= mean / (k + 1);
    }
    const scale = before / (sum(result) + lostAfter);
    return { p: result.map((x) => x * scale), lost: lost + lostAfter * scale };
  };

  return (start, t) => {
    const total = fastest * t;
    const parts = Math.ceil(total / stretch);
    let law: SparseLaw = { p: start.p.slice(), lost: start.lost };
    for (let i = 0; i < parts; i++) law = advance(law, total / parts);
    return law;
  };
}
