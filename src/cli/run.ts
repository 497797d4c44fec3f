import { SpecError } from '../errors.ts';
import { createPlan } from '../experiment/create-plan.ts';
import { openBackend } from '../experiment/open-backend.ts';
import type { Result } from '../experiment/result.ts';
import { runPlan } from '../experiment/run.ts';
import { parseRequest, type RunSpec } from '../experiment/spec.ts';
import { checkFolder } from './check-folder.ts';
import type { RunOptions } from './commands.ts';
import { nodeEnvironment } from './environment.ts';
import { createExport } from './export.ts';
import { parseWorkers } from './numbers.ts';
import { print, printJson, remark } from './print.ts';
import { createProgressLine } from './progress.ts';
import { requestOf } from './request.ts';
import { resultText } from './result-text.ts';
import { sweep } from './sweep.ts';

/** `eddy run SYSTEM|SPEC.json` */
export async function run(target: string, options: RunOptions): Promise<number> {
  const request = requestOf(target, options);
  if (options.csv && options.out === undefined) throw SpecError.of('--csv', true, 'needs --out');
  if (options.out !== undefined) checkFolder(options.out, '--out');
  const workers = parseWorkers(options.workers);
  if (options.sweep !== undefined) return sweep(request, options.sweep, options, workers);
  const result = await runOne(request, { ...options, workers });
  if (options.json) printJson(result);
  else print(resultText(result));
  return exitCode(result);
}

interface Settings extends Omit<RunOptions, 'workers'> {
  readonly workers: number | undefined;
}

async function runOne(request: RunSpec, { workers, out, csv, quiet }: Settings): Promise<Result> {
  const plan = createPlan(parseRequest(request));
  const { backend, note } = await openBackend(nodeEnvironment, plan.spec.backend, {
    precision: plan.spec.precision,
    workers,
  });
  if (note && !quiet) remark(note);
  const progress = createProgressLine(quiet ?? false);
  if (csv && !plan.extraction.names.includes('work') && !quiet) remark('no work is measured: there is no works.csv');
  const files = out === undefined ? null : createExport(out, plan.extraction.names, csv ?? false);
  try {
    const result = await runPlan(plan, backend, {
      onProgress: progress.update,
      ...(files && { onBatch: files.add }),
    });
    progress.clear();
    await files?.finish(result);
    return result;
  } finally {
    progress.clear();
    await backend.dispose();
  }
}

/** Exit 3 when no trajectory is finite: then there is no result to speak of. */
function exitCode(result: Result): number {
  if (result.status.finished > 0) return 0;
  remark('no trajectory stayed finite: take a smaller dt');
  return 3;
}
