import { checkNormal } from '../check.ts';
import { everything, openEddy } from '../entrants/eddy.ts';
import { openCpu } from '../open.ts';
import { schemeLaw } from '../problem.ts';
import { type Spread, spreadOf } from '../statistics.ts';
import { fitPower, type PowerFit } from './fit-power.ts';
import { type Memory, measureMemory } from './memory.ts';
import { halfDecades, still } from './sizes.ts';

/** Time against size, the other size standing still. */
export interface TimeGrowth {
  /** Trajectories or steps. */
  readonly sizes: readonly number[];
  /** How many there are of the other. */
  readonly other: number;
  /** Medians over rounds. */
  readonly seconds: readonly number[];
  readonly cpuSeconds: readonly number[];
  readonly fit: { readonly seconds: PowerFit; readonly cpuSeconds: PowerFit };
}

/** How cost grows with the size of a run, on the CPU backend in single precision. */
export interface Growth {
  readonly rounds: number;
  readonly seed: number;
  /** In one worker. */
  readonly trajectories: TimeGrowth;
  readonly steps: TimeGrowth;
  /** Rate in two workers over the rate in one, in turn. */
  readonly workers: Spread;
  readonly memory: Memory;
  /** Whether all works obeyed the law of the scheme. */
  readonly right: boolean;
}

export interface GrowthOptions {
  /** Powers of ten that sizes span. */
  readonly decades: number;
  readonly rounds: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

/** Measures time against trajectories and steps, in turn within each round, the gain of a second worker, and memory. */
export async function measureGrowth({ decades, rounds, seed, say }: GrowthOptions): Promise<Growth> {
  const sizes = halfDecades(decades);
  const one = await openEddy(await openCpu('single', 1), everything);
  const two = await openEddy(await openCpu('single', 2), everything);
  let right = true;
  const run = async (program: typeof one, trajectories: number, steps: number, round: number) => {
    const { works, seconds, cpuSeconds } = await program.run(trajectories, seed + round, steps);
    right &&= checkNormal(works, trajectories, schemeLaw(steps)).right;
    return { seconds, cpuSeconds: cpuSeconds! };
  };
  type Sample = Awaited<ReturnType<typeof run>>;
  const grown = { trajectories: sizes.map((): Sample[] => []), steps: sizes.map((): Sample[] => []) };
  const gains: number[] = [];
  const wide = sizes.at(-1)! / 10;
  for (let round = 0; round <= rounds; round++) {
    say(`growth, ${round === 0 ? 'warm-up' : `round ${round} of ${rounds}`}`);
    for (const [i, size] of sizes.entries()) {
      if (round === 0 && size > 1e5) continue; // enough to warm up
      // Short runs scatter most, and cost nothing to repeat.
      for (let repeat = 0; repeat < (size < 5e5 ? 8 : 1); repeat++) {
        const broad = await run(one, size, still.steps, round);
        const long = await run(one, still.trajectories, size, round);
        if (round === 0) continue;
        grown.trajectories[i]!.push(broad);
        grown.steps[i]!.push(long);
      }
    }
    const single = await run(one, wide, still.steps, round);
    const both = await run(two, wide, still.steps, round);
    if (round > 0) gains.push(single.seconds / both.seconds);
  }
  await one.close();
  await two.close();
  const growthOf = (samples: Sample[][], other: number): TimeGrowth => {
    const [seconds, cpuSeconds] = (['seconds', 'cpuSeconds'] as const).map((clock) =>
      samples.map((s) => spreadOf(s.map((sample) => sample[clock])).median),
    ) as [number[], number[]];
    return {
      sizes,
      other,
      seconds,
      cpuSeconds,
      fit: { seconds: fitPower(sizes, seconds), cpuSeconds: fitPower(sizes, cpuSeconds) },
    };
  };
  say('growth of memory');
  return {
    rounds,
    seed,
    trajectories: growthOf(grown.trajectories, still.steps),
    steps: growthOf(grown.steps, still.trajectories),
    workers: spreadOf(gains),
    memory: await measureMemory(decades),
    right,
  };
}
