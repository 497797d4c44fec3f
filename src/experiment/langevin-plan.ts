import { SpecError } from '../errors.ts';
import { compileFormula } from '../formula/evaluate.ts';
import { createLangevinKernel, groupShape, integrators, type LangevinKernel } from '../kernel/langevin-kernel.ts';
import { compileScalar } from '../model/control.ts';
import { type LangevinModel, parseLangevinModel } from '../model/langevin.ts';
import type { LangevinSpec } from '../model/spec.ts';
import type { System } from '../model/system.ts';
import { checkModel } from './check-model.ts';
import { createEnergy } from './energy.ts';
import { type Equilibrium, equilibrium } from './equilibrium.ts';
import { createExtraction, type Ends, type Extraction } from './observables.ts';
import { resolveDuration, resolveParameters } from './parameters.ts';
import type { Direction, Plan, Reported } from './plan.ts';
import { controlEnds, createProcess } from './processes.ts';
import { type Request, seedOf } from './spec.ts';
import { createTimeSeries, evenStops } from './time-series.ts';
import { defaultTimeStep } from './time-step.ts';

/** One direction of a Langevin experiment. */
export interface LangevinDirection extends Direction {
  readonly kernel: LangevinKernel;
  readonly ends: Ends;
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
  readonly equilibrium: Equilibrium;
}

/** Steps count in 32 bits; control values of every step are held in memory, so there may be fewer. */
const mostSteps = 2 ** 31;
const mostControls = 2 ** 25;

