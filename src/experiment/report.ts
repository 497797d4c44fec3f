import type { Backend } from '../backends/backend.ts';
import type { BlockStudyStream } from '../estimate/block-study.ts';
import type { Convergence, ConvergenceSeries } from '../estimate/convergence.ts';
import { type Estimates, estimateAll } from '../estimate/estimate-all.ts';
import type { MeanConvergence } from '../estimate/mean-convergence.ts';
import { noSpread } from '../estimate/no-spread.ts';
import { judgeLaws, type Verdict } from '../laws/judge.ts';
import type { EnsemblePair, Measure } from '../laws/measure-laws.ts';
import type { Measurement } from '../model/system.ts';
import { orNull } from '../or-null.ts';
import { wholeEdges } from '../tally/distribution.ts';
import { binEdges } from '../tally/histogram.ts';
import { emptyMoments, standardErrorOfMean, standardErrorOfVariance, variance } from '../tally/moments.ts';
import type { SideStream } from '../tally/side-stream.ts';
import type { SideTally } from '../tally/side-tally.ts';
import type { WorkTally } from '../tally/work-tally.ts';
import { version } from '../version.ts';
import { cutPassages } from './cut-passages.ts';
import { expectedField } from './expected-field.ts';
import type { LangevinPlan } from './langevin-plan.ts';
import type { WorkPairs } from './paired-works.ts';
import type { Plan, Reported } from './plan.ts';
import type { ProfileRun } from './profile-run.ts';
import { reportBlocks } from './report-blocks.ts';
import { reportCurves } from './report-curves.ts';
import { reportField } from './report-field.ts';
import { reportFluctuations } from './report-fluctuations.ts';
import { reportSpectrum } from './report-spectrum.ts';
import type { ReportedEstimate, ReportedHistogram, ReportedLaw, Result } from './result.ts';
import type { SamplePaths } from './sample-paths.ts';
import type { TimeSeries } from './time-series.ts';

/** What has come in from one direction. */
interface SideReport {
  readonly stream: SideStream;
  readonly nonFinite: number;
  readonly accepted: number;
  readonly jumps: number;
  readonly capped: number;
}

/** What ran, as results say it. */
export type Device = Pick<Backend, 'kind' | 'precision' | 'adapter' | 'workers'>;

export interface ReportInput {
  readonly plan: Plan;
  readonly backend: Device;
  readonly forward: SideReport;
  readonly reverse: SideReport | null;
  readonly timeSteps: { readonly fine: SideStream; readonly coarse: SideStream } | null;
  readonly freeEnergyBias: ReturnType<WorkPairs['bias']>;
  readonly convergence: Convergence;
  /** Bias and spread against the number of works, where works are tallied. */
  readonly blocks: BlockStudyStream | null;
  /** Means against the number of trajectories, where a run follows them. */
  readonly means: MeanConvergence | null;
  readonly recording: TimeSeries | null;
  /** Sums of density and current so far. */
  readonly field: Float64Array | null;
  readonly profile: ReturnType<ProfileRun['report']>;
  readonly seconds: number;
  readonly advanceSeconds: number;
}

