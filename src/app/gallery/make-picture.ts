import type { Backend } from '../../backends/backend.ts';
import { createPlan } from '../../experiment/create-plan.ts';
import type { JumpPlan } from '../../experiment/jump-plan.ts';
import type { LangevinPlan } from '../../experiment/langevin-plan.ts';
import { runPlan } from '../../experiment/run.ts';
import { samplePaths } from '../../experiment/sample-paths.ts';
import { parseRequest, type Request } from '../../experiment/spec.ts';
import type { EventsModel, JumpModel, ReactionsModel } from '../../model/jump.ts';
import { modelOf } from '../../model/model-of.ts';
import type { System } from '../../model/system.ts';
import { edgesOf } from '../engine/edge-currents.ts';
import { exactNetwork } from '../engine/exact-network.ts';
import { exactPopulations } from '../engine/exact-populations.ts';
import { landscapeOf } from '../engine/landscape.ts';
import type { SmallPicture } from './picture-api.ts';
import { populationBars, rebinned } from './small-bars.ts';

/** Molecules in a potential, and paths against time. */
const molecules = 28;
const paths = 7;

/** Instants of a path: as many as a small picture has pixels for. */
const instants = 161;

/** Trajectories of a run for a small picture: enough for its few bars and arrows. */
const few = 1000;

/** Trajectories of a run of which only what is exact is taken. */
const least = 16;

/** Species shown side by side. */
const mostHistograms = 2;

/** Variables that make a row. */
const leastRow = 3;

/**
 * The picture that says what a system is about: molecules in their potential, density and current, sample paths, states and net
 * currents, or how populations are distributed. Exact where that comes cheaply, else from a small run.
 *
 * @throws SpecError when there is no such system
 */
export async function makePicture(id: string, backend: Backend): Promise<SmallPicture> {
  const { spec, system } = parseRequest({ system: id, backend: 'cpu', trajectories: few });
  // Laws and curves would take most of the time; what only they read may be just what is drawn.
  const request = { spec, system: { ...system, laws: [], curves: [], internal: [] } };
  const plan = createPlan(request);
  if (plan.kind === 'langevin') return langevinPicture(plan, request.system, backend);
  const model = modelOf(request.system, plan.spec.parameters) as JumpModel;
  const { parameters, duration } = plan.spec;
  if (model.form === 'network')
    return {
      kind: 'network',
      network: exactNetwork(model, parameters, duration, edgesOf(request)),
    };
  return model.form === 'events' ? eventsPicture(model, request, backend) : reactionsPicture(model, plan, backend);
}

async function langevinPicture(plan: LangevinPlan, system: System, backend: Backend): Promise<SmallPicture> {
  const { model } = plan;
  const fieldOf = async (trajectories: number) =>
    (await runPlan({ ...plan, spec: { ...plan.spec, trajectories } }, backend)).field!;
  const periodic = model.coordinates.some((c) => c.period !== null && system.field && c.name in system.field);
  if (periodic || Object.keys(system.field ?? {}).length === 2) {
    // Where density and current are known, positions need not be sampled.
    const { exact, ...known } = await fieldOf(least);
    if (!exact?.current) return { kind: 'field', field: await fieldOf(few), exact: false };
    const sure = (value: readonly (number | null)[]) => ({ value: [...value], standardError: value.map(() => 1e-12) });
    const drawn = { axes: known.axes, density: sure(exact.density), current: exact.current.map(sure), exact: null };
    return { kind: 'field', field: drawn, exact: true };
  }
  const [seen] = await samplePaths(plan, backend, {
    count: molecules,
    moments: instants,
    sides: ['forward'],
  });
  const positions = seen!.positions[0]!;
  const driven = model.controls.some((c) => !c.probe);
  // What someone does to the potential is worth a picture; where no one does anything it is the motion.
  const landscape = driven && model.dynamics === 'overdamped' ? landscapeOf(plan, [seen!]) : null;
  if (landscape) {
    const middle = Math.floor(seen!.times.length / 2) * molecules;
    return { kind: 'molecules', landscape, positions: positions.slice(middle, middle + molecules) };
  }
  return {
    kind: 'paths',
    name: model.coordinates[0]!.name,
    paths: Array.from({ length: paths }, (_, i) => positions.filter((_x, k) => k % molecules === i)),
  };
}

async function reactionsPicture(model: ReactionsModel, plan: JumpPlan, backend: Backend): Promise<SmallPicture> {
  const { parameters, duration } = plan.spec;
  const exact = exactPopulations(model, parameters, duration, []);
  if (exact) {
    const histograms = exact.laws.slice(0, mostHistograms).map(populationBars);
    return { kind: 'histograms', histograms, exact: true };
  }
  const { histograms } = await runPlan(plan, backend);
  const found = model.species
    .slice(0, mostHistograms)
    .map(({ name }) => rebinned(name, histograms[`distribution-${name}`]!));
  return { kind: 'histograms', histograms: found, exact: false };
}

/** A row of variables (`e1`, `e2` …) is a profile; of others the distribution is shown. */
async function eventsPicture(model: EventsModel, { spec, system }: Request, backend: Backend): Promise<SmallPicture> {
  const [first, ...others] = model.variables.map((v) => v.name);
  const run = (distributions: System['distributions'] = {}) =>
    runPlan(createPlan({ spec, system: { ...system, distributions } }), backend);
  const { estimates, histograms } = await run(system.distributions);
  const reported = (id: string) => estimates.find((e) => e.id === id)!.value!;
  const stem = first!.replace(/\d+$/, '');
  const row = [first!, ...others].filter((name, i) => name === `${stem}${i + 1}`);
  if (row.length >= leastRow)
    return { kind: 'profile', name: stem, means: row.map((name) => reported(`mean-${name}`)) };
  const distribution = (from: typeof histograms) => from[`distribution-${first}`];
  const spread = () => ({ mean: reported(`mean-${first}`), sd: reported(`sd-${first}`) });
  const binned = ({ mean, sd } = spread()) => run({ [first!]: { lower: mean - 4 * sd, width: sd / 3, count: 24 } });
  const known = distribution(histograms) ?? distribution((await binned()).histograms);
  return { kind: 'histograms', histograms: [rebinned(first!, known!)], exact: false };
}
