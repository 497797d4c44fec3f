import { SpecError } from '../errors.ts';
import { createLangevinKernel, type LangevinKernel } from '../kernel/langevin-kernel.ts';
import type { LangevinModel } from '../model/langevin.ts';
import type { System } from '../model/system.ts';
import { checkDrawnStart } from './check-drawn-start.ts';
import { checkEvents } from './check-events.ts';
import { checkModel } from './check-model.ts';
import { chooseStart } from './choose-start.ts';
import { createEnergy } from './energy.ts';
import { createFieldPlan } from './field-plan.ts';
import { findIntegrator } from './find-integrator.ts';
import { holdDiscrete } from './hold-discrete.ts';
import type { Ends } from './instant-reader.ts';
import { langevinWarnings, timeStepAdvice } from './langevin-warnings.ts';
import { createExtraction, type Extraction, type Snapshot } from './observables.ts';
import { checkSingle, checkSingleStep, resolveDuration, resolveModel, usualTrajectories } from './parameters.ts';
import type { Direction, Plan } from './plan.ts';
import { prepareExtraction } from './prepare-extraction.ts';
import { controlEnds, createProcess } from './processes.ts';
import { createProfilePlan } from './profile-plan.ts';
import { noEntropy, reportedStatistics } from './reported-statistics.ts';
import { atTheEnd } from './snapshots.ts';
import { type Request, seedOf } from './spec.ts';
import { createSpectrumPlan } from './spectrum-plan.ts';
import type { ExactField, Start } from './start-plan.ts';
import { createTimeGrid } from './time-grid.ts';
import { createTimeSeries, evenStops, type SeriesStart } from './time-series.ts';
import { defaultTimeStep } from './time-step.ts';
import { valueAt } from './value-at.ts';
import { checkWindows, studyWindows, type WindowStudy } from './windows.ts';
import { withSpectrum } from './with-spectrum.ts';
import { withoutHeat } from './without-heat.ts';

/** One direction of a Langevin experiment. */
export interface LangevinDirection extends Direction {
  readonly kernel: LangevinKernel;
  /** Controls at each snapshot and at the end. */
  readonly ends: readonly Ends[];
  /** Whether a trajectory that ends outside the model's confinement has failed (work +∞). */
  readonly confined: boolean;
}

/** A plan for a Langevin model. */
export interface LangevinPlan extends Plan {
  readonly kind: 'langevin';
  readonly model: LangevinModel;
  readonly forward: LangevinDirection;
  readonly reverse: LangevinDirection | null;
  readonly coarse: LangevinDirection | null;
  readonly extraction: Extraction;
  readonly equilibrium: Start;
  /** Draws and weighs equilibrium windows along the protocol, where they are asked for. */
  readonly windows: (() => WindowStudy) | null;
}

