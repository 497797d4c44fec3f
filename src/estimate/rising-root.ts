/**
 * Root of a rising function in [low, high] by Newton's method, kept inside by bisection, to the rounding of the function; NaN
 * when it does not change sign there.
 */
export function risingRoot(at: (c: number) => { value: number; slope: number }, low: number, high: number): number {
  if (!(at(low).value <= 0 && at(high).value >= 0)) return Number.NaN;
  let c = (low + high) / 2;
  for (let i = 0; i < 200; i++) {
    const { value, slope } = at(c);
    if (value === 0) return c;
    if (value < 0) low = c;
    else high = c;
    const newton = c - value / slope;
    const inside = newton >= low && newton <= high;
    const next = inside ? newton : (low + high) / 2;
    const step = Math.abs(next - c);
    c = next;
    // Newton's error after a step is of the order of its square.
    if (step <= 1e-15 * Math.abs(c) || (inside && step < 1e-8)) break;
  }
  return c;
}
