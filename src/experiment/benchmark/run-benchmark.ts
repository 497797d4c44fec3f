import type { Backend } from '../../backends/backend.ts';
import { DeviceError, UnsupportedError } from '../../errors.ts';
import { version } from '../../version.ts';
import { createPlan } from '../create-plan.ts';
import { type Environment, openBackend } from '../open-backend.ts';
import type { Result } from '../result.ts';
import { runPlan } from '../run.ts';
import { parseRequest } from '../spec.ts';
import type { Benchmark, BenchmarkEntry, BenchmarkPoint, Contestant } from './benchmark.ts';
import { crossoversOf } from './crossovers.ts';
import { driftOf } from './drift.ts';
import { type Ceiling, openCeiling } from './measure-ceiling.ts';
import { rateOf } from './rate.ts';
import { remarksOn } from './remarks.ts';

/** Ensembles, in trajectories each way: every fourth power of two. */
const smallest = 2 ** 8;

/** Rounds of each size, and of the largest of each backend. */
const rounds = 3;
const sustained = 8;

/** Steps of a run, which is the dragged trap for a time of 1. */
const steps = 1000;

export interface BenchmarkOptions {
  readonly environment: Environment;
  /** The machine and the program, in words. */
  readonly machine: string;
  readonly backends: readonly Contestant[];
  readonly seed?: number;
  /** Seconds: ensembles of a backend stop growing once a run takes longer. */
  readonly longestRun: number;
  /** Trajectories each way at most. */
  readonly largest: number;
  /** Resolves when the next run may start; rejects to stop. */
  readonly mayStart?: () => Promise<void>;
  /** What is known so far, and what is being done. */
  readonly onProgress?: (benchmark: Benchmark, doing: string) => void;
  /** Whether the clock or the page was held back since it was last asked: the figures are then spoilt. */
  readonly throttled?: () => boolean;
}

/** A backend under measurement. */
interface Racer {
  readonly backend: Backend;
  readonly ceiling: Ceiling;
  entry: BenchmarkEntry;
  /** Rates of the rounds at its largest ensemble. */
  last: number[];
  growing: boolean;
}

/**
 * How fast are the backends of this machine, at which size of ensemble, and does it last?
 *
 * Each answer is checked by the laws of the dragged trap before its rate counts. Backends take turns within a round, so that a busy machine hits all alike.
 */
export async function runBenchmark(options: BenchmarkOptions): Promise<Benchmark> {
  const { environment, machine, seed = 1, largest, longestRun, mayStart = async () => {} } = options;
  const racers: Racer[] = [];
  const missing: Benchmark['missing'][number][] = [];
  const made = new Date().toISOString();
  let throttled = false;
  const known = (): Benchmark => {
    const entries = racers.map(({ entry }) => entry);
    return {
      format: 'eddy-benchmark-1',
      question: 'dragged trap, forward and reverse, million trajectory-steps a second, whole runs, laws checked',
      eddy: version,
      ...{ made, machine, seed, steps, entries, missing: [...missing] },
      crossovers: crossoversOf(entries),
      remarks: remarksOn(entries, throttled),
    };
  };
  const say = (doing: string) => {
    throttled ||= options.throttled?.() ?? false;
    options.onProgress?.(known(), doing);
  };
  const run = async (backend: Backend, trajectories: number, round: number) => {
    await mayStart();
    return timeRun(backend, trajectories, seed + round);
  };

  try {
    for (const id of options.backends) {
      say(`opening ${id}`);
      const began = performance.now();
      try {
        const { backend } = await openBackend(environment, id);
        racers.push(await enter(backend, id, smallest, began, run));
      } catch (error) {
        if (!(error instanceof DeviceError || error instanceof UnsupportedError)) throw error;
        missing.push({ backend: id, reason: error.message });
      }
    }
    for (let size = smallest; size <= largest && racers.some((r) => r.growing); size *= 4) {
      const field = racers.filter((r) => r.growing);
      await race(field, size, rounds, run, say);
      for (const racer of field) racer.growing = secondsOf(racer.entry.points.at(-1)!) < longestRun;
    }
    for (const racer of racers) {
      const { trajectories } = racer.entry.points.at(-1)!;
      await race([racer], trajectories, sustained, run, say);
      racer.entry = { ...racer.entry, rate: rateOf(racer.last), drift: driftOf(racer.last) };
      await measureCeiling(racer, trajectories, seed, mayStart, say);
    }
    throttled ||= options.throttled?.() ?? false;
    return known();
  } finally {
    for (const { backend, ceiling } of racers) {
      ceiling.dispose();
      await backend.dispose();
    }
  }
}

