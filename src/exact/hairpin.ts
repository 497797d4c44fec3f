import { type DrivenWork, drivenWork } from './fokker-planck/driven-work.ts';
import { integrate } from './integrate.ts';

/** U = barrier[(x/a)² − 1]² + tilt(x + a)/(2a) + kappa(x − λ)²/2, λ from start to end within tau. Energies in pN·nm, lengths in nm, times in s. */
export interface Hairpin {
  readonly barrier: number;
  readonly tilt: number;
  readonly a: number;
  readonly kappa: number;
  readonly start: number;
  readonly end: number;
  readonly tau: number;
  readonly mu: number;
  readonly kT: number;
}

/** Height in kT at which there is nobody left. */
const height = 40;

/** U/kT at a position λ of the trap, and the walls between which it is lower than `height` above its least at either end of the pull. */
function landscape({ barrier, tilt, a, kappa, start, end, kT }: Hairpin) {
  const reduced = (x: number, lambda: number) =>
    (barrier * ((x / a) ** 2 - 1) ** 2 + (tilt * (x + a)) / (2 * a) + (kappa * (x - lambda) ** 2) / 2) / kT;
  const edge = (lambda: number, way: 1 | -1) => wall((x) => reduced(x, lambda), -way * a, way * Math.sqrt(kT / kappa));
  return { reduced, from: edge(Math.min(start, end), -1), to: edge(Math.max(start, end), 1) };
}

/** Equilibrium at both ends of the pull: ΔF/kT = −ln[Z(end)/Z(start)], Z = ∫e^{−U/kT}dx, and ⟨x⟩ in nm where it starts. */
export function hairpinEquilibrium(hairpin: Hairpin): { freeEnergy: number; start: number } {
  const { reduced, from, to } = landscape(hairpin);
  const places = Array.from({ length: 201 }, (_, i) => from + ((to - from) * i) / 200);
  const at = (lambda: number) => {
    const lowest = Math.min(...places.map((x) => reduced(x, lambda)));
    const sum = (f: (x: number) => number) =>
      integrate((x) => f(x) * Math.exp(lowest - reduced(x, lambda)), places, { tolerance: 1e-12, noise: 1e-15 }).value;
    return { sum, Z: sum(() => 1), lowest };
  };
  const [start, end] = [at(hairpin.start), at(hairpin.end)];
  return {
    freeEnergy: Math.log(start.Z / end.Z) + end.lowest - start.lowest,
    start: from + start.sum((x) => x - from) / start.Z,
  };
}

/** Mean work in kT of the pull, by the Fokker–Planck equation. */
export function hairpinWork(hairpin: Hairpin): DrivenWork['work'] {
  const { barrier, a, kappa, start, end, tau, mu, kT } = hairpin;
  const { reduced, from, to } = landscape(hairpin);
  const well = Math.sqrt(kT / ((8 * barrier) / a ** 2 + kappa));
  const cells = 2 * Math.ceil(Math.min(300, Math.max(100, (to - from) / well)));
  return drivenWork(
    {
      from,
      to,
      reduced: (x, t) => reduced(x, start + ((end - start) * t) / tau),
      diffusion: mu * kT,
      duration: tau,
      inside: () => true,
    },
    cells,
  ).work;
}

/** Where u, on the way out from x, has risen by `height` above the least that was met. */
function wall(u: (x: number) => number, x: number, step: number): number {
  let lowest = u(x);
  let near = x;
  let far = x + step;
  for (; u(far) < lowest + height; far += step) {
    lowest = Math.min(lowest, u(far));
    near = far;
  }
  for (let n = 0; n < 30; n++) {
    const middle = (near + far) / 2;
    if (u(middle) < lowest + height) near = middle;
    else far = middle;
  }
  return far;
}
