import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program that answers each line with one. */
export interface LineProgram {
  ask(line: string): Promise<string>;
  close(): void;
}

/** Starts a program that is kept for many requests. What it says on stderr is shown when it ends without an answer. */
export function startLineProgram(
  command: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): LineProgram {
  const child = spawn(command, args, { stdio: 'pipe', env: { ...process.env, ...environment } });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let complaint = '';
  child.stderr.on('data', (text) => {
    complaint = `${complaint}${text}`.slice(-2000);
  });
  child.on('error', (error) => {
    complaint = error.message;
  });
  // A program that has ended takes no more requests, which its missing answer tells.
  child.stdin.on('error', () => {});
  return {
    async ask(line) {
      child.stdin.write(`${line}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`${[command, ...args].join(' ')} ended without an answer: ${complaint.trim()}`);
      return value;
    },
    close: () => child.stdin.end(),
  };
}
