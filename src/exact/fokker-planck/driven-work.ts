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

/** Of the step that the first stage takes; it makes the matrices of both stages alike. */
const gamma = 2 - Math.SQRT2;

/**
 * ⟨w⟩ = ∫∫ ∂u/∂t p dx dt and ∫ p dx over a set at the end, of ∂p/∂t = D ∂/∂x(∂p/∂x + p ∂u/∂x), by exponential fitting (`gridGenerator`) in
 * space and in time by the trapezoidal rule over a part γ of each step and the backward difference of second order over the whole
 * (TR-BDF2; R. E. Bank et al., IEEE Trans. Comput.-Aided Des. 4, 436 (1985)). That is L-stable: what relaxes within a step is gone after it,
 * so that a process however slow is one through equilibrium states. Errors are of order h² and dt² at once, from n cells and 2n steps and
 * three times as many of both, extrapolated.
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

/** u, the hopping rates to the next cell above and below, and p, at one instant. */
interface Instant {
  u: Float64Array;
  up: Float64Array;
  down: Float64Array;
  p: Float64Array;
}

function solve({ from, to, reduced, diffusion, duration, inside }: DrivenDiffusion, n: number) {
  const [width, steps] = [(to - from) / n, 8 * Math.ceil(n / 4)];
  const dt = duration / steps;
  const x = Float64Array.from({ length: n }, (_, i) => from + (i + 0.5) * width);
  const hopping = diffusion / width ** 2;
  const at = (t: number): Omit<Instant, 'p'> => {
    const u = x.map((y) => reduced(y, t));
    const [up, down] = [new Float64Array(n), new Float64Array(n)];
    for (let i = 0; i + 1 < n; i++) {
      up[i] = hopping * bernoulli(u[i + 1]! - u[i]!);
      down[i + 1] = hopping * bernoulli(u[i]! - u[i + 1]!);
    }
    return { u, up, down };
  };
  let now: Instant = { ...at(0), p: new Float64Array(n) };
  now.p = boltzmann(now.u);
  let work = 0;
  for (let k = 0; k < steps; k++) {
    const middle = at((k + gamma) * dt);
    const half = (gamma * dt) / 2;
    const p1 = implicit(explicit(now, half), middle, half);
    const right = p1.map((q, i) => (q - (1 - gamma) ** 2 * now.p[i]!) / (gamma * (2 - gamma)));
    const end = at((k + 1) * dt);
    const p2 = implicit(right, end, half);
    for (let i = 0; i < n; i++) work += workOver([now.u[i]!, middle.u[i]!, end.u[i]!], [now.p[i]!, p1[i]!, p2[i]!]);
    now = { ...end, p: p2 };
  }
  return { work, inside: now.p.reduce((sum, q, i) => (inside(x[i]!) ? sum + q : sum), 0) };
}

/** ∫ u̇ p dt over a step by the method's own weights, u̇ being that of the parabola through u at its three instants. */
function workOver([u0, u1, u2]: readonly number[], [p0, p1, p2]: readonly number[]): number {
  const [early, late] = [(u1! - u0!) / gamma, (u2! - u1!) / (1 - gamma)];
  const bend = late - early; // half the second derivative, times the step
  return (
    (Math.SQRT2 / 4) * ((early - gamma * bend) * p0! + (early + gamma * bend) * p1!) +
    (gamma / 2) * (late + (1 - gamma) * bend) * p2!
  );
}

function boltzmann(u: Float64Array): Float64Array {
  const lowest = Math.min(...u);
  const weights = u.map((v) => Math.exp(lowest - v));
  const total = weights.reduce((sum, w) => sum + w, 0);
  return weights.map((w) => w / total);
}

/** (1 + tL) p, L hopping from cell to cell; no cell is left at the ends. */
function explicit({ up, down, p }: Instant, t: number): Float64Array {
  return p.map(
    (q, i) =>
      q - t * ((up[i]! + down[i]!) * q - (i > 0 ? up[i - 1]! * p[i - 1]! : 0) - (down[i + 1] ?? 0) * (p[i + 1] ?? 0)),
  );
}

/** (1 − tL)⁻¹ p, by elimination from the left. */
function implicit(p: Float64Array, { up, down }: Omit<Instant, 'p'>, t: number): Float64Array {
  const n = p.length;
  const [pivot, y] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    const ratio = i > 0 ? (t * up[i - 1]!) / pivot[i - 1]! : 0;
    pivot[i] = 1 + t * (up[i]! + down[i]!) - ratio * t * down[i]!;
    y[i] = p[i]! + (i > 0 ? ratio * y[i - 1]! : 0);
  }
  for (let i = n - 1; i >= 0; i--) y[i] = (y[i]! + (i + 1 < n ? t * down[i + 1]! * y[i + 1]! : 0)) / pivot[i]!;
  return y;
}
