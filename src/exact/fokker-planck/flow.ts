import type { SparseJumps } from '../linear/uniformisation.ts';
import { padePoles } from './pade-poles.ts';
import { type ComplexVector, resolvent } from './resolvent.ts';

/** e^{Lt}u with a bound on what the steps in time have done to Σ|·|. */
export interface Flowed {
  u: Float64Array;
  error: number;
}

/**
 * (u, t) ↦ e^{Lt}u for a stiff jump process whose jumps join close states: steps of the L-stable Padé approximant [4/5], order 9, by
 * partial fractions, e^{Lt} ≈ −Σ_q (r/t)(q/t − L)⁻¹. A step is halved until one whole and two halves differ by less than `tolerance`
 * in Σ|·|; as e^{Lt} shrinks that norm, the differences add up to a bound. u need be neither positive nor normalised.
 */
export function flow(jumps: SparseJumps, tolerance = 1e-11): (u: Float64Array, t: number) => Flowed {
  const known = new Map<number, (u: Float64Array) => Float64Array>();
  const stepOf = (dt: number) => {
    const step = known.get(dt) ?? padeStep(jumps, dt);
    known.set(dt, step);
    return step;
  };
  const advance = (u: Float64Array, dt: number, limit: number, depth: number): Flowed => {
    const half = stepOf(dt / 2);
    const [whole, halves] = [stepOf(dt)(u), half(half(u))];
    const error = norm(halves.map((x, i) => x - whole[i]!));
    if (error <= limit || depth > 60) return { u: halves, error };
    const first = advance(u, dt / 2, limit, depth + 1);
    const second = advance(first.u, dt / 2, limit, depth + 1);
    return { u: second.u, error: first.error + second.error };
  };
  return (u, t) => (t > 0 ? advance(u, t, Math.max(tolerance, 1e-12) * norm(u), 0) : { u, error: 0 });
}

function padeStep(jumps: SparseJumps, dt: number): (u: Float64Array) => Float64Array {
  const solves = padePoles.map(({ q }) => resolvent(jumps, q[0] / dt, q[1] / dt));
  return (u) => {
    const result = new Float64Array(u.length);
    const start: ComplexVector = { re: u, im: new Float64Array(u.length) };
    padePoles.forEach(({ q, r }, k) => {
      const { re, im } = solves[k]!(start);
      const weight = (q[1] > 0 ? -2 : -1) / dt;
      for (let i = 0; i < u.length; i++) result[i]! += weight * (r[0] * re[i]! - r[1] * im[i]!);
    });
    return result;
  };
}

function norm(u: Float64Array): number {
  return u.reduce((sum, x) => sum + Math.abs(x), 0);
}
