import { explore, panelEnds } from './explore.ts';
import { integrate } from './integrate.ts';
import type { Panel } from './kronrod-panel.ts';
import { addWalls } from './walls.ts';

/** ∫ e^{u₀−u(y)} dy over one line across the box. */
export function rowIntegral(
  u: (y: number) => number,
  [from, to]: [number, number],
  wells: readonly number[],
  u0: number,
  noise: number,
  scale: number,
  inside?: (y: number) => boolean,
): { value: number; panels: Panel[] } {
  const even = Array.from({ length: 129 }, (_, i) => (i < 128 ? from + ((to - from) * i) / 128 : to));
  const base = [...new Set([...even, ...wells])].sort((p, q) => p - q);
  const landscape = explore(u, base, 2);
  const row = { value: 0, panels: [] as Panel[] };
  if (!landscape.minima.length || landscape.minima[0]!.u > u0 + 100) return row;
  if (inside) addWalls(landscape, inside);
  const f = (y: number) => Math.exp(u0 - u(y));
  for (const ends of panelEnds(landscape, 60)) {
    const part = integrate(f, ends, { tolerance: 1e-14, noise, scale: Math.max(scale, row.value) });
    row.value += part.value;
    row.panels.push(...part.panels);
  }
  return row;
}