/** Decides a run of a Langevin model. @throws SpecError naming field, value and rule */
export function createLangevinPlan({ spec, system }: Request): LangevinPlan {
  const resolved = resolveModel(system, spec.parameters);
  const [model, parameters] = [resolved.model as LangevinModel, resolved.parameters];
  const duration = resolveDuration(system, resolved, { duration: spec.duration, tau: spec.parameters.tau });
  if (spec.precision === 'single') checkSingle(spec, parameters, duration);
  const measure = {
    work: spec.measure.work ?? system.measure.work,
    reverse: spec.measure.reverse ?? system.measure.reverse,
  };
  if (measure.reverse && !measure.work) throw SpecError.of('measure.reverse', true, 'needs work to be measured too');
  if (measure.reverse && model.events.length > 0)
    throw SpecError.of('measure.reverse', true, 'events at a rate have no reverse process');
  const integrator = findIntegrator(model, spec.integrator ?? system.integrator);
  const heatless = integrator.heatless?.(model) ?? null;
  if (spec.precision === 'double' && (spec.backend === 'webgpu' || spec.backend === 'webgl'))
    throw SpecError.of('precision', 'double', `exists on the cpu backend only, not on ${spec.backend}`);

  const curves = model.controls.map((c) => c.control(parameters, duration));
  const controlsAt = (s: number) => curves.map((curve) => curve(s));
  const { windows } = spec;
  if (windows) checkWindows(model, windows);
  checkDrawnStart(model);
  const held = holdDiscrete(model, parameters);
  checkModel(held.model, held.parameters, [0, 0.5, 1].map(controlsAt));
  const energy = createEnergy(model, parameters);
  const start = chooseStart(held.model, held.parameters, energy, controlsAt(0), controlsAt(1));
  const points = [0, 0.25, 0.5, 0.75, 1].flatMap((s) =>
    start.samplePoints.map((coordinates) => ({ coordinates, controls: controlsAt(s) })),
  );
  const stiffStep = defaultTimeStep(held.model, held.parameters, duration, points);
  const { group, steps, settling, dt, groupTime, snapshots, advised } = createTimeGrid({
    ...{ system, model, parameters, start, duration, stiffStep },
    dt: spec.dt ?? null,
  });
  if (spec.precision === 'single') checkSingleStep(spec.dt, dt, duration);

  const field = createFieldPlan({
    model,
    parameters,
    spec: spec.field ?? system.field ?? {},
    points: start.samplePoints,
    groupTime,
    settling: settling / group,
  });
  const { precision, rounds } = spec;
  const kernelOf = (options: { coarse?: boolean; field?: boolean } = {}) =>
    createLangevinKernel(model, {
      precision,
      rounds,
      integrator,
      measureWork: measure.work,
      start: start.kind,
      settles: settling > 0,
      coarse: options.coarse === true,
      ...(options.field && field && { field: field.grid }),
    });
  const kernel = kernelOf({ field: true });
  const spectrum = system.spectrum
    ? createSpectrumPlan({
        ...{ spec: system.spectrum, model, layout: kernel.layout, parameters, duration },
        groups: steps / group,
      })
    : null;
  const seed = seedOf(spec.seed);
  /** Controls as a direction meets them. */
  const seen = { forward: curves, reverse: curves.map((curve) => (s: number) => curve(1 - s)) };
  const direction = (which: 'forward' | 'reverse', of: LangevinKernel, n: number): LangevinDirection => {
    const rest = (settling * n) / steps;
    const process = createProcess({
      kernel: of,
      parameters,
      dt: duration / n,
      steps: n,
      settling: rest,
      curves,
      direction: which,
      start: { ...start.starts[which], uniforms: { ...start.starts[which].uniforms, ...field?.uniforms } },
      precision,
      seed,
    });
    const perGroup = of.kernel.stepsPerGroup;
    const instants = [...snapshots.map((s) => Math.round(s.time / groupTime) * perGroup), n];
    const ends = instants.map((done) => controlEnds(process, seen[which], done, n, precision, rest));
    const confined = which === 'forward';
    const plain: LangevinDirection = {
      kernel: of,
      process,
      ends,
      confined,
      stops: instants.map((done) => (rest + done) / perGroup),
      extract: (columns) => extraction.extract(columns, ends, confined),
      reading: logDensity === null ? { extracting: extracted, ends, confined } : null,
    };
    return spectrum ? withSpectrum(plain, spectrum, rest / perGroup) : plain;
  };
  const laws = heatless === null ? system.laws : system.laws.map((law) => withoutHeat(law, heatless));
  const biased = laws.some((law) => !law.exactAtAnyTimeStep);
  const kT = model.temperature ? valueAt(model.temperature, parameters) : Number.NaN;
  const logDensity = settling > 0 || model.controls.some((c) => !c.probe) ? null : start.logDensity;
  const extracting = (observables: System['observables'], at: readonly Snapshot[]) =>
    prepareExtraction({
      ...{ model, layout: kernel.layout, parameters, kT, duration, observables },
      snapshots: at,
      entropic: logDensity !== null,
    });
  const extracted = extracting(system.observables, snapshots);
  const extraction = createExtraction(extracted, logDensity);
  const offset =
    start.sampler && precision === 'single'
      ? Math.min(...start.samplePoints.map((x) => Math.abs(energy(x, controlsAt(0)) / kT)))
      : 0;
  const main = direction('forward', kernel, steps);
  const reverse = measure.reverse ? direction('reverse', field ? kernelOf() : kernel, steps) : null;
  const freeEnergies =
    measure.work && Number.isFinite(kT) && model.initial !== 'stationary' && model.events.length === 0;
  const trajectories = spec.trajectories ?? usualTrajectories(system, parameters);
  const profileSpec = spec.profile ?? (freeEnergies ? system.profile : undefined);
  const profile = profileSpec
    ? createProfilePlan({
        spec: profileSpec,
        model,
        parameters,
        kT,
        layout: kernel.layout,
        points: start.samplePoints,
        groups: steps / group,
        settling: settling / group,
        endsOf: (side, done) =>
          controlEnds(
            side === 'reverse' && reverse ? reverse.process : main.process,
            seen[side],
            done * group,
            steps,
            precision,
            settling,
          ),
        free: freeEnergies,
        reverse: reverse !== null,
        trajectories,
      })
    : null;
  const coordinates = Object.fromEntries(model.coordinates.map((c) => [c.name, c.name]));
  const openRecord =
    spec.record &&
    ((start?: SeriesStart) => {
      const recorded = createExtraction(extracting({ ...coordinates, ...atTheEnd(system) }, []), logDensity);
      const { stops, times } = evenStops(spec.record!.every, duration, steps / group);
      const before = settling / group;
      return createTimeSeries({
        start,
        names: recorded.names,
        stops: stops.map((s) => before + s),
        times,
        trajectories,
        extract: (columns, k) =>
          recorded.extract(
            [columns],
            [controlEnds(main.process, curves, stops[k]! * group, steps, precision, settling)],
            false,
            times[k],
          ).columns,
      });
    });
  return {
    spec: {
      ...(spec.system === undefined ? { model: spec.model } : { system: spec.system }),
      parameters,
      duration,
      dt,
      trajectories,
      seed: spec.seed,
      backend: spec.backend,
      precision,
      integrator: integrator.id,
      rounds,
      measure,
      ...(field ? { field: field.spec } : spec.field && { field: {} }),
      ...(profile ? { profile: profile.spec } : spec.profile === false && { profile: false }),
      ...(spec.record && { record: spec.record }),
      ...(windows && { windows }),
    },
    kind: 'langevin',
    field: field && { plan: field, exact: exactField(start, model) },
    system: { ...system, laws },
    model,
    kT,
    profile,
    spectrum,
    freeEnergies,
    steps: settling + steps,
    snapshots,
    forward: main,
    reverse,
    coarse: biased ? direction('forward', kernelOf({ coarse: true }), steps / 2) : null,
    coarseReverse:
      heatless !== null && measure.reverse ? direction('reverse', kernelOf({ coarse: true }), steps / 2) : null,
    extraction: spectrum ? { ...extraction, names: [...extraction.names, ...spectrum.names] } : extraction,
    openRecord: openRecord ?? null,
    equilibrium: start,
    windows: windows
      ? () =>
          studyWindows({
            model,
            parameters,
            curves,
            kT,
            seed,
            freeEnergyDifference: start.freeEnergyDifference,
            spec: windows,
          })
      : null,
    reported: [
      ...reportedStatistics(extraction, model, measure.reverse, heatless, spec.system === undefined).filter(
        (r) => !system.internal?.includes(r.name),
      ),
      ...(measure.work && model.events.length > 0 ? [noEntropy] : []),
    ],
    freeEnergyDifference: start.freeEnergyDifference,
    start: {
      kind: start.kind,
      updates: start.sampler ? start.rounds - 1 : 0,
      distance: start.distance,
      burnIn: settling * dt,
    },
    heatless,
    warnings: [
      ...start.warnings,
      ...checkEvents(model, held, dt, points),
      ...langevinWarnings({ model, start, field, heatless, works: measure.work, kT, offset }),
    ],
    advice: timeStepAdvice(dt, advised),
  };
}

/** The stationary state that trajectories start from and stay in, where it is known. */
function exactField({ logDensity, logEquilibrium, current }: Start, model: LangevinModel): ExactField | null {
  const dimension = model.coordinates.length;
  if (model.controls.some((c) => !c.probe) || model.events.length > 0) return null;
  if (logEquilibrium) return { dimension, logDensity: logEquilibrium, current: (x) => x.map(() => 0) };
  return logDensity && { dimension, logDensity, current };
}
