import { type ColdStart, timeColdStart } from './cold-start.ts';
import { deviceBytes } from './device-bytes.ts';
import { type EstimateTiming, timeEstimates } from './estimates.ts';
import { type Goal, judge } from './goals.ts';
import { describeMachine } from './machine.ts';
import { exactMean, exactVariance, problem } from './problem.ts';
import { race, ratios } from './race.ts';
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

export interface BenchResult {
  readonly question: string;
  readonly problem: typeof problem & { trajectories: number; rounds: number; seed: number };
  readonly exact: { mean: number; variance: number };
  readonly machine: ReturnType<typeof describeMachine>;
  readonly rows: readonly ReportedRow[];
  readonly leftOut: readonly { id: string; title: string; reason: string }[];
  readonly estimates: EstimateTiming;
  readonly coldStart: ColdStart;
  readonly deviceBytes: ReturnType<typeof deviceBytes>;
  readonly goals: readonly Goal[];
}

const spreadOrNull = (values: readonly number[]) => (values.length > 0 ? spreadOf(values) : null);

/** Measures everything. */
export async function measure(options: BenchOptions): Promise<BenchResult> {
  const { trajectories, rounds, seed, works, only, say } = options;
  const machine = describeMachine();
  const chosen = only.length > 0 ? rows.filter((row) => only.includes(row.id)) : rows;
  const { raced, leftOut } = await race(chosen, {
    trajectories,
    rounds,
    seed,
    onRun: (title, round) => say(`${round === 0 ? 'warm-up' : `round ${round} of ${rounds}`}: ${title}`),
  });
  const find = (id: string) => raced.find((r) => r.row.id === id);
  const reported = raced.map((r): ReportedRow => {
    const { id, title, computes, threads } = r.row;
    return {
      id,
      title,
      computes,
      threads,
      machine: r.machine,
      ...r.verdict,
      rates: r.rates,
      rate: spreadOrNull(r.rates),
      cpuRate: spreadOrNull(r.cpuRates),
      timesNumpy: spreadOrNull(ratios(r, find('numpy'))),
      timesJavascript: spreadOrNull(ratios(r, find('javascript'))),
      timesReduced: spreadOrNull(ratios(r, find('javascript-reduced'))),
      timesEddy: spreadOrNull(ratios(r, find('eddy-cpu'))),
    };
  });
  say('cold starts');
  const coldStart = timeColdStart(rounds);
  say(`estimates of ${works} works of each direction`);
  const estimates = timeEstimates(works, Math.min(rounds, 3), seed);
  const measured = {
    question: 'How many trajectory-steps a second, on this machine, in one interleaved run?',
    problem: { ...problem, trajectories, rounds, seed },
    exact: { mean: exactMean, variance: exactVariance },
    machine,
    rows: reported,
    leftOut: leftOut.map(({ row, reason }) => ({ id: row.id, title: row.title, reason })),
    estimates,
    coldStart,
    deviceBytes: deviceBytes(),
  };
  return { ...measured, goals: judge(measured) };
}
