import type { ExactLaw } from './check.ts';
import { type ColdStart, timeColdStart } from './cold-start.ts';
import { deviceBytes } from './device-bytes.ts';
import { type EndToEnd, timeEndToEnd } from './end-to-end.ts';
import type { Row } from './entrant.ts';
import { type EstimateTiming, timeEstimates } from './estimates.ts';
import { type FieldCost, timeField } from './field-cost.ts';
import { type HostCost, timeHost } from './host-cost.ts';
import { exactCurrent, jumpProblem } from './jump-problem.ts';
import { jumpRows } from './jump-rows.ts';
import { openCpu } from './open.ts';
import { exactWork, problem } from './problem.ts';
import { type RaceOptions, race } from './race.ts';
import { type Absence, type ReportedRow, reportAbsence, reportRow } from './reported.ts';
import { rows } from './rows.ts';

export interface SpeedOptions {
  readonly trajectories: number;
  readonly rounds: number;
  readonly seed: number;
  /** Works of each direction for the estimators, and trajectories of whole runs. */
  readonly works: number;
  /** Ids of the rows to run; all, and everything else that is timed, when empty. */
  readonly only: readonly string[];
  readonly say: (line: string) => void;
}

/** A race: its problem, the law that answers were held against, and what became of each program. */
export interface RaceResult<P> {
  readonly problem: P;
  readonly exact: ExactLaw;
  readonly rows: readonly ReportedRow[];
  readonly leftOut: readonly Absence[];
}

/** Throughput of everything that solves the two problems. */
export interface Speed {
  readonly rounds: number;
  readonly seed: number;
  readonly trap: RaceResult<typeof problem & { trajectories: number }>;
  readonly jumps: RaceResult<typeof jumpProblem & { trajectories: number }>;
  /** What else is timed; null where only some rows were asked for. */
  readonly besides: Besides | null;
}

/** What is timed besides the two races. */
export interface Besides {
  readonly estimates: EstimateTiming;
  readonly endToEnd: EndToEnd;
  readonly coldStart: ColdStart;
  readonly fieldCost: FieldCost;
  readonly hostCost: HostCost;
  readonly deviceBytes: ReturnType<typeof deviceBytes>;
}

/** Runs a race and reports it. */
export async function raceOf<P>(
  about: P,
  all: readonly Row[],
  options: Omit<RaceOptions, 'onRun'> & Pick<SpeedOptions, 'only' | 'say'>,
): Promise<RaceResult<P & { trajectories: number }>> {
  const { only, say, ...rest } = options;
  const chosen = only.length > 0 ? all.filter((row) => only.includes(row.id)) : all;
  const { raced, leftOut } = await race(chosen, {
    ...rest,
    onRun: (title, round) => say(`${round === 0 ? 'warm-up' : `round ${round} of ${rest.rounds}`}: ${title}`),
  });
  return {
    problem: { ...about, trajectories: rest.trajectories },
    exact: rest.exact,
    rows: raced.map(reportRow),
    leftOut: leftOut.map(reportAbsence),
  };
}

/** Times every program in two interleaved races, and what users wait for besides. */
export async function measureSpeed(options: SpeedOptions): Promise<Speed> {
  const { rounds, seed, only, say } = options;
  const { steps } = problem;
  const trap = await raceOf(problem, rows, { ...options, steps, exact: exactWork });
  say('jumps');
  const jumps = await raceOf(jumpProblem, jumpRows, { ...options, steps, exact: exactCurrent });
  return { rounds, seed, trap, jumps, besides: only.length > 0 ? null : await measureBesides(options) };
}

async function measureBesides({ trajectories, rounds, seed, works, say }: SpeedOptions): Promise<Besides> {
  say('cold starts');
  const coldStart = timeColdStart('cpu', rounds);
  say('current field');
  const fieldCost = await timeField(Math.min(trajectories, 2 ** 16), rounds, seed);
  say(`whole runs of ${works} trajectories`);
  const endToEnd = await timeEndToEnd(() => openCpu('single', 2), works, Math.min(rounds, 3), seed);
  say('host');
  const hostCost = await timeHost(2 ** 22, 1, Math.min(rounds, 3), seed);
  say(`estimates of ${works} works of each direction`);
  const estimates = await timeEstimates(works, Math.min(rounds, 3), seed);
  return { coldStart, fieldCost, hostCost, endToEnd, estimates, deviceBytes: deviceBytes() };
}
