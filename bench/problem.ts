import { draggedTrapMeanWork } from '../src/exact/dragged-trap.ts';
import { createLangevinPlan as createPlan, type LangevinPlan as Plan } from '../src/experiment/langevin-plan.ts';
import { parseRequest } from '../src/experiment/spec.ts';

/**
 * The problem that every program solves, in units of kT, 1/(μk) and √(kT/k). Overdamped motion dx = μF dt + √(2μkT) dW in
 * U = k(x − λ)²/2 with λ = vt, from equilibrium at λ = 0 for the time τ, Euler–Maruyama, palindromic control: step n runs at
 * λ_{n+½}. Wanted is the protocol work w = Σ U(x, λ′) − U(x, λ) over all changes of λ, the closing one to λ_N included.
 */
export const problem = { k: 1, v: 1, mu: 1, kT: 1, tau: 1, steps: 1000, dt: 1e-3 } as const;

/**
 * Exact for dt → 0: w is Gaussian with variance 2kT⟨w⟩. At this dt the scheme itself is off by −5.2e-5 and 6.4e-5 (linear
 * recursion of its moments), a small part of any standard error here.
 */
const meanWork = draggedTrapMeanWork(problem);
export const exactWork = { mean: meanWork, variance: 2 * problem.kT * meanWork };

/** Eddy's plan of the problem. */
export function planOf(trajectories: number, seed: number, precision: 'single' | 'double' = 'single'): Plan {
  const { k, v, mu, kT, tau, dt } = problem;
  return createPlan(
    parseRequest({ system: 'dragged-trap', parameters: { k, v, mu, kT, tau }, dt, trajectories, seed, precision }),
  );
}
