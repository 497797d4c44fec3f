import { DeviceError, SpecError, UnsupportedError } from '../errors.ts';
import { bench } from './bench.ts';
import { CommanderError, parseCommandLine } from './commands.ts';
import { devices } from './devices.ts';
import { estimate } from './estimate.ts';
import { list, show } from './list.ts';
import { merge } from './merge.ts';
import { resume } from './resume.ts';
import { run } from './run.ts';
import { speed } from './speed.ts';
import { verify } from './verify.ts';

/** Exit codes (contract): 0 done, 1 a law failed, 2 the request is wrong, 3 the device or machine failed. */
const exitCodes = { done: 0, request: 2, device: 3 } as const;

function report(error: unknown): number {
  const say = (line: string) => process.stderr.write(`eddy: ${line}\n`);
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCodes.done; // --help, --version
    say(error.message.replace(/^error: /, ''));
    return exitCodes.request;
  }
  if (error instanceof SpecError || error instanceof UnsupportedError) {
    say(error.message);
    return exitCodes.request;
  }
  if (error instanceof DeviceError) {
    say(error.message);
    return exitCodes.device;
  }
  say(
    `unexpected failure, please report it: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  return exitCodes.device;
}

// A reader that has seen enough, such as `head`, closes the pipe; a full disk loses the answer.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit(exitCodes.done);
  process.stderr.write(`eddy: the answer could not be written: ${code}\n`);
  process.exit(exitCodes.device);
});

const argv = process.argv.slice(2);
const actions = { list, show, run, resume, merge, speed, verify, estimate, bench, devices };
const code = await parseCommandLine(argv.length > 0 ? argv : ['--help'], actions).catch(report);
// Dawn keeps the process alive, and piped output may still be on its way.
process.stdout.write('', (error) => {
  if (!error) process.exit(code); // else it is told above
});
