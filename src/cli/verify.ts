import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createPlan } from '../experiment/create-plan.ts';
import { jitteredParameters } from '../experiment/jitter.ts';
import { openBackend } from '../experiment/open-backend.ts';
import { usualTrajectories } from '../experiment/parameters.ts';
import { runPlan } from '../experiment/run.ts';
import { parseRequest, type RunSpec } from '../experiment/spec.ts';
import { findSystem, systems } from '../systems/registry.ts';
import { checkFolder } from './check-folder.ts';
import type { VerifyOptions } from './commands.ts';
import { nodeEnvironment } from './environment.ts';
import { lawPage, type VerifiedSystem } from './law-page.ts';
import { parseInteger, parseSeed, parseWorkers } from './numbers.ts';
import { print, printJson, remark } from './print.ts';
import { lawRows } from './result-text.ts';
import { table } from './text.ts';

/** How the page of laws in docs/ is made. */
const pageCommand = 'eddy verify --page docs/laws.md';

/** `eddy verify [SYSTEM…]`: exit 1 when any law does not hold, or could not be tested although the run has the system's default size. */
export async function verify(ids: readonly string[], options: VerifyOptions): Promise<number> {
  const chosen = ids.length > 0 ? ids.map((id) => findSystem(id)) : systems;
  if (options.page !== undefined) checkFolder(dirname(options.page), '--page');
  const seed = parseSeed(options.seed ?? '1');
  const trajectories =
    options.trajectories === undefined ? undefined : parseInteger(options.trajectories, 'trajectories', 1);
  const jitter = options.jitter === undefined ? null : parseInteger(options.jitter, 'jitter', 0);
  const workers = parseWorkers(options.workers);
  const requests = chosen.map(
    (system): RunSpec => ({
      system: system.id,
      seed,
      ...(trajectories !== undefined && { trajectories }),
      ...(jitter !== null && { parameters: jitteredParameters(system, jitter) }),
      ...(options.backend !== undefined && { backend: options.backend as RunSpec['backend'] }),
    }),
  );
  const plans = requests.map((request) => createPlan(parseRequest(request)));
  const { backend, note } = await openBackend(nodeEnvironment, plans[0]!.spec.backend, { workers });
  if (note) remark(note);
  const rows: string[][] = [];
  const laws = [];
  const verified: VerifiedSystem[] = [];
  for (const plan of plans) {
    const result = await runPlan(plan, backend);
    verified.push({ title: plan.system.title, result });
    const small = plan.spec.trajectories < usualTrajectories(plan.system, plan.spec.parameters);
    laws.push(...result.laws.map((law) => ({ ...law, system: plan.system.id, seed, backend: backend.kind, small })));
    rows.push(...lawRows(result.laws).map((row) => [plan.system.id, ...row]));
    if (process.stderr.isTTY) remark(`${plan.system.id} in ${result.timing.seconds.toFixed(1)} s`);
  }
  await backend.dispose();
  if (options.page !== undefined) writeFileSync(options.page, lawPage(verified, pageCommand));
  const held = laws.filter((law) => law.holds === true).length;
  const tooSmall = laws.filter((law) => law.holds === null && law.small).length;
  const small = tooSmall > 0 ? `, ${tooSmall} not tested at this size` : '';
  if (options.json) printJson({ laws: laws.map(({ small, ...law }) => law) });
  else print(`${table(rows)}\n\n${held} of ${laws.length} laws hold${small} (${backend.kind}, seed ${seed})`);
  return held + tooSmall < laws.length ? 1 : 0;
}
