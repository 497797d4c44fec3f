/** Levels ±gap/2 on leads at ±voltage/2 and temperature T, with light of temperature Ts; all couplings 1. */
export interface Photocell {
  readonly gap: number;
  readonly Ts: number;
  readonly T: number;
  readonly voltage: number;
}

/** Electrons per time: J = (k_0l k_lr k_r0 − k_0r k_rl k_l0)/Σ (B. Rutten, M. Esposito, B. Cleuren, PRB 80, 235122 (2009)), Σ being the nine trees of three states. */
export function photocellCurrent({ gap, Ts, T, voltage }: Photocell): number {
  const fermi = (x: number) => 1 / (1 + Math.exp(x));
  const x = (gap - voltage) / (2 * T);
  const photons = 1 / Math.expm1(gap / Ts);
  const [k0l, kl0, k0r, kr0] = [fermi(-x), fermi(x), fermi(x), fermi(-x)];
  const [klr, krl] = [photons, photons + 1];
  const trees = kl0 * kr0 + kl0 * krl + klr * kr0 + k0l * (kr0 + krl + klr) + k0r * (krl + kl0 + klr);
  return (k0l * klr * kr0 - k0r * krl * kl0) / trees;
}
