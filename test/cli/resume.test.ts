import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { readStateFile, type StateHeader, writeStateFile } from '../../src/cli/state-file.ts';
import { build, eddy, eddyJson, program, scratch } from './eddy.ts';

const { path, write } = scratch();
beforeAll(build);

/** A result but for what may differ. */
// biome-ignore lint/suspicious/noExplicitAny: results as they come
function answer({ timing, backend, ...rest }: any): string {
  const { seconds: _, advanceSeconds: __, ...counted } = timing;
  const { workers: ___, ...device } = backend;
  return JSON.stringify({ timing: counted, backend: device, ...rest });
}
const resultIn = (folder: string) => answer(JSON.parse(readFileSync(`${folder}/result.json`, 'utf8')));

/** A process that goes on while we look. */
function start(...args: string[]) {
  const child: ChildProcess = spawn(process.execPath, [program, ...args]);
  let [stdout, stderr] = ['', ''];
  child.stdout!.on('data', (text) => {
    stdout += text;
  });
  child.stderr!.on('data', (text) => {
    stderr += text;
  });
  const ended = new Promise<{ code: number | null; signal: string | null; stdout: string; stderr: string }>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr })),
  );
  return { kill: (signal: NodeJS.Signals) => child.kill(signal), ended, running: () => child.exitCode === null };
}

/** Waits until a running process has written a file anew. */
async function written(file: string, since: number, { running }: { running: () => boolean }): Promise<void> {
  while (!existsSync(file) || statSync(file).mtimeMs <= since) {
    if (!running()) throw new Error('it ended too soon');
    await setTimeout(20);
  }
}

const finishedIn = (file: string) => readStateFile(file, 'test').header.finished;

test('a run killed, resumed, interrupted and resumed gives the very files of one that was left alone', async () => {
  const command = ['run', 'breathing-trap', '--trajectories', '400000', '--seed', '4', '--backend', 'cpu', '--quiet'];
  const [file, whole, out] = [path('state'), path('whole'), path('resumed')];
  const alone = start(...command, '--out', whole);
  expect(await alone.ended).toMatchObject({ code: 0, stderr: '' });

  const killed = start(...command, '--workers', '1', '--out', out, '--checkpoint', file);
  await written(file, 0, killed);
  killed.kill('SIGKILL');
  expect(await killed.ended).toMatchObject({ signal: 'SIGKILL', stdout: '' });
  const first = finishedIn(file);
  expect(first).toBeLessThan(400_000);

  const since = statSync(file).mtimeMs;
  const interrupted = start('resume', file, '--workers', '1');
  await written(file, since, interrupted);
  interrupted.kill('SIGINT');
  const { code, stdout, stderr } = await interrupted.ended;
  const second = finishedIn(file);
  expect(second).toBeGreaterThanOrEqual(first);
  expect(second).toBeLessThan(400_000);
  expect({ code, stdout, stderr }).toEqual({
    code: 3,
    stdout: '',
    stderr: `eddy: stopped after ${second} of 400000 trajectories: eddy resume ${file} goes on\n`,
  });
  expect(existsSync(out)).toBe(false);

  expect(await eddy('resume', file, '--quiet')).toMatchObject({ code: 0, stderr: '' });
  expect(resultIn(out)).toBe(resultIn(whole));
  expect(readdirSync(out)).toEqual(readdirSync(whole));
  expect(readFileSync(`${out}/works.parquet`).equals(readFileSync(`${whole}/works.parquet`))).toBe(true);
  expect(await eddy('resume', file)).toEqual({
    code: 2,
    stdout: '',
    stderr: `eddy: resume: ${file} (the run has ended: all 400000 trajectories are done)\n`,
  });
}, 240_000);

