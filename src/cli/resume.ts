import { SpecError } from '../errors.ts';
import { createPlan } from '../experiment/create-plan.ts';
import { parseRequest } from '../experiment/spec.ts';
import { checkFolder } from './check-folder.ts';
import { checkStatePath } from './check-state-path.ts';
import type { ResumeOptions } from './commands.ts';
import { readKept } from './job-file.ts';
import { parseWorkers } from './numbers.ts';
import { perform } from './perform.ts';
import { readStateFile } from './state-file.ts';

/** `eddy resume FILE`: goes on with the run that the file holds, its results going where that run was told to put them. */
export async function resume(path: string, { workers, quiet, json }: ResumeOptions): Promise<number> {
  const file = readStateFile(path, 'resume');
  const { holds, spec, shard, fast, out, csv, device, finished, trajectories } = file.header;
  if (holds === 'part')
    throw SpecError.of(
      'resume',
      path,
      `holds part ${shard!.index} of ${shard!.count}, which is done: eddy merge takes it`,
    );
  if (holds === 'finished')
    throw SpecError.of('resume', path, `the run has ended: all ${trajectories} trajectories are done`);
  if (out !== null && shard) checkStatePath(out, '--out', 'part');
  else if (out !== null) checkFolder(out, '--out');
  const plan = createPlan(parseRequest(spec));
  return perform(
    { plan, shard, fast, out, csv, checkpoint: path, from: { ...readKept(file), device, finished } },
    { workers: parseWorkers(workers), quiet, json },
  );
}
