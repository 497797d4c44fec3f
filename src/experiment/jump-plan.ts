import type { Process } from '../backends/backend.ts';
import { noControls } from '../backends/control-table.ts';
import { SpecError } from '../errors.ts';
import { createDrivenNetworkKernel } from '../kernel/driven-network-kernel.ts';
import { drivenNetworkRows, drivenNetworkTable } from '../kernel/driven-network-table.ts';
import { createEventsKernel } from '../kernel/events-kernel.ts';
import type { JumpKernel } from '../kernel/jump-kernel.ts';
import { createNetworkKernel, type NetworkKernelOptions } from '../kernel/network-kernel.ts';
import { networkTable } from '../kernel/network-table.ts';
import { createReactionsKernel } from '../kernel/reactions-kernel.ts';
import type { JumpModel } from '../model/jump.ts';
import { channelRates } from '../model/network-rates.ts';
import type { System } from '../model/system.ts';
import { perTime } from '../model/units.ts';
import { checkVariables } from './check-variables.ts';
import { controlRows } from './control-segments.ts';
import { countDetails } from './jump-details.ts';
import { jumpDistributions } from './jump-distributions.ts';
import { createJumpExtraction } from './jump-observables.ts';
import { kernelSums } from './jump-sums.ts';
import { networkSegments } from './network-segments.ts';
import { networkWorks } from './network-works.ts';
import type { Snapshot } from './observables.ts';
import { checkSingle, resolveDuration, resolveModel, usualTrajectories } from './parameters.ts';
import type { Direction, Plan, Reported } from './plan.ts';
import { populationTable } from './population-start.ts';
import { type PreparedNetwork, prepareNetwork } from './prepare-network.ts';
import { purposes } from './processes.ts';
import { createScratch } from './scratch.ts';
import { atTheEnd, snapshotTimes } from './snapshots.ts';
import { type Request, seedOf } from './spec.ts';
import { createTimeSeries } from './time-series.ts';

/** Jumps after which a trajectory is given up and counted as capped. */
const cap = 1e7;

/** A plan for a jump process. */
export interface JumpPlan extends Plan {
  readonly kind: 'jump';
  readonly model: JumpModel;
}

