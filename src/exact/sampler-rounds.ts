/** How well independence Metropolis turns draws from q into draws from p. */
export interface SamplerQuality {
  /** Metropolis updates after a first draw from q. */
  rounds: number;
  /** Bound on the total variation distance to p that remains. */
  distance: number;
  /** Expected acceptance of an update in equilibrium. */
  acceptance: number;
}

const goal = 1e-7;
/** Probability, of the places with the largest p/q, that does not count. */
const ignored = 1e-8;
const most = 64;
const fewest = 2;

/**
 * Rounds of independence Metropolis that bring a draw from q within 1e-7 of p in total variation, from p and q at
 * quadrature nodes. Uniform ergodicity: ‖qPⁿ − p‖ ≤ ‖q − p‖ (1 − 1/M)ⁿ, M = max p/q (K. L. Mengersen, R. L. Tweedie,
 * Ann. Stat. 24, 101 (1996)); places of together less than 1e-8 of the probability are left out of the maximum and
 * added to the distance. Acceptance: ∬ q q′ min(w, w′), w = p/q.
 *
 * @param p probability of the target at each node
 * @param q probability of the proposal at each node
 * @param missing probability of the target where q is not defined
 * @param reach outermost node of a cell in half widths: ln(p/q) is carried on to the cell's edge
 */
export function samplerRounds(p: Float64Array, q: Float64Array, missing = 0, reach = 1): SamplerQuality {
  const ratio = p.map((v, i) => (q[i]! > 0 ? v / q[i]! : v > 0 ? Infinity : 0));
  const order = Uint32Array.from(p.keys()).sort((i, j) => ratio[j]! - ratio[i]!);
  let apart = 0;
  let above = 0;
  let cut = 0;
  let largest = 0;
  let acceptance = 0;
  for (const i of order) {
    apart += Math.abs(p[i]! - q[i]!) / 2;
    acceptance += p[i]! * (2 * above + q[i]!);
    above += q[i]!;
    if (!largest && cut + p[i]! > ignored) largest = ratio[i]!;
    if (!largest) cut += p[i]!;
  }
  const shrink = Math.max(0, 1 - Math.max(largest, 1) ** (-1 / reach));
  const wanted = shrink > 0 ? Math.ceil(Math.log((goal - ignored) / apart) / Math.log(shrink)) : 0;
  const rounds = Math.min(most, Math.max(fewest, wanted));
  return { rounds, distance: apart * shrink ** rounds + cut + missing, acceptance };
}
