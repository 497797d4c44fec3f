import { kronrodPanel, type Panel } from './kronrod-panel.ts';

export interface IntegrateOptions {
  /** A panel is done when its error is below tolerance × max(integral, scale). */
  tolerance: number;
  /** Relative rounding noise of f: a panel is also done when its error is below noise × its value. */
  noise: number;
  /** Size, if known, of what the result will be added to. */
  scale?: number;
  /** Stop, with what has been reached, beyond this many panels. */
  most?: number;
}

export interface Integral {
  value: number;
  /** Sum of the panels' error estimates. */
  error: number;
  /** Accepted panels in rising order. */
  panels: Panel[];
}

/**
 * ∫ f dx over [breaks₀, breaks_last] for f ≥ 0, adaptive bisection of Gauss–Kronrod panels. `breaks` (rising) must show
 * every scale of f; kinks and jumps need not be among them, bisection closes in on them. Stops early when halving no
 * longer helps (f is noise) and then says so by its error.
 */
export function integrate(f: (x: number) => number, breaks: readonly number[], options: IntegrateOptions): Integral {
  const { tolerance, noise, scale = 0, most = 20_000 } = options;
  let panels: Panel[] = [];
  for (let i = 1; i < breaks.length; i++) panels.push(kronrodPanel(f, breaks[i - 1]!, breaks[i]!));
  let best = Infinity;
  let idle = 0;
  for (let sweep = 0; ; sweep++) {
    let value = 0;
    let error = 0;
    for (const panel of panels) {
      value += panel.value;
      error += panel.error;
    }
    idle = error < 0.7 * best ? 0 : idle + 1;
    best = Math.min(best, error);
    const limit = tolerance * Math.max(value, scale);
    const coarse = (p: Panel) => p.error > limit && p.error > noise * p.value && divisible(p);
    const stuck = (sweep > 12 && idle > 6) || panels.length > most || sweep > 120;
    if (stuck || !panels.some(coarse)) return { value, error, panels };
    const next: Panel[] = [];
    for (const p of panels) {
      if (!coarse(p)) {
        next.push(p);
        continue;
      }
      const middle = 0.5 * (p.a + p.b);
      next.push(kronrodPanel(f, p.a, middle), kronrodPanel(f, middle, p.b));
    }
    panels = next;
  }
}

function divisible({ a, b }: Panel): boolean {
  return b - a > 64 * Number.EPSILON * Math.max(Math.abs(a), Math.abs(b), 1e-290);
}
