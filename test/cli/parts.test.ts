import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { readStateFile, type StateHeader, writeStateFile } from '../../src/cli/state-file.ts';
import { build, eddy, eddyJson, scratch } from './eddy.ts';

const { path, write } = scratch();
beforeAll(build);

// biome-ignore lint/suspicious/noExplicitAny: results as they come
const answer = ({ timing: { seconds: _, advanceSeconds: __, ...timing }, ...rest }: any) =>
  JSON.stringify({ timing, ...rest });
const resultIn = (folder: string) => answer(JSON.parse(readFileSync(`${folder}/result.json`, 'utf8')));
const cpu = ['--backend', 'cpu'];

/** Runs all parts but those left out, into files that are named. */
async function parts(name: string, count: number, command: readonly string[], leave: readonly number[] = []) {
  const files: string[] = [];
  for (let i = 1; i <= count; i++) {
    const file = path(`${name}-${i}-of-${count}`);
    files.push(file);
    if (leave.includes(i)) continue;
    const { code, stdout, stderr } = await eddy(...command, '--shard', `${i}/${count}`, '--out', file);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^part ${i} of ${count}: trajectories \\d+ to \\d+ are in ${file}\\n$`));
  }
  return files;
}

const gene = write('gene.json', {
  model: { species: { P: 20 }, reactions: ['0 -> P : a', 'P -> 0 : 1'], parameters: { a: 20 } },
  duration: 2,
  trajectories: 3000,
  record: { every: 0.5 },
});
const commands: [string, string[]][] = [
  ['a pulled hairpin', ['run', 'hairpin', '--dt', '2e-4', '--trajectories', '6000', '--seed', '9', ...cpu]],
  ['a network', ['run', 'triangle', '--trajectories', '5000', '--seed', '18446744073709551615', ...cpu]],
  ['a model of one’s own', ['run', gene, ...cpu]],
];

describe.each(commands)('%s', (name, command) => {
  test('in parts, given in any order, is the ensemble of one run: files too', async () => {
    const whole = path(`${name}-whole`);
    expect((await eddy(...command, '--out', whole, '--csv', '--quiet')).code).toBe(0);
    for (const count of [2, 3]) {
      const [first, ...others] = await parts(name, count, command);
      const merged = path(`${name}-merged-${count}`);
      const { code, stdout, stderr } = await eddy('merge', ...others, first!, '--out', merged, '--csv', '--quiet');
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/trajectories/);
      expect(resultIn(merged)).toBe(resultIn(whole));
      for (const file of ['works.parquet', 'works.csv', 'profile.csv', 'field.csv']) {
        expect(existsSync(`${merged}/${file}`)).toBe(existsSync(`${whole}/${file}`));
        if (existsSync(`${whole}/${file}`))
          expect(readFileSync(`${merged}/${file}`).equals(readFileSync(`${whole}/${file}`))).toBe(true);
      }
    }
  });
});

test('parts of one trajectory each, and one part alone, make an ensemble', async () => {
  const command = ['run', 'triangle', '--trajectories', '7', ...cpu];
  const whole = answer(await eddyJson(...command));
  expect(answer(await eddyJson('merge', ...(await parts('seven', 7, command)).toReversed()))).toBe(whole);
  expect(answer(await eddyJson('merge', ...(await parts('one', 1, command))))).toBe(whole);
});

test('with --json a part says what it is', async () => {
  const out = path('spoken');
  expect(await eddyJson('run', 'triangle', '--trajectories', '1000', ...cpu, '--shard', '2/4', '--out', out)).toEqual({
    part: 2,
    of: 4,
    first: 248,
    trajectories: 248,
    file: out,
  });
});

describe('what cannot be put together: exit 2, one clear line, nothing written', () => {
  const command = ['run', 'triangle', '--trajectories', '300', ...cpu];
  let [first, second]: string[] = [];
  beforeAll(async () => {
    [first, second] = await parts('good', 2, command);
  });

  /** A part like the second with another header, in a file of its own. */
  const like = (name: string, change: Partial<StateHeader>) => {
    const { header, pieces } = readStateFile(second!, 'test');
    writeStateFile(path(name), { ...header, ...change }, pieces());
    return path(name);
  };
  /** The bytes of the second part, changed. */
  const bytes = (name: string, change: (data: Buffer) => Buffer) => {
    writeFileSync(path(name), change(Buffer.from(readFileSync(second!))));
    return path(name);
  };
  const flip = (at: (length: number) => number) => (data: Buffer) => {
    data[at(data.length)]! ^= 1;
    return data;
  };
  const header = () => readStateFile(second!, 'test').header;

  const wrong: [string, () => string[] | Promise<string[]>, RegExp][] = [
    ['a part is missing', () => [first!], /merge: 2 \(must be given too: parts 1 to 2 make the ensemble\)/],
    ['a part is given twice', () => [first!, second!, second!], /is part 2 of 2, and so is /],
    [
      'a part is of another seed',
      async () => [first!, (await parts('seeded', 2, [...command, '--seed', '2'], [1]))[1]!],
      /has seed: 2; must be 1 as in .*good-1-of-2\)/,
    ],
    [
      'a part is of another parameter',
      async () => [first!, (await parts('other', 2, [...command, '--set', 'kAB=3'], [1]))[1]!],
      /has parameters\.kAB: 3; must be 2 as in /,
    ],
    [
      'parts are of another number',
      async () => [first!, (await parts('three', 3, command, [1, 3]))[1]!],
      /is part 2 of 3; must be one of 2 like /,
    ],
    [
      'a part ran on another device',
      () => [first!, like('device', { device: { ...header().device, kind: 'webgpu' } })],
      /has device: "webgpu"; must be "cpu" as in /,
    ],
    ['a part ran with fused operations', () => [first!, like('fast', { fast: true })], /has fast: true; must be false/],
    [
      'a part is of another version',
      () => [first!, like('version', { eddy: '0.0.9' })],
      /was written by eddy 0\.0\.9; must be of \d/,
    ],
    [
      'a part is of another format',
      () => [first!, bytes('format', (data) => Buffer.concat([Buffer.from('eddy-state 1'), data.subarray(12)]))],
      /is of format 1; must be of format 2/,
    ],
    ['a part is cut short', () => [first!, bytes('cut', (data) => data.subarray(0, data.length - 7))], /is cut short/],
    ['half of a part is there', () => [first!, bytes('half', (d) => d.subarray(0, d.length / 2))], /is cut short/],
    [
      'a part is damaged',
      () => [
        first!,
        bytes(
          'bad',
          flip((n) => n - 100),
        ),
      ],
      /is damaged: a checksum does not fit/,
    ],
    [
      'a header is damaged',
      () => [
        first!,
        bytes(
          'head',
          flip(() => 130),
        ),
      ],
      /is damaged: its header/,
    ],
    ['a file is no part', () => [first!, write('text', 'works\n1\n2\n')], /text \(holds no state of a run\)/],
    ['a file is empty', () => [first!, write('empty', '')], /empty \(holds no state of a run\)/],
    ['a file is not there', () => [first!, path('none')], /none \(no such file\)/],
    ['a folder is given', () => [first!, path('.')], /is no file/],
    [
      'a part is a checkpoint',
      () => [first!, like('stopped', { holds: 'checkpoint' })],
      /holds a run that was stopped, no part of an ensemble/,
    ],
  ];

  test.each(wrong)('%s', async (_, files, line) => {
    const out = path('not-written');
    const { code, stdout, stderr } = await eddy('merge', ...(await files()), '--out', out);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^eddy: merge: [^\n]+\n$/);
    expect(stderr).toMatch(line);
    expect(existsSync(out)).toBe(false);
  });

  test('the same parts, untouched, can be', async () => {
    expect((await eddy('merge', second!, first!)).code).toBe(0);
  });
});

describe('a part that cannot be', () => {
  const run = ['run', 'triangle', '--trajectories', '100', ...cpu];
  const out = path('no-part');
  const wrong: [string, string[], RegExp][] = [
    ['0/3', ['--out', out], /--shard: 0\/3 \(must be I\/N with whole numbers 1 ≤ I ≤ N, as 2\/5\)/],
    ['4/3', ['--out', out], /--shard: 4\/3/],
    ['1', ['--out', out], /--shard: 1 \(must be/],
    ['a/b', ['--out', out], /--shard: a\/b/],
    ['1/2.5', ['--out', out], /--shard: 1\/2\.5/],
    ['-1/3', ['--out', out], /--shard: -1\/3/],
    ['1/101', ['--out', out], /--shard: 1\/101 \(100 trajectories can be cut into at most 100 parts\)/],
    ['1/2', [], /--shard: 1\/2 \(needs --out, the file of the part\)/],
    ['1/2', ['--out', out, '--csv'], /--csv: true \(cannot be combined with --shard: give it to eddy merge\)/],
    ['1/2', ['--out', out, '--sweep', 'kAB=1:2:2'], /--shard: 1\/2 \(cannot be combined with --sweep\)/],
    ['1/2', ['--out', path('.')], /is a folder; must be a file/],
    ['1/2', ['--out', path('nowhere/part')], /nowhere must be a folder/],
    ['1/2', ['--out', out, '--checkpoint', out], /must be another file than --out/],
  ];
  test.each(wrong)('%s %j', async (shard, options, line) => {
    const { code, stdout, stderr } = await eddy(...run, `--shard=${shard}`, ...options);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^eddy: [^\n]+\n$/);
    expect(stderr).toMatch(line);
    expect(existsSync(out)).toBe(false);
  });

  test('a file of something else is not written over, a part of old is', async () => {
    const precious = write('precious', 'years of work\n');
    const { code, stderr } = await eddy(...run, '--shard', '1/2', '--out', precious);
    expect({ code, stderr }).toEqual({ code: 2, stderr: `eddy: --out: ${precious} (holds no state of a run)\n` });
    expect(readFileSync(precious, 'utf8')).toBe('years of work\n');
    const [old] = await parts('old', 2, run, [2]);
    copyFileSync(old!, path('before'));
    expect((await eddy(...run, '--seed', '3', '--shard', '1/2', '--out', old!)).code).toBe(0);
    expect(readStateFile(old!, 'test').header.spec.seed).toBe(3);
  });
});
