import { linePoints } from './explore.ts';
import { farGrowth, noEquilibrium, type PotentialSource } from './no-equilibrium.ts';

/** Coordinates to look at on one axis of the plane: even ones of a ring, all scales from 1e-12 to 1e12 of a line. */
export function searchPoints(period: number | undefined): number[] {
  if (period !== undefined) return Array.from({ length: 65 }, (_, i) => (i * period) / 64);
  return linePoints(4).filter((x) => x === 0 || (Math.abs(x) > 1e-13 && Math.abs(x) < 1e13));
}

/** @throws SpecError when u(x, y) does not grow faster than the number of lines times ln r in some direction seen */
export function refuseSlowGrowth(
  u: (x: number, y: number) => number,
  periods: readonly [number | undefined, number | undefined],
  source: PotentialSource,
): void {
  const across = periods.map((period) => searchPoints(period));
  const lines = periods.filter((period) => period === undefined).length;
  for (const axis of [0, 1])
    for (const side of [-1, 1]) {
      if (periods[axis] !== undefined) continue;
      const other = across[1 - axis]!;
      const bounded = periods[1 - axis] === undefined;
      const at = (r: number, t: number) => (axis ? u(t, side * r) : u(side * r, t));
      const least = (r: number) => {
        let low = Math.min(...other.map((t) => at(r, t)));
        if (bounded) for (const t of [-1, -0.5, -0.1, -1e-2, 1e-2, 0.1, 0.5, 1]) low = Math.min(low, at(r, t * r));
        return low;
      };
      if (farGrowth(least) > lines) continue;
      throw noEquilibrium(
        source,
        `exp(−βU) has no finite integral towards ${axis ? 'y' : 'x'} = ${side < 0 ? '−∞' : '+∞'}`,
      );
    }
}
