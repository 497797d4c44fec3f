import { draggedTrapMeanWork } from '../src/exact/dragged-trap.ts';
import { createLangevinPlan as createPlan, type LangevinPlan as Plan } from '../src/experiment/langevin-plan.ts';
import { parseRequest } from '../src/experiment/spec.ts';
import type { ExactLaw } from './check.ts';

/**
 * The problem that every program solves, in units of kT, 1/(μk) and √(kT/k). Overdamped motion dx = μF dt + √(2μkT) dW in
 * U = k(x − λ)²/2 with λ = vt, from equilibrium at λ = 0 for the time τ, Euler–Maruyama, palindromic control: step n runs at
 * λ_{n+½}. Wanted is the protocol work w = Σ U(x, λ′) − U(x, λ) over all changes of λ, the closing one to λ_N included.
 */
export const problem = { k: 1, v: 1, mu: 1, kT: 1, tau: 1, steps: 1000, dt: 1e-3 } as const;

/** The same in another number of steps, a multiple of 4. */
export type Problem = Readonly<Record<keyof typeof problem, number>>;

/** The problem cut into `steps`. */
export const problemIn = (steps: number): Problem => ({ ...problem, steps, dt: problem.tau / steps });

/** What peers are told of it. */
export function peerProblem(steps: number): Omit<Problem, 'tau'> {
  const { tau, ...rest } = problemIn(steps);
  return rest;
}

/**
 * Exact for dt → 0: w is Gaussian with variance 2kT⟨w⟩. At this dt the scheme itself is off by −5.2e-5 and 6.4e-5 (`schemeLaw`),
 * a small part of any standard error here.
 */
const meanWork = draggedTrapMeanWork(problem);
export const exactWork: ExactLaw = { mean: meanWork, variance: 2 * problem.kT * meanWork };

/** Mean and variance of w in this many steps of the scheme, which is linear: its first and second moments step by step. */
export function schemeLaw(steps: number): ExactLaw {
  const { k, v, mu, kT, dt } = problemIn(steps);
  const keep = 1 - mu * k * dt;
  let [x, w, xx, xw, ww] = [0, 0, kT / k, 0, 0];
  let last = 0;
  for (let n = 0; n <= steps; n++) {
    const at = v * dt * (n < steps ? n + 0.5 : steps);
    const pull = k * (at - last);
    w += pull * (0.5 * (at + last) - x);
    ww += pull * (pull * xx - 2 * xw);
    xw -= pull * xx;
    last = at;
    x = keep * x + mu * k * dt * at;
    xw *= keep;
    xx = keep * keep * xx + 2 * mu * kT * dt;
  }
  return { mean: w, variance: ww };
}

/** Eddy's plan of the problem. */
export function planOf(
  trajectories: number,
  seed: number,
  precision: 'single' | 'double' = 'single',
  steps: number = problem.steps,
): Plan {
  const { k, v, mu, kT, tau, dt } = problemIn(steps);
  return createPlan(
    parseRequest({ system: 'dragged-trap', parameters: { k, v, mu, kT, tau }, dt, trajectories, seed, precision }),
  );
}
