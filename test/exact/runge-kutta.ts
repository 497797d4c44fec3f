/** ẏ = f(t, y) from 0 to `end` by classical Runge–Kutta of fourth order with equal steps: an independent check on closed forms. */
export function rungeKutta(
  f: (t: number, y: readonly number[]) => number[],
  start: readonly number[],
  end: number,
  steps: number,
): number[] {
  const h = end / steps;
  let y = [...start];
  const shifted = (k: readonly number[], c: number) => y.map((v, i) => v + c * k[i]!);
  for (let n = 0; n < steps; n++) {
    const t = n * h;
    const k1 = f(t, y);
    const k2 = f(t + h / 2, shifted(k1, h / 2));
    const k3 = f(t + h / 2, shifted(k2, h / 2));
    const k4 = f(t + h, shifted(k3, h));
    y = y.map((v, i) => v + (h / 6) * (k1[i]! + 2 * k2[i]! + 2 * k3[i]! + k4[i]!));
  }
  return y;
}
