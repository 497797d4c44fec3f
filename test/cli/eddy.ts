import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { prepare } from '../../scripts/prepare.mjs';

/** The built command line. */
export const program = join(import.meta.dirname, '../../dist/node/cli.js');

/** What the built command line answered. */
export interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Builds the command line where the sources are newer; `npm test` has done so before. */
export const build = (): void => prepare('node');

/** Runs the built command line. */
export const eddy = (...args: string[]): Promise<Answer> => eddyWith({}, ...args);

/** Runs it with other environment variables. */
export function eddyWith(variables: Record<string, string>, ...args: string[]): Promise<Answer> {
  const options = { maxBuffer: 2 ** 28, env: { ...process.env, ...variables } };
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

/** Runs it and reads its answer as JSON, whatever the exit code. */
// biome-ignore lint/suspicious/noExplicitAny: the shape is what the tests look at
export async function eddyJson(...args: string[]): Promise<any> {
  const { stdout, stderr, code } = await eddy(...args, '--json');
  if (stdout === '') throw new Error(`exit ${code}: ${stderr}`);
  return JSON.parse(stdout);
}

/** A folder for the files of one test file, removed at its end. */
export function scratch() {
  const folder = mkdtempSync(join(tmpdir(), 'eddy-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    path: (name: string) => join(folder, name),
    write(name: string, content: unknown): string {
      const path = join(folder, name);
      writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
      return path;
    },
  };
}
