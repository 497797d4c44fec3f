import type { ExactLaw } from './check.ts';
import { type ColdStart, timeColdStart } from './cold-start.ts';
import { deviceBytes } from './device-bytes.ts';
import type { Row } from './entrant.ts';
import { type EstimateTiming, timeEstimates } from './estimates.ts';
import { type FieldCost, timeField } from './field-cost.ts';
import { type Goal, judge } from './goals.ts';
import { exactCurrent, jumpProblem } from './jump-problem.ts';
import { jumpRows } from './jump-rows.ts';
import { describeMachine } from './machine.ts';
import { exactWork, problem } from './problem.ts';
import { type LeftOut, type Raced, race, ratios } from './race.ts';
import { rows } from './rows.ts';
import { type Spread, spreadOf } from './statistics.ts';

export interface BenchOptions {
  readonly trajectories: number;
  readonly rounds: number;
  readonly seed: number;
  /** Works of each direction for the estimators. */
  readonly works: number;
  /** Ids of the rows to run; all when empty. */
  readonly only: readonly string[];
  readonly say: (line: string) => void;
}

/** A row as it is reported. */
export interface ReportedRow {
  readonly id: string;
  readonly title: string;
  readonly computes: string;
  readonly threads: number | null;
  readonly machine: string;
  readonly right: boolean;
  /** Distance of all rounds together (of the first wrong one, if any) from the exact law, in standard errors. */
  readonly zMean: number;
  readonly zVariance: number;
  /** Million trajectory-steps a second, in round order; empty when the answer is wrong. */
  readonly rates: readonly number[];
  readonly rate: Spread | null;
  /** The same for a second of processor time, all threads together: what a busy machine disturbs least. */
  readonly cpuRate: Spread | null;
  /** Round by round, as medians. */
  readonly timesNumpy: Spread | null;
  readonly timesJavascript: Spread | null;
  readonly timesReduced: Spread | null;
  /** Over Eddy's first row. */
  readonly timesEddy: Spread | null;
}

/** A row of the jump problem: million jumps a second. */
export type ReportedJumpRow = Omit<ReportedRow, 'timesNumpy' | 'timesReduced' | 'timesEddy'> & {
  readonly timesCpp: Spread | null;
};

export interface JumpResult {
  readonly problem: typeof jumpProblem & { trajectories: number };
  readonly exact: ExactLaw;
  readonly rows: readonly ReportedJumpRow[];
  readonly leftOut: BenchResult['leftOut'];
}

export interface BenchResult {
  readonly question: string;
  readonly problem: typeof problem & { trajectories: number; rounds: number; seed: number };
  readonly exact: ExactLaw;
  readonly machine: ReturnType<typeof describeMachine>;
  readonly rows: readonly ReportedRow[];
  readonly leftOut: readonly { id: string; title: string; reason: string }[];
  readonly jumps: JumpResult;
  readonly estimates: EstimateTiming;
  readonly coldStart: ColdStart;
  readonly fieldCost: FieldCost;
  readonly deviceBytes: ReturnType<typeof deviceBytes>;
  readonly goals: readonly Goal[];
}

const spreadOrNull = (values: readonly number[]) => (values.length > 0 ? spreadOf(values) : null);

/** Rates of a row over those of another, round by round. */
const timesOf = (all: readonly Raced[], r: Raced, id: string) =>
  spreadOrNull(
    ratios(
      r,
      all.find(({ row }) => row.id === id),
    ),
  );

const absenceOf = ({ row, reason }: LeftOut) => ({ id: row.id, title: row.title, reason });

function reportOf({ row, machine, verdict, rates, cpuRates }: Raced) {
  const { id, title, computes, threads } = row;
  const spreads = { rates, rate: spreadOrNull(rates), cpuRate: spreadOrNull(cpuRates) };
  return { id, title, computes, threads, machine, ...verdict, ...spreads };
}

/** Measures everything. */
export async function measure(options: BenchOptions): Promise<BenchResult> {
  const { trajectories, rounds, seed, works, only, say } = options;
  const machine = describeMachine();
  const chosen = (all: readonly Row[]) => (only.length > 0 ? all.filter((row) => only.includes(row.id)) : all);
  const onRun = (title: string, round: number) =>
    say(`${round === 0 ? 'warm-up' : `round ${round} of ${rounds}`}: ${title}`);
  const { raced, leftOut } = await race(chosen(rows), { trajectories, rounds, seed, exact: exactWork, onRun });
  const reported = raced.map((r) => ({
    ...reportOf(r),
    timesNumpy: timesOf(raced, r, 'numpy'),
    timesJavascript: timesOf(raced, r, 'javascript'),
    timesReduced: timesOf(raced, r, 'javascript-reduced'),
    timesEddy: timesOf(raced, r, 'eddy-cpu'),
  }));
  say('jumps');
  const jumps = await race(chosen(jumpRows), { trajectories, rounds, seed, exact: exactCurrent, onRun });
  say('cold starts');
  const coldStart = timeColdStart(rounds);
  say('current field');
  const fieldCost = await timeField(Math.min(trajectories, 2 ** 16), rounds, seed);
  say(`estimates of ${works} works of each direction`);
  const estimates = timeEstimates(works, Math.min(rounds, 3), seed);
  const measured = {
    question: 'How many trajectory-steps a second, on this machine, in one interleaved run?',
    problem: { ...problem, trajectories, rounds, seed },
    exact: exactWork,
    machine,
    rows: reported,
    leftOut: leftOut.map(absenceOf),
    jumps: {
      problem: { ...jumpProblem, trajectories },
      exact: exactCurrent,
      rows: jumps.raced.map((r) => ({
        ...reportOf(r),
        timesJavascript: timesOf(jumps.raced, r, 'jumps-javascript'),
        timesCpp: timesOf(jumps.raced, r, 'jumps-cpp'),
      })),
      leftOut: jumps.leftOut.map(absenceOf),
    },
    estimates,
    coldStart,
    fieldCost,
    deviceBytes: deviceBytes(),
  };
  return { ...measured, goals: judge(measured) };
}
