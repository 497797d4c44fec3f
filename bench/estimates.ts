import { estimateWorks } from '../src/estimate/estimate-works.ts';
import { type PymbarTiming, timePymbar } from './entrants/pymbar.ts';
import { type Spread, spreadOf } from './statistics.ts';

/** How long estimates take on the host, from works in memory. */
export interface EstimateTiming {
  readonly worksPerDirection: number;
  readonly seconds: Spread;
  /** BAR's distance from the exact ΔF in its own standard errors, largest of the rounds. */
  readonly largestZ: number;
  readonly right: boolean;
  /** The same by pymbar, which estimates BAR and its error alone; null where Python has it not. */
  readonly pymbar: PymbarTiming | null;
}

/** Works of N(ΔF ± σ²/2, σ²) obey Crooks' theorem exactly. */
const law = { freeEnergyDifference: 1.5, sigma: 2 };

/**
 * Tallies and estimates `count` works of each direction, with every estimator, jackknife error, diagnostic and warning:
 * what `eddy estimate` does after reading its files.
 */
export async function timeEstimates(count: number, rounds: number, seed: number): Promise<EstimateTiming> {
  const { freeEnergyDifference, sigma } = law;
  const seconds: number[] = [];
  const zs: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const normal = createNormals(seed + round);
    const draw = (mean: number) => Float64Array.from({ length: count }, () => mean + sigma * normal());
    const forward = draw(freeEnergyDifference + sigma ** 2 / 2);
    const reverse = draw(-freeEnergyDifference + sigma ** 2 / 2);
    const began = performance.now();
    const { estimates } = estimateWorks(forward, reverse);
    if (round > 0) seconds.push((performance.now() - began) / 1000); // the first round warms up
    const bar = estimates.find((e) => e.id === 'bar')!;
    zs.push(Math.abs(bar.value - freeEnergyDifference) / bar.standardError);
  }
  const largestZ = Math.max(...zs);
  const pymbar = await timePymbar({ ...law, count }, rounds, seed);
  return { worksPerDirection: count, seconds: spreadOf(seconds), largestZ, right: largestZ <= 4.5, pymbar };
}

/** Marsaglia's polar method over mulberry32: plain, and not Eddy's own generator. */
function createNormals(seed: number): () => number {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => {
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const s = x * x + y * y;
      if (s > 0 && s < 1) return x * Math.sqrt((-2 * Math.log(s)) / s);
    }
  };
}