/** Estimates, laws, histograms and warnings of what has come in so far. */
export function createReport(input: ReportInput): Result {
  const { plan, backend, forward, reverse } = input;
  const { spec, system, extraction } = plan;
  const sides = reverse ? [forward, reverse] : [forward];
  const count = Math.min(...sides.map((s) => s.stream.count()));
  const ensemble: EnsemblePair = { forward: forward.stream.ensemble(), reverse: reverse?.stream.ensemble() ?? null };
  const works = ensemble.forward.total.work !== null;
  const free: Estimates | null = works ? estimateAll(ensemble.forward, ensemble.reverse) : null;
  if (free && count === spec.trajectories) input.convergence.finish(count, free.estimates);
  const sum = (of: (s: SideReport) => number) => sides.reduce((total, s) => total + of(s), 0);
  const nonFinite = sum((s) => s.nonFinite);
  const capped = sum((s) => s.capped);
  const verdicts = judgeLaws(system.laws, {
    measure: createMeasure(plan),
    ensemble,
    estimates: free?.estimates ?? [],
    timeSteps: input.timeSteps && { fine: input.timeSteps.fine.ensemble(), coarse: input.timeSteps.coarse.ensemble() },
    freeEnergyBias: input.freeEnergyBias,
    position: (name) => extraction.names.indexOf(name),
    excluded: nonFinite + capped,
  });
  return {
    eddy: version,
    spec,
    backend: {
      kind: backend.kind,
      precision: backend.precision,
      adapter: backend.adapter,
      workers: backend.workers ?? 1,
    },
    timing: {
      trajectories: count,
      steps: plan.steps,
      trajectorySteps: sum((s) => s.stream.count() * plan.steps),
      jumps: sum((s) => s.jumps),
      seconds: input.seconds,
      advanceSeconds: input.advanceSeconds,
    },
    status: { finished: sum((s) => s.stream.count()) - nonFinite - capped, nonFinite, capped },
    estimates: [
      ...(free ? free.estimates.map(reportFreeEnergy) : []),
      ...reportStatistics(plan, ensemble, forward, reverse),
    ],
    laws: verdicts.map(reportLaw),
    start: plan.start,
    diagnostics: free?.diagnostics ?? null,
    series: {
      ...(input.means && { convergence: reportConvergence(input.means.series(ensemble.forward.total)) }),
      ...(works && { convergence: reportConvergence(input.convergence.series()) }),
      ...(free && input.blocks && { blocks: reportBlocks(input.blocks.study(), free, plan.freeEnergyDifference) }),
      ...(input.recording && { time: input.recording.report() }),
      ...(plan.spectrum && {
        spectrum: reportSpectrum(
          plan.spectrum,
          spec.parameters,
          createMeasure(plan)(ensemble.forward.total, null).moments,
        ),
      }),
      ...(system.curves && { curves: reportCurves(plan, createMeasure(plan), ensemble) }),
      ...(plan.fluctuations && { fluctuation: reportFluctuations(plan, ensemble.forward) }),
    },
    histograms: {
      ...(ensemble.forward.total.work && { 'work-forward': reportHistogram(ensemble.forward.total.work) }),
      ...(ensemble.reverse?.total.work && { 'work-reverse': reportHistogram(ensemble.reverse.total.work) }),
      ...reportDistributions(plan, ensemble.forward.total),
    },
    ...(plan.field && input.field && { field: reportField(plan.field.plan, input.field, expectedField(plan)) }),
    ...(input.profile && { profile: input.profile }),
    warnings: [...(free?.warnings ?? []), ...runWarnings(plan, nonFinite, capped, sides.length * count)],
  };
}

/** What is known of nothing. */
const noMoments = { ...emptyMoments, mean: Number.NaN, m2: Number.NaN, m3: Number.NaN, m4: Number.NaN };

/** Reads the averages that laws ask for off a pair of tallies. */
function createMeasure(plan: Plan): Measure {
  const { extraction, distributions = [], spec, snapshots, kT, freeEnergyDifference, spectrum } = plan;
  return (forward, reverse) => {
    const moments: Measurement['moments'] = (name, side = 'forward') => {
      const found = (side === 'forward' ? forward : reverse)?.columns[extraction.names.indexOf(name)];
      return found && found.count > 0 ? found : noMoments;
    };
    return {
      parameters: spec.parameters,
      kT,
      duration: spec.duration,
      time: (name) => snapshots.find((s) => s.name === name)!.time,
      freeEnergyDifference,
      distribution: (name, side = 'forward') =>
        (side === 'forward' ? forward : reverse)?.distributions[distributions.findIndex((d) => d.name === name)] ??
        null,
      moments,
      spectrum: spectrum?.measured((name) => moments(name).mean) ?? null,
    };
  };
}

