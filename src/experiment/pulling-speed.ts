import type { Backend } from '../backends/backend.ts';
import type { MeanWorks } from '../estimate/quasi-static.ts';
import { createRepeatedExperiments } from '../estimate/repeated-experiments.ts';
import { type MeasuredSpeed, type SpeedStudy, speedStudy } from '../estimate/speed-study.ts';
import { standardErrorOfMean } from '../tally/moments.ts';
import { createSideStream } from '../tally/side-stream.ts';
import type { PlannedSpeed, SpeedsPlan } from './plan-speeds.ts';
import type { Result } from './result.ts';
import { runPlan } from './run.ts';
import type { CanonicalSpec } from './spec.ts';

/** The answer to “how fast should one pull?”. */
export interface PullingSpeed extends SpeedStudy {
  readonly title: string;
  /** Unit of durations and of the budget. */
  readonly timeUnit: string;
  /** The run of each speed: fed to `eddy run` it gives the same works. */
  readonly specs: readonly CanonicalSpec[];
  readonly warnings: readonly string[];
}

export interface SpeedHooks {
  /** Resolves when the next batch may start; rejects to stop the study. */
  readonly mayStart?: () => Promise<void>;
  /** Called after each batch with the share of the study that is done, and the trajectory-steps so far. */
  readonly onProgress?: (share: number, trajectorySteps: number) => void;
  /** Called after each speed with all that is known so far. */
  readonly onSpeed?: (study: PullingSpeed) => void;
  /** Wall clock for one batch, in milliseconds. */
  readonly batchMilliseconds?: number;
}

/**
 * Runs one large ensemble at each speed and cuts it into experiments of equal total time: dissipated work, bias, spread and root mean
 * square error of every estimator against speed, the best speed, and the quasi-static limit. Neither batches nor workers change a
 * bit of the answer.
 */
export async function studyPullingSpeed(
  plan: SpeedsPlan,
  backend: Backend,
  hooks: SpeedHooks = {},
): Promise<PullingSpeed> {
  const measured: MeasuredSpeed[] = [];
  const warnings = new Set<string>();
  let steps = 0;
  for (const [k, speed] of plan.speeds.entries()) {
    const { result, ...found } = await measure(speed, plan.bothDirections, backend, {
      ...hooks,
      onProgress: (share, now) => hooks.onProgress?.((k + share) / plan.speeds.length, steps + now),
    });
    steps += result.timing.trajectorySteps;
    measured.push(found);
    for (const warning of speed.plan.warnings) warnings.add(warning);
    const { nonFinite, capped } = result.status;
    if (nonFinite + capped > 0)
      warnings.add(`${nonFinite + capped} trajectories over ${speed.duration} gave no work: ${speed.plan.advice}`);
    hooks.onSpeed?.(answer(plan, measured, warnings));
  }
  return answer(plan, measured, warnings);
}

function answer(plan: SpeedsPlan, measured: readonly MeasuredSpeed[], warnings: ReadonlySet<string>): PullingSpeed {
  return {
    ...speedStudy(plan, measured, plan.freeEnergyDifference),
    title: plan.title,
    timeUnit: plan.timeUnit,
    specs: plan.speeds.slice(0, measured.length).map((s) => s.plan.spec),
    warnings: [...warnings],
  };
}

async function measure(
  { duration, pulls, plan, pulling, exactWork }: PlannedSpeed,
  bothDirections: boolean,
  backend: Backend,
  hooks: SpeedHooks,
): Promise<MeasuredSpeed & { readonly result: Result }> {
  const experiments = createRepeatedExperiments(pulls, bothDirections);
  const column = plan.extraction.names.indexOf('work');
  const streamOf = (side: 'forward' | 'reverse') =>
    createSideStream({ scale: null, side, columns: 1, trajectories: plan.spec.trajectories });
  const means = { forward: streamOf('forward'), reverse: streamOf('reverse') };
  let failed = false;
  const { mayStart, batchMilliseconds } = hooks;
  const result = await runPlan(plan, backend, {
    ...(mayStart && { mayStart }),
    ...(batchMilliseconds !== undefined && { batchMilliseconds }),
    onProgress: ({ finished, total, trajectorySteps }) => hooks.onProgress?.(finished / total, trajectorySteps),
    onBatch(side, _, batch) {
      const works = pulling.works(batch);
      failed ||= works.includes(Number.POSITIVE_INFINITY);
      means[side].add(null, [batch.columns[column]!.map((w) => w / pulling.kT)]);
      experiments.add(side, works);
    },
  });
  const meanOf = (side: 'forward' | 'reverse'): MeanWorks['forward'] => {
    const moments = means[side].total().columns[0]!;
    const failing = failed && side === 'forward'; // a pull that failed has work +∞
    return failing
      ? { value: Number.NaN, standardError: Number.NaN }
      : { value: moments.mean, standardError: standardErrorOfMean(moments) };
  };
  const whole = result.estimates.find((e) => e.id === (bothDirections ? 'bar' : 'jarzynski-forward'));
  return {
    duration,
    pulls,
    forward: meanOf('forward'),
    reverse: bothDirections ? meanOf('reverse') : null,
    exactWork,
    estimates: experiments.estimates(),
    whole: { value: whole?.value ?? Number.NaN, standardError: whole?.standardError ?? Number.NaN },
    result,
  };
}
