/** How well independence Metropolis turns draws from q into draws from p. */
export interface SamplerQuality {
  /** Metropolis updates after a first draw from q. */
  rounds: number;
  /** Bound on the total variation distance to p that remains. */
  distance: number;
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
 * added to the distance.
 *
 * @param p probability of the target at each node
 * @param q probability of the proposal at each node
 * @param missing probability of the target where q is not defined
 * @param reach outermost node of a cell in half widths: ln(p/q) is carried on to the cell's edge
 */
export function samplerRounds(p: Float64Array, q: Float64Array, missing = 0, reach = 1): SamplerQuality {
  const ratio = p.map((v, i) => (q[i]! > 0 ? v / q[i]! : v > 0 ? Infinity : 0));
  let apart = 0;
  for (let i = 0; i < p.length; i++) apart += Math.abs(p[i]! - q[i]!) / 2;
  const { value: largest, above: cut } = largestBelow(ratio, p, ignored);
  const shrink = Math.max(0, 1 - Math.max(largest, 1) ** (-1 / reach));
  const wanted = shrink > 0 ? Math.ceil(Math.log((goal - ignored) / apart) / Math.log(shrink)) : 0;
  const rounds = Math.min(most, Math.max(fewest, wanted));
  return { rounds, distance: apart * shrink ** rounds + cut + missing };
}

/**
 * The largest of some values that is left when those above it, of together at most `room` in weight, are taken away; and their weight. By
 * quickselect: there are hundreds of thousands, and sorting them would be most of planning a run.
 */
function largestBelow(values: Float64Array, weights: Float64Array, room: number): { value: number; above: number } {
  const value = values.slice();
  const weight = weights.slice();
  const exchange = (i: number, j: number) => {
    const [v, w] = [value[i]!, weight[i]!];
    value[i] = value[j]!;
    weight[i] = weight[j]!;
    value[j] = v;
    weight[j] = w;
  };
  let above = 0;
  let place = 0.5;
  for (let from = 0, to = value.length; from < to; ) {
    // Places that follow no pattern, since values do.
    place = (place + (Math.sqrt(5) - 1) / 2) % 1;
    const pivot = value[from + Math.floor(place * (to - from))]!;
    let [higher, lower, heavier, equal] = [from, to, 0, 0];
    for (let i = from; i < lower; ) {
      if (value[i]! > pivot) {
        heavier += weight[i]!;
        exchange(i++, higher++);
      } else if (value[i]! < pivot) exchange(i, --lower);
      else equal += weight[i++]!;
    }
    if (above + heavier > room) to = higher;
    else if (above + heavier + equal > room) return { value: pivot, above: above + heavier };
    else {
      above += heavier + equal;
      from = lower;
    }
  }
  return { value: 0, above };
}
