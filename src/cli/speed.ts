import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SpecError } from '../errors.ts';
import { openBackend } from '../experiment/open-backend.ts';
import { type SpeedOptions as Asked, planSpeeds } from '../experiment/plan-speeds.ts';
import { type PullingSpeed, studyPullingSpeed } from '../experiment/pulling-speed.ts';
import { version } from '../version.ts';
import { checkFolder } from './check-folder.ts';
import type { SpeedOptions } from './commands.ts';
import { nodeEnvironment } from './environment.ts';
import { parseInteger, parseNumber, parseWorkers } from './numbers.ts';
import { print, printJson, remark } from './print.ts';
import { createProgressLine } from './progress.ts';
import { requestOf } from './request.ts';
import { speedCsv } from './speed-csv.ts';
import { speedText } from './speed-text.ts';

/** `eddy speed SYSTEM|SPEC.json`: how fast to pull when the total time is given. */
export async function speed(target: string, options: SpeedOptions): Promise<number> {
  const request = requestOf(target, options);
  if (options.out !== undefined) checkFolder(options.out, '--out');
  const workers = parseWorkers(options.workers);
  const plan = planSpeeds(request, askedOf(options));
  const { backend: kind, precision } = plan.speeds[0]!.plan.spec;
  const { backend, note } = await openBackend(nodeEnvironment, kind, { precision, workers });
  if (note && !options.quiet) remark(note);
  const progress = createProgressLine(options.quiet ?? false);
  const began = performance.now();
  let steps = 0;
  try {
    const study = await studyPullingSpeed(plan, backend, {
      onProgress: (share, trajectorySteps) => {
        steps = trajectorySteps;
        const seconds = (performance.now() - began) / 1000;
        progress.update({ finished: share, total: 1, seconds, trajectorySteps: steps });
      },
    });
    progress.clear();
    if (options.out !== undefined) write(options.out, study);
    if (options.json) printJson({ eddy: version, ...study });
    else print(speedText(study));
    return 0;
  } finally {
    progress.clear();
    await backend.dispose();
  }
}

function askedOf({ durations, budget, rest, experiments }: SpeedOptions): Asked {
  const range = durations === undefined ? null : /^([^:]+):([^:]+):([^:]+)$/.exec(durations);
  if (durations !== undefined && !range) throw SpecError.of('--durations', durations, 'must be from:to:count');
  return {
    ...(range && {
      durations: {
        from: parseNumber(range[1]!, 'durations.from'),
        to: parseNumber(range[2]!, 'durations.to'),
        count: parseInteger(range[3]!, 'durations.count', 2),
      },
    }),
    ...(budget !== undefined && { budget: parseNumber(budget, 'budget') }),
    ...(rest !== undefined && { rest: parseNumber(rest, 'rest') }),
    ...(experiments !== undefined && { experiments: parseInteger(experiments, 'experiments', 4) }),
  };
}

function write(folder: string, study: PullingSpeed): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'speed.json'), `${JSON.stringify({ eddy: version, ...study }, null, 2)}\n`);
  writeFileSync(join(folder, 'speed.csv'), speedCsv(study));
}
