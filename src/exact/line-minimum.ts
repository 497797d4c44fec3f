const golden = (Math.sqrt(5) - 1) / 2;

/**
 * A local minimum of f in [a, b] by golden section to the last bits, given a point m inside with f(m) no higher than at
 * the ends. Values of +∞ are allowed.
 */
export function lineMinimum(f: (x: number) => number, a: number, m: number, b: number): { x: number; value: number } {
  let best = { x: m, value: f(m) };
  const look = (x: number) => {
    const value = f(x);
    if (value < best.value) best = { x, value };
    return value;
  };
  let [lo, hi] = [a, b];
  for (let i = 0; i < 200; i++) {
    // Keep the best point inside: probe the larger side of it.
    const right = hi - best.x > best.x - lo;
    const from = best.x;
    const x = right ? from + (1 - golden) * (hi - from) : from - (1 - golden) * (from - lo);
    if (x === from || !(hi - lo > 1e-12 * Math.abs(from))) break;
    const before = best.value;
    const value = look(x);
    if (value < before) {
      if (right) lo = from;
      else hi = from;
    } else if (right) hi = x;
    else lo = x;
    if (hi - lo < 1e-300) break;
  }
  return best;
}
