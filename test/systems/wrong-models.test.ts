import { expect, test, vi } from 'vitest';
import { cpuBackend } from '../backends/environment.ts';

/**
 * Laws of a system whose model says something else at one place: modules are loaded anew and the text is changed where it lies, before
 * anything has read it, so that an exact value that is taken from the model's own text goes wrong along with it.
 */
async function lawsWith(id: string, place: string, change: (text: string) => string) {
  vi.resetModules();
  const [{ parseRequest }, { createPlan }, { runPlan }] = await Promise.all([
    import('../../src/experiment/spec.ts'),
    import('../../src/experiment/create-plan.ts'),
    import('../../src/experiment/run.ts'),
  ]);
  const { spec, system } = parseRequest({ system: id, trajectories: 20_000, seed: 2 });
  const altered = (model: unknown) => {
    const path = place.split('.');
    const last = path.pop()!;
    const object = path.reduce(
      (within, key) => within[key] as Record<string, unknown>,
      model as Record<string, unknown>,
    );
    const text = String(object[last]);
    expect(change(text)).not.toBe(text);
    object[last] = change(text);
    return model as Exclude<typeof system.model, (...args: never[]) => unknown>;
  };
  const { model } = system;
  const wrong = typeof model === 'function' ? (p: Record<string, number>) => altered(model(p)) : altered(model);
  const { laws } = await runPlan(createPlan({ spec, system: { ...system, model: wrong } }), await cpuBackend());
  return (law: string) => laws.find((l) => l.id === law)!.holds;
}

/** One transition twice as fast both ways, in detailed balance as before. */
const faster = (text: string) => text.replace(/: ([^,]*), ([^@]*)/, ': 2*($1), 2*($2) ');
const twice = (text: string) => `2*(${text})`;
const stiffer = (text: string) => text.replace('barrier', '2*barrier');
const mirrored = (text: string) => text.replace('- lambda', '+ lambda');
const permeable = (text: string) => text.replace(': k, [k*', ': 2*k, [2*k*');

/** What a system spends, or finds in equilibrium, follows from ratios of its rates, or from any force: what it does must not. */
test.each([
  ['brownian', 'coordinates.x.temperature', twice, [], ['msd']],
  ['brownian-underdamped', 'coordinates.x.temperature', twice, [], ['msd', 'velocity-variance']],
  ['breathing-trap', 'coordinates.x.temperature', twice, ['bar'], ['mean-work']],
  ['dragged-trap', 'coordinates.x.temperature', twice, ['bar', 'mean-work'], ['work-variance']],
  ['dragged-trap', 'potential', mirrored, ['bar', 'mean-work'], ['mean-lag']],
  ['dragged-trap-underdamped', 'coordinates.x.temperature', twice, ['bar', 'mean-work'], ['work-variance']],
  ['shear-dumbbell', 'coordinates.x.temperature', twice, ['momentum-flux'], ['stretch']],
  ['hairpin', 'potential', stiffer, ['crooks-slope', 'bar'], ['start-place']],
  ['hairpin', 'coordinates.x.temperature', twice, ['crooks-slope'], ['bar', 'crooks-crossing']],
  ['climate-states', 'transitions.0', faster, ['affinity'], ['current', 'entropy-production']],
  ['quantum-dot', 'transitions.1', faster, ['transfer-ratio', 'fluctuation-theorem'], ['current', 'noise']],
  ['reaction', 'reactions.0', faster, ['copy-number-law', 'microreversibility'], ['collision-rate']],
  ['planet', 'coordinates.excess.mobility', twice, ['energy-balance', 'mean-temperature'], ['weather']],
  ['planet', 'potential', twice, ['energy-balance'], ['temperature-variance', 'weather']],
  ['thermophoresis', 'coordinates.x.mobility', twice, ['soret', 'cold-half', 'buttiker-landauer'], ['spread']],
  ['osmosis', 'reactions.0', permeable, ['mean-number'], ['exchange']],
  ['motor', 'transitions.0', faster, ['energy-balance', 'cycle-ratio'], ['velocity', 'atp-rate', 'entropy-production']],
  ['photocell', 'transitions.1', faster, ['tight-coupling', 'reciprocity'], ['current', 'entropy-production']],
  ['chaperone', 'transitions.0', faster, ['cycle-balance', 'native-share'], ['folding']],
  ['chaperone', 'transitions.2', faster, ['cycle-balance'], ['native-share', 'turnover', 'entropy-production']],
  ['proofreading', 'transitions.4', faster, ['hopfield-limit'], ['error']],
  ['proofreading', 'transitions.3', faster, ['error', 'product-rate'], ['binding-rate']],
  ['proofreading', 'transitions.2', faster, ['hopfield-limit'], ['product-rate']],
  ['gene-switch', 'transitions.0', faster, [], ['current', 'entropy-production']],
  ['ladder', 'transitions.1', faster, ['boltzmann', 'emission-absorption'], ['absorption']],
] as const)('%s with another %s: a wrong model shows', async (id, place, change, blind, seeing) => {
  const holds = await lawsWith(id, place, change);
  for (const law of blind) expect(holds(law), law).toBe(true);
  for (const law of seeing) expect(holds(law), law).toBe(false);
});
