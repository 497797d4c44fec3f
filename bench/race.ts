import { emptyMoments, type Moments, mergeMoments } from '../src/tally/moments.ts';
import { check, type ExactLaw, type Verdict } from './check.ts';
import { type Entrant, Missing, type Row } from './entrant.ts';

/** What became of a row. */
export interface Raced {
  readonly row: Row;
  readonly machine: string;
  /** The answers of all rounds together (of the first wrong one, if any), held against the exact law. */
  readonly verdict: Verdict;
  /** Million trajectory-steps (or jumps) a second, one a round; empty when an answer is wrong. */
  readonly rates: readonly number[];
  /** Million trajectory-steps for a second of processor time, where that is known. */
  readonly cpuRates: readonly number[];
}

export interface LeftOut {
  readonly row: Row;
  readonly reason: string;
}

export interface RaceOptions {
  readonly trajectories: number;
  readonly steps: number;
  readonly rounds: number;
  readonly seed: number;
  readonly exact: ExactLaw;
  /** Told before each run. */
  readonly onRun: (title: string, round: number) => void;
}

/**
 * Runs every program once a round, so that whatever else the machine does hits all alike; each round starts with another row.
 * Round 0 warms up and is not timed. Every answer is checked, and all of a program together; a wrong one gets no rate.
 */
export async function race(
  rows: readonly Row[],
  options: RaceOptions,
): Promise<{ raced: Raced[]; leftOut: LeftOut[] }> {
  const { trajectories, steps, rounds, seed, exact, onRun } = options;
  const countOf = (row: Row) => Math.ceil(trajectories * (row.share ?? 1));
  const leftOut: LeftOut[] = [];
  const open: { row: Row; entrant: Entrant; works: Moments; wrong?: Verdict; rates: number[]; cpuRates: number[] }[] =
    [];
  for (const row of rows) {
    try {
      open.push({ row, entrant: await row.open(), works: emptyMoments, rates: [], cpuRates: [] });
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      leftOut.push({ row, reason: error.message });
    }
  }
  try {
    for (let round = 0; round <= rounds; round++)
      for (let i = 0; i < open.length; i++) {
        const racer = open[(i + round) % open.length]!;
        if (racer.wrong) continue;
        const { row, entrant, rates, cpuRates } = racer;
        onRun(row.title, round);
        const { seconds, cpuSeconds, trajectorySteps, works } = await entrant.run(countOf(row), seed + round, steps);
        const verdict = check(works, countOf(row), exact);
        if (!verdict.right) racer.wrong = verdict;
        racer.works = mergeMoments(racer.works, works);
        if (round === 0) continue;
        rates.push(trajectorySteps / seconds / 1e6);
        if (cpuSeconds) cpuRates.push(trajectorySteps / cpuSeconds / 1e6);
      }
  } finally {
    for (const { entrant } of open) await entrant.close();
  }
  const raced = open.map(({ row, entrant, works, wrong, rates, cpuRates }) => {
    const verdict = wrong ?? check(works, countOf(row) * (rounds + 1), exact);
    const timed = verdict.right ? { rates, cpuRates } : { rates: [], cpuRates: [] };
    return { row, machine: entrant.machine, verdict, ...timed };
  });
  return { raced, leftOut };
}
