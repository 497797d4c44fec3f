import { type DrivenWork, drivenWork } from './fokker-planck/driven-work.ts';

/** U = B(x⁴ − 2ax²) − Bfx in quarters of τ: a 1 → 0; f 0 → −1; a 0 → 1; f −1 → 0. Mobility 1. */
export interface BitErasure {
  readonly barrier: number;
  readonly tau: number;
  readonly kT: number;
}

/** Height in kT at which there is nobody left. */
const height = 40;

/** Mean work in kT and the probability to end at x < 0, by the Fokker–Planck equation. */
export function bitErasure({ barrier, tau, kT }: BitErasure): DrivenWork {
  const depth = barrier / kT;
  // (x² − 1)² rises so high above the wells; a tilt makes one deeper by 1.06 B, and the wall beside it by more
  const end = Math.sqrt(1 + Math.sqrt(height / depth + 2));
  const ramp = (s: number) => Math.min(1, Math.max(0, s));
  return drivenWork({
    from: -end,
    to: end,
    reduced: (x, t) => {
      const quarter = (4 * t) / tau;
      const a = 1 - ramp(quarter) + ramp(quarter - 2);
      const f = ramp(quarter - 3) - ramp(quarter - 1);
      return depth * (x ** 4 - 2 * a * x ** 2 - f * x);
    },
    diffusion: kT,
    duration: tau,
    inside: (x) => x < 0,
  });
}