/** Decides a run of a network or of reactions. @throws SpecError naming field, value and rule */
export function createJumpPlan({ spec, system }: Request): JumpPlan {
  const resolved = resolveModel(system, spec.parameters);
  const [given, parameters] = [resolved.model as JumpModel, resolved.parameters];
  const duration = resolveDuration(system, resolved, { duration: spec.duration, tau: spec.parameters.tau });
  if (spec.precision === 'single') checkSingle(spec, parameters, duration);
  if (spec.dt !== undefined)
    throw SpecError.of('dt', spec.dt, 'jump processes have no time step: their event times are exact');
  if (spec.integrator !== undefined)
    throw SpecError.of('integrator', spec.integrator, 'jump processes have no time step, and so no integrator');
  if (spec.field)
    throw SpecError.of(
      'field',
      JSON.stringify(spec.field),
      'jump processes have no density on a grid: states are counted',
    );
  if (spec.profile) throw SpecError.of('profile', JSON.stringify(spec.profile), 'needs a driven Langevin model');
  if (spec.windows) throw SpecError.of('windows', spec.windows, 'jump processes have no such windows');
  const { precision, rounds } = spec;
  if (precision === 'double' && (spec.backend === 'webgpu' || spec.backend === 'webgl'))
    throw SpecError.of('precision', 'double', `exists on the cpu backend only, not on ${spec.backend}`);
  const network = given.form === 'network' ? prepareNetwork(given, system, parameters, duration) : null;
  const model = network?.model ?? given;
  const kernel = kernelOf(network?.counted ?? model, {
    precision,
    rounds,
    ...(network && { entropy: network.entropic }),
  });
  const { layout } = kernel;
  const sums = network?.sums(layout) ?? kernelSums(layout);
  const measure = measured(spec, system);
  const works = measure.work ? worksOf(network, parameters, duration) : null;
  const snapshots = snapshotTimes(system, parameters, duration);
  const extractionOf = (observables: System['observables'], at: readonly Snapshot[], of = model) =>
    createJumpExtraction({
      ...{ model: of, layout, sums, parameters, duration, cap, snapshots: at, observables },
    });
  const extraction = extractionOf(system.observables, snapshots);
  const details = network?.details(layout) ?? (model.form === 'reactions' ? countDetails(model, sums) : []);
  const scratch = createScratch();
  const names = [...extraction.names, ...details.map((d) => d.name)];
  const trajectories = spec.trajectories ?? usualTrajectories(system, parameters);
  const round = precision === 'single' ? Math.fround : (x: number) => x;
  const jumps = layout.columns.indexOf('jumps');
  const time = network?.fluctuations?.time ?? duration;
  const early = time < duration ? round(time) : duration;
  const stops = [...new Set([...snapshots.map((s) => round(s.time)), early, duration])].sort((a, b) => a - b);
  const direction = (side: 'forward' | 'reverse', of: PreparedNetwork | null): Direction => {
    const { extract } = side === 'forward' ? extraction : extractionOf(system.observables, snapshots, of!.model);
    const state = layout.columns.indexOf('n0');
    return {
      kernel,
      process: {
        ...processOf(kernel, parameters, startOf(of?.model ?? model, parameters, duration, of), seedOf(spec.seed)),
        purpose: purposes[side],
      },
      stops,
      extract: (columns) => {
        const at = (stop: number) => columns[stops.indexOf(stop)]!;
        const end = columns.at(-1)!;
        const extracted = extract([...snapshots.map((s) => at(round(s.time))), end], duration);
        scratch.begin(end.count);
        const further = details.map((d) => d.read(end, at(early), scratch.take));
        for (let i = 0; extracted.capped > 0 && i < end.count; i++)
          if (end.data[jumps * end.stride + i]! >= cap) for (const values of further) values[i] = Number.NaN;
        const done = extracted.columns[names.indexOf('work')]!;
        const work = works?.inUnits(done, (i) => end.data[state * end.stride + i]!, side) ?? null;
        return { ...extracted, work, columns: [...extracted.columns, ...further] };
      },
    };
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
      measure,
      ...(record && { record }),
    },
    system,
    model,
    kT: works?.kT ?? Number.NaN,
    freeEnergies: works !== null,
    steps: 0,
    snapshots: [...snapshots, ...(network?.fluctuations ? [{ name: 'fluctuation', time: early }] : [])],
    forward: direction('forward', network),
    reverse: works && measure.reverse ? direction('reverse', works.reversed) : null,
    coarse: null,
    extraction: { names },
    distributions: jumpDistributions(model, system, names, details),
    fluctuations: network?.fluctuations ?? null,
    reported: [
      ...reportedOf(model, [...extraction.names, ...(network?.reported ?? [])], system.distributions),
      ...(measure.reverse ? reportedReverse(model, Object.keys(system.observables)) : []),
    ].filter((r) => !system.internal?.includes(r.name)),
    openRecord: record
      ? (start) => {
          const recorded = extractionOf(atTheEnd(system), []);
          return createTimeSeries({
            start,
            names: recorded.names,
            stops: times.map(round),
            times,
            trajectories,
            deviations: true,
            extract: (columns, k) => recorded.extract([columns], times[k]!).columns,
          });
        }
      : null,
    freeEnergyDifference: works?.freeEnergyDifference ?? Number.NaN,
    start: { kind: 'drawn', updates: 0, distance: 0, burnIn: 0 },
    warnings: network?.warnings ?? [],
    advice: 'look for a rate that grows without bound',
  };
}

/** What of work a run measures. @throws SpecError */
function measured(spec: Request['spec'], system: System): { work: boolean; reverse: boolean } {
  const work = spec.measure.work ?? system.measure.work;
  const reverse = spec.measure.reverse ?? (work && system.measure.reverse);
  if (reverse && !work) throw SpecError.of('measure.reverse', true, 'needs work to be measured too');
  return { work, reverse };
}

function worksOf(network: PreparedNetwork | null, parameters: Readonly<Record<string, number>>, duration: number) {
  if (!network) throw SpecError.of('measure.work', true, 'needs a network with energies');
  return networkWorks(network, parameters, duration, 'measure.work');
}

function kernelOf(model: JumpModel, options: NetworkKernelOptions): JumpKernel {
  if (model.form === 'network')
    return model.controls.length > 0 ? createDrivenNetworkKernel(model, options) : createNetworkKernel(model, options);
  return model.form === 'events' ? createEventsKernel(model, options) : createReactionsKernel(model, options);
}

