/** ⟨[x(t) − x(0)]²⟩ = 2μkT t of a free overdamped particle, one coordinate (A. Einstein, Ann. Phys. 322, 549 (1905)). */
export function brownianMeanSquaredDisplacement({ mu, kT, t }: { mu: number; kT: number; t: number }): number {
  return 2 * mu * kT * t;
}
