import { expect, test } from 'vitest';
import { createJumpPlan } from '../../src/experiment/jump-plan.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { parseRequest } from '../../src/experiment/spec.ts';
import type { NetworkSpec } from '../../src/model/jump-spec.ts';
import type { System } from '../../src/model/system.ts';
import { cpuBackend } from '../backends/environment.ts';

/** Laws of a system of which one transition goes twice as fast both ways, in detailed balance as before. */
async function withFaster(id: string, transition: number) {
  const { spec, system } = parseRequest({ system: id, trajectories: 20_000, seed: 2 });
  const model = system.model as NetworkSpec;
  const transitions = model.transitions.map((text, i) =>
    i === transition ? text.replace(/: ([^,]*), ([^@]*)/, ': 2*($1), 2*($2) ') : text,
  );
  expect(transitions).not.toEqual(model.transitions);
  const faster: System = { ...system, model: { ...model, transitions } };
  const { laws } = await runPlan(createJumpPlan({ spec, system: faster }), await cpuBackend());
  return (law: string) => laws.find((l) => l.id === law)!.holds;
}

/** What each network spends follows from its affinities whatever its rates are; what it does must not. */
test.each([
  ['motor', 0, ['energy-balance', 'cycle-ratio'], ['velocity', 'atp-rate']],
  ['photocell', 1, ['tight-coupling', 'reciprocity'], ['current']],
  ['chaperone', 2, ['cycle-balance'], ['native-share', 'turnover']],
  ['proofreading', 4, ['hopfield-limit'], ['error']],
] as const)('%s: a wrong rate shows', async (id, transition, blind, seeing) => {
  const holds = await withFaster(id, transition);
  for (const law of blind) expect(holds(law), law).toBe(true);
  for (const law of seeing) expect(holds(law), law).toBe(false);
});