test('a part that was told to stop goes on, and is put together with the other', async () => {
  const command = [
    'run',
    'triangle',
    '--trajectories',
    '400000',
    '--duration',
    '100',
    '--seed',
    '4',
    '--backend',
    'cpu',
  ];
  const [file, one, two] = [path('part-state'), path('part-1'), path('part-2')];
  const stopped = start(...command, '--workers', '1', '--shard', '2/2', '--out', two, '--checkpoint', file);
  await written(file, 0, stopped);
  stopped.kill('SIGTERM');
  expect(await stopped.ended).toMatchObject({ code: 3, stdout: '' });
  expect(existsSync(two)).toBe(false);
  expect((await eddy('resume', file)).stdout).toMatch(/^part 2 of 2: trajectories 199936 to 399999 are in /);
  expect((await eddy(...command, '--shard', '1/2', '--out', one)).code).toBe(0);
  expect(answer(await eddyJson('merge', one, two))).toBe(answer(await eddyJson(...command)));
}, 240_000);

describe('what cannot go on: exit 2, one clear line', () => {
  const command = ['run', 'triangle', '--trajectories', '300', '--backend', 'cpu'];
  const [ended, part] = [path('ended'), path('part')];
  beforeAll(async () => {
    expect((await eddy(...command, '--checkpoint', ended)).code).toBe(0);
    expect((await eddy(...command, '--shard', '1/2', '--out', part)).code).toBe(0);
  });
  const like = (name: string, change: Partial<StateHeader>) => {
    const { header, pieces } = readStateFile(part, 'test');
    writeStateFile(path(name), { ...header, ...change }, pieces());
    return path(name);
  };
  const wrong: [string, () => string, RegExp][] = [
    ['a run that has ended', () => ended, /\(the run has ended: all 300 trajectories are done\)/],
    ['a part that is done', () => part, /\(holds part 1 of 2, which is done: eddy merge takes it\)/],
    ['another version', () => like('version', { holds: 'checkpoint', eddy: '9.9.9' }), /was written by eddy 9\.9\.9/],
    [
      'another device',
      () =>
        like('device', {
          holds: 'checkpoint',
          device: { ...readStateFile(part, 'test').header.device, adapter: 'abacus' },
        }),
      /^eddy: adapter: WebAssembly SIMD, f32x4 \(must be abacus, on which the run was begun\)/,
    ],
    ['a file of something else', () => write('text', 'hello\n'), /holds no state of a run/],
    ['nothing', () => path('none'), /no such file/],
    [
      'a file cut short',
      () => {
        const file = like('short', { holds: 'checkpoint' });
        truncateSync(file, statSync(file).size - 1);
        return file;
      },
      /is cut short/,
    ],
    [
      'a damaged file',
      () => {
        const file = like('bad', { holds: 'checkpoint' });
        const data = readFileSync(file);
        data[data.length - 80]! ^= 4;
        writeFileSync(file, data);
        return file;
      },
      /is damaged/,
    ],
  ];
  test.each(wrong)('%s', async (_, file, line) => {
    const { code, stdout, stderr } = await eddy('resume', file());
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^eddy: [^\n]+\n$/);
    expect(stderr).toMatch(line);
  });

  const started: [string, () => string[], RegExp][] = [
    [
      'over a run that has not ended',
      () => ['--checkpoint', like('open', { holds: 'checkpoint' })],
      /--checkpoint: .*holds a run that has not ended: go on with eddy resume, or remove it/,
    ],
    ['over a part', () => ['--checkpoint', part], /holds a part of an ensemble: name another file/],
    ['over a file of something else', () => ['--checkpoint', write('mine', 'x')], /holds no state of a run/],
    ['in a folder that is not there', () => ['--checkpoint', path('nowhere/state')], /nowhere must be a folder/],
    ['of a sweep', () => ['--checkpoint', path('new'), '--sweep', 'kAB=1:2:2'], /cannot be combined with --sweep/],
    ['twice', () => ['--checkpoint', path('new'), '--checkpoint', path('new')], /cannot be given again/],
  ];
  test.each(started)('a checkpoint %s', async (_, options, line) => {
    const { code, stdout, stderr } = await eddy(...command, ...options());
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^eddy: [^\n]+\n$/);
    expect(stderr).toMatch(line);
    expect(existsSync(path('new'))).toBe(false);
  });

  test('a checkpoint over a run that has ended is one of the new run', async () => {
    expect((await eddy(...command, '--seed', '2', '--checkpoint', ended)).code).toBe(0);
    expect(readStateFile(ended, 'test').header).toMatchObject({ holds: 'finished', spec: { seed: 2 } });
  });
});