/** Decides a run of a Langevin model. @throws SpecError naming field, value and rule */
export function createLangevinPlan({ spec, system }: Request): LangevinPlan {
  const model = parseLangevinModel(system.model as LangevinSpec);
  const parameters = resolveParameters(model, spec.parameters);
  const duration = resolveDuration(system, parameters, { duration: spec.duration, tau: spec.parameters.tau });
  const measure = {
    work: spec.measure.work ?? system.measure.work,
    reverse: spec.measure.reverse ?? system.measure.reverse,
  };
  if (measure.reverse && !measure.work) throw SpecError.of('measure.reverse', true, 'needs work to be measured too');
  const integrator = findIntegrator(model, spec.integrator);
  if (spec.precision === 'double' && (spec.backend === 'webgpu' || spec.backend === 'webgl'))
    throw SpecError.of('precision', 'double', `exists on the cpu backend only, not on ${spec.backend}`);

  const curves = model.controls.map((c) => c.control(parameters, duration));
  const controlsAt = (s: number) => curves.map((curve) => curve(s));
  checkModel(model, parameters, [0, 0.5, 1].map(controlsAt));
  const energy = createEnergy(model, parameters);
  const start = equilibrium(model, parameters, energy, controlsAt(0), controlsAt(1));
  const points = [0, 0.25, 0.5, 0.75, 1].flatMap((s) =>
    start.samplePoints.map((coordinates) => ({ coordinates, controls: controlsAt(s) })),
  );
  const stiffStep = defaultTimeStep(model, parameters, duration, points);
  const ownStep = systemTimeStep(system, parameters, duration);
  const asked = spec.dt ?? ownStep ?? stiffStep;
  const shape = groupShape(model.coordinates.length);
  const steps = shape.steps * Math.max(1, Math.ceil((duration / asked / shape.steps) * (1 - 1e-12)));
  const most = Math.min(mostSteps, mostControls / curves.length);
  if (steps > most) throw SpecError.of('dt', asked, `gives ${steps} steps; at most ${Math.floor(most)}`);
  const dt = duration / steps;

  const { precision, rounds } = spec;
  const kernelOf = (coarse: boolean) =>
    createLangevinKernel(model, {
      precision,
      rounds,
      integrator,
      measureWork: measure.work,
      start: start.kind,
      coarse,
    });
  const kernel = kernelOf(false);
  const seed = seedOf(spec.seed);
  const direction = (which: 'forward' | 'reverse', of: LangevinKernel, n: number): LangevinDirection => {
    const process = createProcess({
      kernel: of,
      parameters,
      dt: duration / n,
      steps: n,
      curves,
      direction: which,
      start: start.starts[which],
      precision,
      seed,
    });
    const ends = controlEnds(process, curves, n, n, precision);
    const confined = which === 'forward';
    return {
      kernel: of,
      process,
      ends,
      confined,
      stops: [process.groups],
      extract: (columns) => extraction.extract(columns, ends, confined),
    };
  };
  const biased = system.laws.some((law) => !law.exactAtAnyTimeStep);
  const kT = model.temperature
    ? compileFormula(model.temperature, Object.keys(parameters))(...Object.values(parameters))
    : Number.NaN;
  const extractionOf = (observables: System['observables']) =>
    createExtraction({ model, layout: kernel.layout, parameters, energy, kT, duration, observables });
  const extraction = extractionOf(system.observables);
  const main = direction('forward', kernel, steps);
  const trajectories = spec.trajectories ?? system.trajectories;
  const coordinates = Object.fromEntries(model.coordinates.map((c) => [c.name, c.name]));
  const openRecord =
    spec.record &&
    (() => {
      const recorded = extractionOf({ ...coordinates, ...system.observables });
      const { stops, times } = evenStops(spec.record!.every, duration, main.process.groups);
      return createTimeSeries({
        names: recorded.names,
        stops,
        times,
        trajectories,
        extract: (columns, k) =>
          recorded.extract(
            columns,
            controlEnds(main.process, curves, stops[k]! * kernel.kernel.stepsPerGroup, steps, precision),
            false,
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
      ...(spec.record && { record: spec.record }),
    },
    kind: 'langevin',
    system,
    model,
    kT,
    steps,
    forward: main,
    reverse: measure.reverse ? direction('reverse', kernel, steps) : null,
    coarse: biased ? direction('forward', kernelOf(true), steps / 2) : null,
    extraction,
    openRecord: openRecord ?? null,
    equilibrium: start,
    reported: reportedMeans(extraction.names, model.energyUnit, measure.reverse),
    freeEnergyDifference: start.freeEnergyDifference,
    start: { kind: start.kind, updates: start.sampler ? start.rounds - 1 : 0, distance: start.distance },
    warnings: [
      ...start.warnings,
      ...(start.kind === 'point' && measure.work && Number.isFinite(kT)
        ? [
            'trajectories start at a point, not in equilibrium: what free-energy estimators make of their works is no free energy',
          ]
        : []),
    ],
    advice: timeStepAdvice(dt, ownStep ?? stiffStep),
  };
}

function systemTimeStep(system: System, parameters: Readonly<Record<string, number>>, duration: number): number | null {
  if (system.dt === null) return null;
  return compileScalar(system.dt, 'dt', [...Object.keys(parameters), 'duration'])({ ...parameters, duration });
}

function findIntegrator(model: LangevinModel, asked: string | undefined) {
  const fitting = integrators.filter((i) => i.dynamics === model.dynamics);
  const found = asked === undefined ? fitting[0] : fitting.find((i) => i.id === asked);
  if (!found)
    throw SpecError.of('integrator', asked, `for ${model.dynamics} motion: ${fitting.map((i) => i.id).join(', ')}`);
  return found;
}

const isEnergy = (name: string) => /^(work|totalWork|shadowWork|heat(_\w+)?)$/.test(name);

/** Means of every observable, both ways where there are two. */
function reportedMeans(names: readonly string[], energyUnit: string, bothWays: boolean): Reported[] {
  const sides = bothWays ? (['forward', 'reverse'] as const) : (['forward'] as const);
  return sides.flatMap((side) =>
    names.map((name) => ({
      id: `mean-${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}${side === 'reverse' ? '-reverse' : ''}`,
      name,
      side,
      statistic: 'mean' as const,
      unit: isEnergy(name) ? energyUnit : '',
    })),
  );
}

function timeStepAdvice(dt: number, advised: number): string {
  const smaller = advised < dt ? advised : dt / 4;
  return `the time step dt = ${dt.toPrecision(3)} is too large; try dt = ${smaller.toPrecision(2)}`;
}
