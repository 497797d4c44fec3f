import type { Process } from '../backends/backend.ts';
import { SpecError } from '../errors.ts';
import { compileFormula } from '../formula/evaluate.ts';
import { createLangevinKernel, groupShape, integrators, type LangevinKernel } from '../kernel/langevin-kernel.ts';
import { compileScalar } from '../model/control.ts';
import { type LangevinModel, parseLangevinModel } from '../model/langevin.ts';
import type { System } from '../model/system.ts';
import { createEnergy } from './energy.ts';
import { type Equilibrium, equilibrium } from './equilibrium.ts';
import { createExtraction, type Ends, type Extraction } from './observables.ts';
import { resolveDuration, resolveParameters } from './parameters.ts';
import { controlEnds, createProcess } from './processes.ts';
import { type CanonicalSpec, type Request, seedOf } from './spec.ts';
import { createTimeSeries, type TimeSeries } from './time-series.ts';
import { defaultTimeStep } from './time-step.ts';

/** One direction of the experiment, ready to run. */
export interface Direction {
  readonly kernel: LangevinKernel;
  readonly process: Process;
  readonly ends: Ends;
  /** Whether a trajectory that ends outside the model's confinement has failed (work +∞). */
  readonly confined: boolean;
}

/** Everything decided about a run before a device is touched. */
export interface Plan {
  readonly spec: CanonicalSpec;
  readonly system: System;
  readonly model: LangevinModel;
  /** NaN where coordinates feel different baths: then works have no unit of kT and are not tallied for free energies. */
  readonly kT: number;
  readonly steps: number;
  readonly forward: Direction;
  readonly reverse: Direction | null;
  /** The forward process at 2dt on the same noise, where a law needs its time-step bias. */
  readonly coarse: Direction | null;
  readonly extraction: Extraction;
  /** Opens the record of averages against time, where the run keeps one. */
  readonly openRecord: (() => TimeSeries) | null;
  readonly equilibrium: Equilibrium;
  /** Default time step, to advise when trajectories blow up. */
  readonly advisedTimeStep: number;
}

const mostSteps = 2 ** 31;

/** Decides a run. @throws SpecError naming field, value and rule */
export function createPlan({ spec, system }: Request): Plan {
  const model = parseLangevinModel(system.model);
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
  const energy = createEnergy(model, parameters);
  const start = equilibrium(model, parameters, energy, controlsAt(0), controlsAt(1));
  const points = [0, 0.25, 0.5, 0.75, 1].flatMap((s) =>
    start.samplePoints.map((coordinates) => ({ coordinates, controls: controlsAt(s) })),
  );
  const stiffStep = defaultTimeStep(model, parameters, duration, points);
  const ownStep = systemTimeStep(system, parameters, duration);
  const asked = spec.dt ?? ownStep ?? stiffStep;
  const shape = groupShape(model.coordinates.length);
  const steps = shape.steps * Math.max(1, Math.ceil(duration / asked / shape.steps - 1e-9));
  if (steps > mostSteps) throw SpecError.of('dt', asked, `gives ${steps} steps; at most ${mostSteps}`);
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
  const direction = (which: 'forward' | 'reverse', of: LangevinKernel, n: number): Direction => {
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
    return { kernel: of, process, ends: controlEnds(process, curves, n, n, precision), confined: which === 'forward' };
  };
  const biased = system.laws.some((law) => !law.exactAtAnyTimeStep);
  const kT = model.temperature
    ? compileFormula(model.temperature, Object.keys(parameters))(...Object.values(parameters))
    : Number.NaN;
  const main = direction('forward', kernel, steps);
  const trajectories = spec.trajectories ?? system.trajectories;
  const extractionOf = (observables: System['observables']) =>
    createExtraction({ model, layout: kernel.layout, parameters, energy, kT, observables });
  const coordinates = Object.fromEntries(model.coordinates.map((c) => [c.name, c.name]));
  const { record } = spec;
  const openRecord =
    record &&
    (() =>
      createTimeSeries({
        extraction: extractionOf({ ...coordinates, ...system.observables }),
        every: record.every,
        duration,
        groups: main.process.groups,
        stepsPerGroup: kernel.kernel.stepsPerGroup,
        trajectories,
        endsAt: (done) => controlEnds(main.process, curves, done, steps, precision),
      }));
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
    system,
    model,
    kT,
    steps,
    forward: main,
    reverse: measure.reverse ? direction('reverse', kernel, steps) : null,
    coarse: biased ? direction('forward', kernelOf(true), steps / 2) : null,
    extraction: extractionOf(system.observables),
    openRecord: openRecord ?? null,
    equilibrium: start,
    advisedTimeStep: ownStep ?? stiffStep,
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
