import type { ProfileGrid } from '../../../src/estimate/profile/profile-grid.ts';
import type { Bias, ProfileBatch } from '../../../src/estimate/profile/profile-tally.ts';
import { normals } from '../../random-normal.ts';

/** A molecule in a harmonic well U_m = κ_m x²/2, pulled by a trap κ(x − λ)²/2 from λ = 0 to `end`; all in kT. */
export const pulled = { well: 1, trap: 2, end: 6, relaxation: 0.4 };

export const grid: ProfileGrid = { lower: -3, width: 0.25, cells: 36, periodic: false, slices: 9 };

const lambda = (slice: number) => (pulled.end * slice) / (grid.slices - 1);

const trapped = (t: number, x: number) => (pulled.trap * (x - lambda(t)) ** 2) / 2;

export const bias: Bias = (t, places, into) => {
  for (let i = 0; i < into.length; i++) into[i] = trapped(t, places[i]!);
  return into;
};

/**
 * Pulls (or pushes back) by the exact discrete process: the trap steps from slice to slice, which costs work, and x then forgets all but
 * `relaxation` of its distance from equilibrium. Crooks' theorem holds for it exactly: steps of λ first one way, last the other.
 */
export function pulls(side: 'forward' | 'reverse', count: number, seed: number): ProfileBatch {
  const normal = normals(seed);
  const { well, trap, relaxation } = pulled;
  const spread = 1 / Math.sqrt(well + trap);
  const centre = (t: number) => (trap * lambda(t)) / (well + trap);
  const relax = (x: number, t: number) =>
    centre(t) + relaxation * (x - centre(t)) + Math.sqrt(1 - relaxation ** 2) * spread * normal();
  const positions = Array.from({ length: grid.slices }, () => new Float64Array(count));
  const works = Array.from({ length: grid.slices }, () => new Float64Array(count));
  const last = grid.slices - 1;
  for (let i = 0; i < count; i++) {
    let w = 0;
    if (side === 'forward') {
      let x = centre(0) + spread * normal();
      for (let t = 0; t <= last; t++) {
        if (t > 0) {
          w += trapped(t, x) - trapped(t - 1, x);
          x = relax(x, t);
        }
        positions[t]![i] = x;
        works[t]![i] = w;
      }
    } else {
      let x = centre(last) + spread * normal();
      for (let t = last; t >= 0; t--) {
        if (t < last) {
          x = relax(x, t + 1);
          w += trapped(t, x) - trapped(t + 1, x);
        }
        // seen where the forward process is seen: relaxed at λ_t, so before the trap moves on
        positions[t]![i] = x;
        works[t]![i] = w;
      }
    }
  }
  return {
    count,
    total: works[side === 'forward' ? last : 0]!,
    at: (t) => ({ positions: positions[t]!, works: works[t]! }),
  };
}
