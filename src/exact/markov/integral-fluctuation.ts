import { matrixExponential } from '../linear/matrix-exponential.ts';
import { timesVector } from '../linear/times-vector.ts';
import type { SolvedNetwork } from './solved-network.ts';
import { tiltedGenerator } from './tilted-generator.ts';

/**
 * ⟨e^{−kΔs}⟩ of the total entropy production Δs = Σ ln(w/w′) + ln p(start) − ln p(end) over a time t in the stationary law p,
 * Σ p(end)ᵏ e^{L(−k)t} p(start)^{1−k} with the generator tilted by the entropy given off: 1 for k = 1 (integral fluctuation theorem,
 * U. Seifert, PRL 95, 040602 (2005)), and for k = 2 the second moment that decides how large a sample its test needs. Infinite
 * beyond double precision.
 */
export function integralFluctuation({ channels, start, entropy }: SolvedNetwork, t: number, k: number): number {
  const visited = start.flatMap((p, i) => (p > 0 ? [i] : []));
  const place = new Map(visited.map((state, i) => [state, i]));
  const inside = channels
    .map((c, i) => ({ ...c, entropy: entropy[i]! }))
    .filter((c) => place.has(c.from) && c.rate > 0);
  const jumps = inside.map(({ from, to, rate }) => ({ from: place.get(from)!, to: place.get(to)!, rate }));
  const p = visited.map((state) => start[state]!);
  const counter = inside.map((c) => c.entropy);
  if (!inside.every((c) => c.rate * Math.exp(-k * c.entropy) < 1e100)) return Number.POSITIVE_INFINITY;
  const tilted = tiltedGenerator(jumps, p.length, counter, -k);
  const flow = matrixExponential(tilted.map((row) => row.map((x) => x * t)));
  const before = p.map((x) => x ** (1 - k));
  const value = timesVector(flow, before).reduce((sum, w, i) => sum + p[i]! ** k * w, 0);
  return Number.isFinite(value) ? value : Number.POSITIVE_INFINITY;
}
