import { Missing } from '../entrant.ts';
import { type Spread, spreadOf } from '../statistics.ts';
import { openPython } from './python.ts';

/** How long pymbar takes for Bennett's acceptance ratio and its error. */
export interface PymbarTiming {
  readonly machine: string;
  readonly seconds: Spread;
  /** Distance from the exact ΔF in its own standard errors, largest of the rounds. */
  readonly largestZ: number;
  readonly right: boolean;
}

/** Normal works that obey Crooks' theorem exactly. */
interface NormalWorks {
  readonly freeEnergyDifference: number;
  readonly sigma: number;
  /** Of each direction. */
  readonly count: number;
}

/** Times pymbar; null where no Python has it. */
export async function timePymbar(works: NormalWorks, rounds: number, seed: number): Promise<PymbarTiming | null> {
  try {
    const { machine, ask, close } = await openPython('pymbar', 'bar_pymbar.py', 1);
    const answers: { seconds: number; value: number; standardError: number }[] = [];
    for (let round = 0; round <= rounds; round++)
      answers.push((await ask({ ...works, seed: seed + round })) as (typeof answers)[number]);
    close();
    const zs = answers.map(({ value, standardError }) => Math.abs(value - works.freeEnergyDifference) / standardError);
    const largestZ = Math.max(...zs);
    const timed = answers.slice(1).map(({ seconds }) => seconds); // the first round warms up
    return { machine, seconds: spreadOf(timed), largestZ, right: largestZ <= 4.5 };
  } catch (error) {
    if (error instanceof Missing) return null;
    throw error;
  }
}