type TimedRun = (
  backend: Backend,
  trajectories: number,
  round: number,
) => Promise<{ readonly seconds: number; readonly rate: number; readonly result: Result }>;

/** One whole run. */
async function timeRun(backend: Backend, trajectories: number, seed: number): ReturnType<TimedRun> {
  const plan = createPlan(parseRequest({ system: 'dragged-trap', parameters: { tau: 1 }, trajectories, seed }));
  const began = performance.now();
  const result = await runPlan(plan, backend);
  const seconds = (performance.now() - began) / 1000;
  return { seconds, rate: result.timing.trajectorySteps / seconds / 1e6, result };
}

/** A backend with its first run, cold, and the second, warm. */
async function enter(backend: Backend, id: Contestant, size: number, began: number, run: TimedRun): Promise<Racer> {
  await run(backend, size, 0);
  const cold = (performance.now() - began) / 1000;
  const { seconds: warm } = await run(backend, size, 0);
  const { adapter, software, workers = null } = backend;
  const measured = { points: [], rate: null, drift: null, ceiling: null, correct: null, wrong: [] };
  const entry: BenchmarkEntry = { backend: id, adapter, software, workers, cold, warm, ...measured };
  return { backend, entry, ceiling: await openCeiling(backend), last: [], growing: true };
}

/** Runs one size on some backends in turn. */
async function race(
  field: readonly Racer[],
  trajectories: number,
  rounds: number,
  run: TimedRun,
  say: (doing: string) => void,
): Promise<void> {
  for (const racer of field) racer.last = [];
  for (let round = 0; round < rounds; round++)
    for (const racer of field) {
      say(`${racer.entry.backend}: ${trajectories.toLocaleString('en')} trajectories, run ${round + 1} of ${rounds}`);
      const { rate, result } = await run(racer.backend, trajectories, round);
      racer.last.push(rate);
      const point: BenchmarkPoint = { trajectories, rate: rateOf(racer.last)! };
      const points = [...racer.entry.points.filter((p) => p.trajectories !== trajectories), point];
      racer.entry = { ...racer.entry, points, ...verdict(racer.entry, result) };
    }
}

/** Laws that do not hold stay on record. */
function verdict({ wrong }: BenchmarkEntry, { laws }: Result): Pick<BenchmarkEntry, 'correct' | 'wrong'> {
  const failed = laws.filter((law) => law.holds === false).map(({ id, z }) => `${id} (${z?.toFixed(1)} σ)`);
  const all = [...new Set([...wrong, ...failed])];
  return { correct: all.length === 0, wrong: all };
}

/** Seconds that one run of this size took. */
const secondsOf = ({ trajectories, rate }: BenchmarkPoint): number => (2 * trajectories * steps) / (rate.median * 1e6);

async function measureCeiling(
  racer: Racer,
  trajectories: number,
  seed: number,
  mayStart: () => Promise<void>,
  say: (doing: string) => void,
): Promise<void> {
  const rates: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    await mayStart();
    say(`${racer.entry.backend}: random numbers alone, run ${round + 1} of ${rounds + 1}`);
    const { rate, right } = await racer.ceiling.run(2 * trajectories, seed + round);
    if (!right) racer.entry = { ...racer.entry, correct: false, wrong: [...racer.entry.wrong, 'standard normals'] };
    if (round > 0) rates.push(rate); // the first warms up
  }
  racer.entry = { ...racer.entry, ceiling: rateOf(rates) };
}
