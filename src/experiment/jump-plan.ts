import type { Process } from '../backends/backend.ts';
import { SpecError } from '../errors.ts';
import type { JumpKernel } from '../kernel/jump-kernel.ts';
import { channelRates, createNetworkKernel, networkTable } from '../kernel/network-kernel.ts';
import { createReactionsKernel } from '../kernel/reactions-kernel.ts';
import type { JumpModel, NetworkModel } from '../model/jump.ts';
import { parseModel } from '../model/parse-model.ts';
import { createJumpExtraction, type JumpExtraction } from './jump-observables.ts';
import { startLaw } from './network-exact.ts';
import { resolveDuration, resolveParameters } from './parameters.ts';
import type { Direction, Plan, Reported } from './plan.ts';
import { populationTable } from './population-start.ts';
import { purposes } from './processes.ts';
import { type Request, seedOf } from './spec.ts';
import { createTimeSeries } from './time-series.ts';

/** Jumps after which a trajectory is given up and counted as capped. */
const cap = 1e7;

/** A plan for a jump process. */
export interface JumpPlan extends Plan {
  readonly kind: 'jump';
  readonly model: JumpModel;
  readonly extraction: JumpExtraction;
}

/** Decides a run of a network or of reactions. @throws SpecError naming field, value and rule */
export function createJumpPlan({ spec, system }: Request): JumpPlan {
  const model = parseModel(system.model) as JumpModel;
  const parameters = resolveParameters(model, spec.parameters);
  const duration = resolveDuration(system, parameters, { duration: spec.duration, tau: spec.parameters.tau });
  if (spec.dt !== undefined)
    throw SpecError.of('dt', spec.dt, 'jump processes have no time step: their event times are exact');
  const { precision, rounds } = spec;
  if (precision === 'double' && (spec.backend === 'webgpu' || spec.backend === 'webgl'))
    throw SpecError.of('precision', 'double', `exists on the cpu backend only, not on ${spec.backend}`);
  const kernel =
    model.form === 'network'
      ? createNetworkKernel(model, { precision, rounds })
      : createReactionsKernel(model, { precision, rounds });
  const extraction = createJumpExtraction({
    model,
    layout: kernel.layout,
    parameters,
    cap,
    observables: system.observables,
  });
  const process = processOf(model, kernel, parameters, seedOf(spec.seed));
  const trajectories = spec.trajectories ?? system.trajectories;
  const round = precision === 'single' ? Math.fround : (x: number) => x;
  const forward: Direction = {
    kernel,
    process,
    stops: [duration],
    extract: (columns) => extraction.extract(columns, duration),
  };
  const { record } = spec;
  const times = record ? recordTimes(record.every, duration) : [];
  return {
    kind: 'jump',
    spec: {
      ...(spec.system === undefined ? { model: spec.model } : { system: spec.system }),
      parameters,
      duration,
      trajectories,
      seed: spec.seed,
      backend: spec.backend,
      precision,
      rounds,
      measure: { work: false, reverse: false },
      ...(record && { record }),
    },
    system,
    model,
    kT: Number.NaN,
    steps: 0,
    forward,
    reverse: null,
    coarse: null,
    extraction,
    reported: reportedOf(model, extraction.names),
    openRecord: record
      ? () =>
          createTimeSeries({
            names: extraction.names,
            stops: times.map(round),
            times,
            trajectories,
            deviations: true,
            extract: (columns, k) => extraction.extract(columns, times[k]!).columns,
          })
      : null,
    freeEnergyDifference: Number.NaN,
    start: { kind: 'drawn', updates: 0, distance: 0 },
    warnings: [],
    advice: 'look for a rate that grows without bound',
  };
}

function recordTimes(every: number, duration: number): number[] {
  const n = Math.floor(duration / every + 1e-9);
  if (n > 10_000) throw SpecError.of('record.every', every, `gives ${n} instants; at most 10000`);
  const times = Array.from({ length: n + 1 }, (_, i) => i * every);
  return times.at(-1)! < duration * (1 - 1e-9) ? [...times, duration] : times;
}

function processOf(
  model: JumpModel,
  kernel: JumpKernel,
  parameters: Readonly<Record<string, number>>,
  seed: bigint,
): Process {
  const start =
    model.form === 'network' ? { uniforms: {}, table: tableOf(model, parameters) } : populationTable(model, parameters);
  return {
    uniforms: kernel.uniformValues(parameters, cap, start.uniforms),
    controls: new Float64Array(0),
    table: start.table,
    groups: 0,
    purpose: purposes.forward,
    seed,
  };
}

function tableOf(model: NetworkModel, parameters: Readonly<Record<string, number>>): Float64Array {
  const rates = channelRates(model, parameters);
  rates.forEach((rate, i) => {
    if (!(rate >= 0 && Number.isFinite(rate)))
      throw SpecError.of(`model.transitions ${model.channels[i]!.label}`, rate, 'a rate must be finite and ≥ 0');
  });
  return networkTable(model, rates, startLaw(model, parameters));
}

/** Estimates by the ids of the contract. */
function reportedOf(model: JumpModel, names: readonly string[]): Reported[] {
  const of = (id: string, name: string, statistic: Reported['statistic'] = 'mean', unit = ''): Reported => ({
    id,
    name,
    side: 'forward',
    statistic,
    unit,
  });
  const populations = model.form === 'reactions' ? [...model.species, ...model.assignments].map((s) => s.name) : [];
  const known = [...model.currents.map((c) => c.id), 'entropy-production', ...populations];
  return [
    ...model.currents.map((c) => of(c.id, c.id)),
    {
      ...of('entropy-production', 'entropy-production', 'mean', 'k_B per time'),
      ...(model.irreversible !== null && { reason: `${model.irreversible}: its entropy production is not finite` }),
    },
    ...populations.flatMap((name) => [of(`mean-${name}`, name), of(`sd-${name}`, name, 'standard deviation')]),
    ...names
      .filter((name) => !known.includes(name))
      .map((name) => of(name.startsWith('probability-') ? name : `mean-${name}`, name)),
  ];
}
