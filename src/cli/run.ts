import { resolve } from 'node:path';
import { SpecError } from '../errors.ts';
import { createPlan } from '../experiment/create-plan.ts';
import { parseRequest } from '../experiment/spec.ts';
import { checkFolder } from './check-folder.ts';
import { checkStatePath } from './check-state-path.ts';
import type { RunOptions } from './commands.ts';
import { parseShard, parseWorkers } from './numbers.ts';
import { perform } from './perform.ts';
import { requestOf } from './request.ts';
import { sweep } from './sweep.ts';

/** `eddy run SYSTEM|SPEC.json` */
export async function run(target: string, options: RunOptions): Promise<number> {
  const request = requestOf(target, options);
  const { out, csv = false, checkpoint, fast = false, quiet, json } = options;
  const shard = options.shard === undefined ? null : parseShard(options.shard);
  checkCombination(options);
  if (out !== undefined && shard) checkStatePath(out, '--out', 'part');
  else if (out !== undefined) checkFolder(out, '--out');
  if (checkpoint !== undefined) checkStatePath(checkpoint, '--checkpoint', 'finished');
  const workers = parseWorkers(options.workers);
  if (options.sweep !== undefined) return sweep(request, options.sweep, options, workers);
  const place = { out: out === undefined ? null : resolve(out), csv, checkpoint: checkpoint ?? null };
  return perform(
    { plan: createPlan(parseRequest(request)), shard, fast, ...place, from: null },
    { workers, quiet, json },
  );
}

/** @throws SpecError where options do not go together */
function checkCombination({ out, csv, checkpoint, shard, sweep: swept }: RunOptions): void {
  if (csv && out === undefined) throw SpecError.of('--csv', true, 'needs --out');
  if (swept !== undefined && checkpoint !== undefined)
    throw SpecError.of('--checkpoint', checkpoint, 'cannot be combined with --sweep');
  if (shard === undefined) return;
  if (swept !== undefined) throw SpecError.of('--shard', shard, 'cannot be combined with --sweep');
  if (out === undefined) throw SpecError.of('--shard', shard, 'needs --out, the file of the part');
  if (csv) throw SpecError.of('--csv', true, 'cannot be combined with --shard: give it to eddy merge');
  if (checkpoint !== undefined && resolve(checkpoint) === resolve(out))
    throw SpecError.of('--checkpoint', checkpoint, 'must be another file than --out');
}
