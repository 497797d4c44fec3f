import { bernoulli } from './bernoulli.ts';
import { type Extrapolated, extrapolate } from './extrapolate.ts';

/** One coordinate between walls, in a potential that changes with time, started in equilibrium. */
export interface DrivenDiffusion {
  readonly from: number;
  readonly to: number;
  /** U(x, t)/kT; smooth in time but at multiples of a quarter of the duration. */
  readonly reduced: (x: number, t: number) => number;
  /** D = μkT. */
  readonly diffusion: number;
  readonly duration: number;
  /** A set of places whose edges are halfway or at the ends of the interval. */
  readonly inside: (x: number) => boolean;
}

/** Mean work in kT, and the probability to end inside, with estimates of their errors: what extrapolation changed. */
export interface DrivenWork {
  readonly work: Extrapolated;
  readonly inside: Extrapolated;
}

/**
 * ⟨w⟩ = ∫∫ ∂u/∂t p dx dt and ∫ p dx over a set at the end, of ∂p/∂t = D ∂/∂x(∂p/∂x + p ∂u/∂x), by exponential fitting (`gridGenerator`) in
 * space and the method of Crank and Nicolson in time, with half the change of the potential before and after each step: errors of order
 * h² and dt² at once, from n cells and 2n steps and three times as many of both, extrapolated.
 *
 * @param cells n, an even number
 */
export function drivenWork(of: DrivenDiffusion, cells = 120): DrivenWork {
  const [coarse, fine] = [solve(of, cells), solve(of, 3 * cells)];
  const { value, error } = extrapolate(coarse.inside, fine.inside);
  return {
    work: extrapolate(coarse.work, fine.work),
    inside: { value: Math.min(1, Math.max(0, value)), error },
  };
}

function solve({ from, to, reduced, diffusion, duration, inside }: DrivenDiffusion, n: number) {
  const [width, steps] = [(to - from) / n, 8 * Math.ceil(n / 4)];
  const dt = duration / steps;
  const x = Float64Array.from({ length: n }, (_, i) => from + (i + 0.5) * width);
  const at = (t: number) => x.map((y) => reduced(y, t));
  let u: Float64Array = at(0);
  const lowest = Math.min(...u);
  const weights = u.map((v) => Math.exp(lowest - v));
  const total = weights.reduce((sum, w) => sum + w, 0);
  let p: Float64Array = weights.map((w) => w / total);
  let work = 0;
  const turn = (next: Float64Array) => {
    for (let i = 0; i < n; i++) work += p[i]! * (next[i]! - u[i]!);
    u = next;
  };
  for (let k = 0; k < steps; k++) {
    turn(at((k + 0.5) * dt));
    p = crankNicolson(p, u, (diffusion * dt) / (2 * width ** 2));
    turn(at((k + 1) * dt));
  }
  return { work, inside: p.reduce((sum, q, i) => (inside(x[i]!) ? sum + q : sum), 0) };
}

/** (1 − L/2)⁻¹(1 + L/2) p, L/2 hopping from cell to cell at `rate`·B(Δu); no cell is left at the ends. */
function crankNicolson(p: Float64Array, u: Float64Array, rate: number): Float64Array {
  const n = p.length;
  const [up, down] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i + 1 < n; i++) {
    up[i] = rate * bernoulli(u[i + 1]! - u[i]!);
    down[i + 1] = rate * bernoulli(u[i]! - u[i + 1]!);
  }
  // elimination from the left: pivots and right-hand sides
  const [pivot, y] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    const leaving = up[i]! + down[i]!;
    const arriving = (i > 0 ? up[i - 1]! * p[i - 1]! : 0) + (i + 1 < n ? down[i + 1]! * p[i + 1]! : 0);
    const ratio = i > 0 ? up[i - 1]! / pivot[i - 1]! : 0;
    pivot[i] = 1 + leaving - ratio * down[i]!;
    y[i] = p[i]! * (1 - leaving) + arriving + (i > 0 ? ratio * y[i - 1]! : 0);
  }
  for (let i = n - 1; i >= 0; i--) y[i] = (y[i]! + (i + 1 < n ? down[i + 1]! * y[i + 1]! : 0)) / pivot[i]!;
  return y;
}
