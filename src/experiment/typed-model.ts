import { SpecError } from '../errors.ts';
import { freeEnergyLaws, jarzynski } from '../laws/free-energy.ts';
import { parseEvents } from '../model/events.ts';
import { eventsSpec, networkSpec, reactionsSpec } from '../model/jump-spec.ts';
import { parseLangevinModel } from '../model/langevin.ts';
import { parseNetwork } from '../model/network.ts';
import { parseReactions } from '../model/reactions.ts';
import { checkSpec, langevinSpec } from '../model/spec.ts';
import type { System } from '../model/system.ts';
import { networkLaws } from './network-laws.ts';
import { resolveParameters } from './parameters.ts';
import { reactionsLaws } from './reactions-laws.ts';
import { thermalUnit, unitOfKT } from './thermal-unit.ts';

const common = {
  id: 'model',
  title: 'Typed-in model',
  duration: 1,
  dt: null,
  trajectories: 100_000,
  observables: {},
  sources: [],
} as const;

/**
 * A typed-in model as a system. Driven Langevin models that start in equilibrium get the free-energy laws, networks whose work is asked for too; networks and linear
 * reactions the laws that linear algebra gives. @throws SpecError
 */
export function systemOfModel(
  model: unknown,
  measure: { work?: boolean | undefined; reverse?: boolean | undefined },
  run: { parameters: Readonly<Record<string, number>>; duration: number },
): System {
  if (typeof model !== 'object' || model === null) throw SpecError.of('model', model, 'must be an object');
  if ('states' in model) {
    const said = checkSpec(networkSpec, model, 'model');
    const spec = { ...said, energyUnit: said.energyUnit || unitOfKT(parseNetwork(said).parameters) };
    const network = parseNetwork(spec);
    const laws = networkLaws(network, resolveParameters(network, run.parameters), run.duration);
    const free = measure.work ? (measure.reverse ? freeEnergyLaws : [jarzynski]) : [];
    return { ...jumpSystem(spec, [...laws, ...free], 'A network of your own.'), transitions: true };
  }
  if ('species' in model) {
    const spec = checkSpec(reactionsSpec, model, 'model');
    return jumpSystem(spec, reactionsLaws(parseReactions(spec)), 'Reactions of your own.');
  }
  if ('variables' in model) {
    const spec = checkSpec(eventsSpec, model, 'model');
    parseEvents(spec);
    return jumpSystem(spec, [], 'Events of your own.');
  }
  if (!('coordinates' in model))
    throw SpecError.of('model', model, 'must have coordinates, states, species or variables');
  const spec = checkSpec(langevinSpec, model, 'model');
  const driven = Object.keys(spec.controls).length > 0;
  const hybrid = spec.events.length > 0;
  const parsed = parseLangevinModel(spec);
  const { initial, coordinates, dynamics } = parsed;
  const fromEquilibrium = !hybrid && initial === 'equilibrium' && Object.keys(spec.force).length === 0;
  // a steady state without equilibrium is known by its heat
  const work = measure.work ?? (driven || (!hybrid && initial === 'stationary'));
  const positions = coordinates.map((c) => c.name);
  const state = dynamics === 'underdamped' ? positions.flatMap((name) => [name, `v${name}`]) : positions;
  const reverse = measure.reverse ?? (work && fromEquilibrium);
  return {
    ...common,
    kind: hybrid ? 'hybrid' : 'langevin',
    summary: 'A potential of your own.',
    model: { ...spec, energyUnit: spec.energyUnit || thermalUnit(parsed) },
    observables: Object.fromEntries(state.map((name) => [name, name])),
    measure: { work, reverse },
    laws: work && reverse && fromEquilibrium ? freeEnergyLaws : [],
  };
}

function jumpSystem(model: System['model'], laws: System['laws'], summary: string): System {
  return { ...common, kind: 'jump', summary, model, measure: { work: false, reverse: false }, laws };
}