function recordTimes(every: number, duration: number): number[] {
  const n = Math.floor(duration / every + 1e-9);
  if (n > 10_000) throw SpecError.of('record.every', every, `gives ${n} instants; at most 10000`);
  const times = Array.from({ length: n + 1 }, (_, i) => i * every);
  return times.at(-1)! < duration * (1 - 1e-9) ? [...times, duration] : times;
}

function processOf(
  kernel: JumpKernel,
  parameters: Readonly<Record<string, number>>,
  start: ReturnType<typeof startOf>,
  seed: bigint,
): Omit<Process, 'purpose'> {
  return {
    uniforms: kernel.uniformValues(parameters, cap, start.uniforms),
    controls: noControls,
    table: start.table,
    groups: 0,
    seed,
  };
}

function startOf(
  model: JumpModel,
  parameters: Readonly<Record<string, number>>,
  duration: number,
  network: PreparedNetwork | null,
): { uniforms: Record<string, number>; table: Float64Array } {
  const driven = model.controls.length > 0;
  if (model.form === 'reactions') {
    const start = populationTable(model, parameters);
    return driven ? withRows(start, controlRows(model, parameters, duration)) : start;
  }
  if (network) {
    const { counted, start } = network;
    if (driven) {
      const table = drivenNetworkTable(counted, start, networkSegments(counted, parameters, duration), duration);
      return { uniforms: { segments: drivenNetworkRows(counted).segments }, table };
    }
    return { uniforms: {}, table: networkTable(counted, channelRates(counted, parameters), start) };
  }
  if (model.form === 'events') {
    checkVariables(model, parameters);
    if (driven) return withRows({ uniforms: {}, table: new Float64Array(0) }, controlRows(model, parameters, duration));
  }
  return { uniforms: {}, table: new Float64Array(0) };
}

/** The start with the rows of segments behind its table. */
const withRows = ({ uniforms, table }: ReturnType<typeof startOf>, rows: readonly number[]) => ({
  uniforms: { ...uniforms, segments: table.length },
  table: Float64Array.from([...table, ...rows]),
});

/** Estimates by the ids of the contract. */
function reportedOf(model: JumpModel, names: readonly string[], counted: System['distributions'] = {}): Reported[] {
  const of = (id: string, name: string, statistic: Reported['statistic'] = 'mean', unit = ''): Reported => ({
    id,
    name,
    side: 'forward',
    statistic,
    unit,
  });
  const own = model.form === 'reactions' ? model.species : model.form === 'events' ? model.variables : [];
  const populations = [...own, ...(model.form === 'network' ? [] : model.assignments)].map((s) => s.name);
  const energies = model.form === 'network' && model.energies ? ['work', 'heat'] : [];
  const known = [...model.currents.map((c) => c.id), 'entropy-production', ...energies, ...populations];
  /** Transitions between two states, and sequences of them, per unit time. */
  const counts = (name: string) =>
    model.form === 'network' && (name.startsWith('edge-') || model.sequences.some(({ id }) => id === name));
  return [
    ...model.currents.map((c) => of(c.id, c.id, 'mean', model.form === 'events' ? '' : perTime(model))),
    ...(model.form === 'events'
      ? []
      : [
          {
            ...of('entropy-production', 'entropy-production', 'mean', perTime(model, 'k_B')),
            ...(model.irreversible !== null && {
              reason: `${model.irreversible}: its entropy production is not finite`,
            }),
          },
        ]),
    ...energies.map((name) => of(`mean-${name}`, name, 'mean', model.energyUnit)),
    ...populations.flatMap((name) => [
      of(`mean-${name}`, name, 'mean', counted[name]?.unit),
      of(`sd-${name}`, name, 'standard deviation', counted[name]?.unit),
    ]),
    ...names
      .filter((name) => !known.includes(name))
      .map((name) =>
        of(/^(probability|edge)-/.test(name) ? name : `mean-${name}`, name, 'mean', counts(name) ? perTime(model) : ''),
      ),
  ];
}

/** Means of the reverse process: of energies, and of what the system itself observes. */
const reportedReverse = ({ energyUnit }: JumpModel, observables: readonly string[]): Reported[] =>
  ['work', 'heat', ...observables].map((name, i) => ({
    ...{ id: `mean-${name}-reverse`, name, side: 'reverse', statistic: 'mean' },
    unit: i < 2 ? energyUnit : '',
  }));
