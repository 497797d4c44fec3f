import { SpecError } from '../errors.ts';
import { createPlan } from '../experiment/create-plan.ts';
import { openBackend } from '../experiment/open-backend.ts';
import { parseRequest, type RunSpec } from '../experiment/spec.ts';
import { sweepReport } from '../experiment/sweep-report.ts';
import { sweepRequests } from '../experiment/sweep-requests.ts';
import { runSweep } from '../experiment/sweep-run.ts';
import type { Sweep } from '../experiment/sweep-values.ts';
import type { RunOptions } from './commands.ts';
import { nodeEnvironment } from './environment.ts';
import { parseInteger, parseNumber } from './numbers.ts';
import { nothingLeft } from './perform.ts';
import { print, printJson, remark } from './print.ts';
import { createProgressLine } from './progress.ts';
import { sweepText } from './sweep-text.ts';

/** `eddy run … --sweep name=from:to:count[:log]`: one run for each value, all on one backend. */
export async function sweep(
  request: RunSpec,
  asked: string,
  { duration, fast, out, quiet = false, json }: RunOptions,
  workers: number | undefined,
): Promise<number> {
  const range = parseSweep(asked);
  if (out !== undefined) throw SpecError.of('--out', out, 'cannot be combined with --sweep');
  if (range.name === 'tau' && duration !== undefined)
    throw SpecError.of('--duration', duration, 'sets tau too: give one of the two');
  const values = sweepRequests(request, range);
  const [first] = values.map((v) => createPlan(parseRequest(v.request)).spec); // a wrong value anywhere costs nothing
  const { backend, note } = await openBackend(nodeEnvironment, first!.backend, {
    precision: first!.precision,
    workers,
    fast,
  });
  if (note && !quiet) remark(note);
  const progress = createProgressLine(quiet);
  const began = performance.now();
  try {
    const points = await runSweep(values, backend, {
      onProgress: (share, trajectorySteps) => {
        const seconds = (performance.now() - began) / 1000;
        progress.update({ finished: share, total: 1, seconds, trajectorySteps });
      },
    });
    progress.clear();
    const report = sweepReport(range.name, points);
    if (json) printJson(report);
    else if (report.results.length > 0) print(sweepText(report));
    return exitCode(report);
  } finally {
    progress.clear();
    await backend.dispose();
  }
}

function parseSweep(text: string): Sweep {
  const [, name, from, to, count, log] = /^([^=]+)=([^:]+):([^:]+):([^:]+?)(:log)?$/.exec(text) ?? [];
  if (name === undefined) throw SpecError.of('--sweep', text, 'must be name=from:to:count or name=from:to:count:log');
  return {
    name: name.trim(),
    from: parseNumber(from!, 'sweep.from'),
    to: parseNumber(to!, 'sweep.to'),
    count: parseInteger(count!, 'sweep.count', 1),
    logarithmic: log !== undefined,
  };
}

/** Exit 2 where a value was refused as it ran, 3 where it left no finite trajectory. */
function exitCode({ sweep: { name, values }, results, refused = [] }: ReturnType<typeof sweepReport>): number {
  for (const { value, reason } of refused) remark(`${name} = ${value}: ${reason}`);
  const empty = values.flatMap((value, i) =>
    results[i]!.status.finished === 0 ? [{ value, ...results[i]!.status }] : [],
  );
  for (const { value, capped } of empty) remark(`${name} = ${value}: ${nothingLeft(capped > 0)}`);
  return empty.length > 0 ? 3 : refused.length > 0 ? 2 : 0;
}