/** Statistics of observables, null where some finished trajectories give no number; and how the start's sampler did. */
function reportStatistics(
  plan: Plan,
  ensemble: EnsemblePair,
  side: SideReport,
  reverse: SideReport | null,
): ReportedEstimate[] {
  const finished = ({ stream, nonFinite, capped }: SideReport) => stream.count() - nonFinite - capped;
  const momentsOf = (name: string, which: Reported['side']) =>
    ensemble[which]?.total.columns[plan.extraction.names.indexOf(name)] ?? noMoments;
  const numberOf = ({ id, name, side: which, statistic, unit, reason }: Reported): ReportedEstimate => {
    const moments = momentsOf(name, which);
    if (reason !== undefined || moments.count === 0)
      return { id, ...numberOrReason(Number.NaN, Number.NaN, reason ?? null), unit };
    const all = finished(which === 'reverse' && reverse ? reverse : side);
    if (moments.count < all) {
      const why = `is no number in ${all - moments.count} of ${all} trajectories`;
      return { id, ...numberOrReason(Number.NaN, Number.NaN, why), unit };
    }
    if (statistic !== 'mean' && moments.count < 2)
      return { id, ...numberOrReason(Number.NaN, Number.NaN, 'no standard deviation of a single trajectory'), unit };
    if (moments.minimum === moments.maximum) {
      const value = statistic === 'mean' ? moments.mean : 0;
      return { id, ...numberOrReason(value, Number.NaN, noSpread(id, value, moments.count)), unit };
    }
    if (statistic === 'mean') return { id, ...numberOrReason(moments.mean, standardErrorOfMean(moments), null), unit };
    const deviation = Math.sqrt(variance(moments));
    return { id, ...numberOrReason(deviation, standardErrorOfVariance(moments) / (2 * deviation), null), unit };
  };
  const statistics = plan.reported.map((reported) => {
    const { censored, side: which } = reported;
    const remark = censored && cutPassages(reported, plan.spec.duration, momentsOf(censored, which));
    return { ...numberOf(reported), ...(remark && { remark }) };
  });
  const proposals = side.stream.count() * plan.start.updates;
  if (proposals === 0) return statistics;
  const rate = side.accepted / proposals;
  // by Laplace's rule of succession, so that a rate of 1 among finitely many has an error
  const likely = (side.accepted + 1) / (proposals + 2);
  const error = Math.sqrt((likely * (1 - likely)) / proposals);
  return [...statistics, { id: 'start-acceptance', ...numberOrReason(rate, error, null), unit: '' }];
}

function runWarnings(plan: Plan, nonFinite: number, capped: number, total: number): string[] {
  return [
    ...plan.warnings,
    ...(nonFinite > 0 ? [`${nonFinite} of ${total} trajectories became non-finite: ${plan.advice}`] : []),
    ...(capped > 0
      ? [`${capped} of ${total} trajectories met the cap on jumps and ended early: averages leave them out`]
      : []),
  ];
}

/** A free-energy estimate as reported. */
export function reportFreeEnergy(e: Estimates['estimates'][number]): ReportedEstimate {
  return {
    id: e.id,
    ...numberOrReason(e.value, e.standardError, e.reason),
    unit: e.id === 'crooks-slope' ? 'β' : 'kT',
  };
}

function reportLaw(v: Verdict): ReportedLaw {
  return {
    ...v,
    measured: orNull(v.measured),
    standardError: orNull(v.standardError),
    timeStepBias: orNull(v.timeStepBias),
    expected: orNull(v.expected),
    z: orNull(v.z),
  };
}

/** Distributions of observables as histograms. */
function reportDistributions({ distributions = [] }: Plan, { distributions: counted }: SideTally) {
  const entries = distributions.flatMap(({ id, unit }, k): [string, ReportedHistogram][] => {
    const d = counted[k]!;
    if (id === undefined) return [];
    const counts = Array.from(d.counts);
    if (d.kind === 'integer') return [[id, { edges: wholeEdges(d), counts, below: 0, above: 0 }]];
    return [[id, { edges: binEdges(d.bins), ...(unit && { unit }), counts, below: d.below, above: d.above }]];
  });
  return Object.fromEntries(entries);
}

/** A work histogram as reported. */
function reportHistogram({ histogram: { bins, counts, below, above } }: WorkTally): ReportedHistogram {
  return { edges: binEdges(bins), counts: Array.from(counts), below, above };
}

function reportConvergence({ trajectories, estimates }: ConvergenceSeries): Result['series']['convergence'] {
  const columns = Object.entries(estimates).map(([id, { value, standardError }]) => [
    id,
    { value: value.map(orNull), standardError: standardError.map(orNull) },
  ]);
  return { trajectories, ...Object.fromEntries(columns) };
}

/** Sample paths as reported. */
export function reportPaths({ model, spec }: LangevinPlan, paths: SamplePaths): NonNullable<Result['series']['paths']> {
  const moments = paths.times.length;
  const pathsOf = (positions: Float64Array) =>
    Array.from({ length: paths.count }, (_, i) =>
      Array.from({ length: moments }, (_, k) => positions[k * paths.count + i]!),
    );
  return {
    t: Array.from(paths.times, (s) => s * spec.duration),
    ...Object.fromEntries(model.coordinates.map((c, d) => [c.name, pathsOf(paths.positions[d]!)])),
  };
}

function numberOrReason(value: number, standardError: number, reason: string | null) {
  return {
    value: orNull(value),
    standardError: orNull(standardError),
    reason: reason ?? (Number.isFinite(value) ? null : 'not available for this run'),
  };
}
