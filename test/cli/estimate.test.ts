import { spawnSync } from 'node:child_process';
import { readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { thermalEnergy } from '../../src/import/units.ts';
import { build, eddy, eddyJson, scratch } from './eddy.ts';

const { path, write } = scratch();
beforeAll(build);

const published = (name: string) =>
  JSON.parse(readFileSync(new URL(`../known-answer/works/${name}.json`, import.meta.url), 'utf8'));
const { w_F, w_R } = published('pymbar-gaussian-seed0') as { w_F: number[]; w_R: number[] };
const lines = (works: readonly number[], heading = 'work') => `${heading}\n${works.join('\n')}\n`;

interface Answer {
  readonly estimates: readonly { id: string; value: number; standardError: number | null; reason: string | null }[];
  readonly warnings: readonly string[];
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what the tests look at
  readonly [key: string]: any;
}
const estimate = (...args: string[]): Promise<Answer> => eddyJson('estimate', ...args);
const at = (answer: Answer, id: string) => answer.estimates.find((e) => e.id === id)!;

describe('eddy estimate --json', () => {
  test('estimates with errors, the verdict with its reasons, block study, diagnostics, and what was taken for granted', async () => {
    const answer = await estimate('--forward', write('f.csv', lines(w_F)), '--reverse', write('r.csv', lines(w_R)));
    expect(at(answer, 'bar').value.toFixed(3)).toBe('1.088');
    for (const e of answer.estimates) {
      expect(e).toMatchObject({ unit: e.id === 'crooks-slope' ? 'β' : 'kT' });
      expect(e).toHaveProperty('bootstrapError');
      expect(e).toHaveProperty('interval');
    }
    expect(['green', 'amber', 'red']).toContain(answer.verdict.light);
    expect(answer.verdict.reasons.length).toBeGreaterThan(0);
    expect(answer.blocks.works.slice(0, 4)).toEqual([1, 2, 4, 8]);
    expect(answer.diagnostics.overlap).toBeGreaterThan(0);
    for (const side of ['work-forward', 'work-reverse']) {
      const { edges, counts, below, above } = answer.histograms[side];
      expect(edges).toHaveLength(counts.length + 1);
      expect(counts.reduce((sum: number, n: number) => sum + n, below + above)).toBe(200);
    }
    expect(answer.import).toMatchObject({
      unit: 'kT',
      unitFrom: 'default',
      kT: 1,
      reverseSign: 'plus',
      reverseSignFrom: 'default',
      forward: { works: 200, chosenBy: 'default', skipped: 0, files: [{ name: 'f.csv', column: 'column work' }] },
    });
  });

  test('pmx’s files as they are: kJ/mol, integB.dat holds −W_R', async () => {
    const { wf, wr, T_K } = published('pmx-dgdl');
    const list = (works: readonly number[]) => works.map((w, i) => `run${i}/dhdl.xvg ${w}`).join('\n');
    const args = ['--forward', write('integA.dat', list(wf)), '--reverse', write('integB.dat', list(wr))];
    const answer = await estimate(...args, '--temperature', String(T_K));
    // pmx's k_B differs from CODATA's in the sixth digit
    expect(at(answer, 'bar').value * thermalEnergy('kJ/mol', T_K)).toBeCloseTo(0.85326077744, 4);
    expect(answer.import).toMatchObject({
      unit: 'kJ/mol',
      unitFrom: 'file',
      reverseSign: 'minus',
      reverseSignFrom: 'default',
    });
    const plus = await estimate(...args, '--temperature', String(T_K), '--reverse-sign', 'plus');
    expect(plus.warnings.join('\n')).toMatch(/pmx writes −W_R/);
  });

  test('dhdl.xvg files, a work each, with the temperature they state', async () => {
    const xvg = (lambda: number, shift: number) =>
      [
        '@ xaxis label "Time (ps)"',
        `@ subtitle "T = 310 (K) \\xl\\f{} state ${lambda}: fep-lambda = ${lambda}.0000"`,
        `@ s0 legend "dH/d\\xl\\f{} fep-lambda = ${lambda}.0000"`,
        ...[0, 1, 2].map((t) => `${t} ${10 + shift}`),
      ].join('\n');
    const shifts = [-1, 0.5, 2, -0.25];
    const files = (lambda: number) => shifts.map((s, i) => write(`${lambda}-${i}.xvg`, xvg(lambda, s)));
    const answer = await estimate('--forward', ...files(0), '--reverse', ...files(1));
    const kT = thermalEnergy('kJ/mol', 310);
    const mean = shifts.reduce((sum, s) => sum + 10 + s, 0) / shifts.length / kT;
    expect(at(answer, 'cumulant-1').value).toBeCloseTo(mean, 10);
    expect(answer.import).toMatchObject({ temperature: 310, temperatureFrom: 'file', forward: { works: 4 } });
    expect(answer.import.reverse.choice).toMatchObject({ kind: 'dhdl', from: 1, to: 0 });
    expect(answer.warnings.join('\n')).not.toMatch(/swapped/);
    const swapped = await estimate('--forward', ...files(1), '--reverse', ...files(0));
    expect(swapped.warnings.join('\n')).toMatch(/are forward and reverse swapped\?/);
  });

  test('force–distance curves of a spring, in a unit of each column’s own', async () => {
    const ends = [40, 50, 60];
    const pull = (end: number) =>
      [
        'stage,load',
        ...Array.from({ length: 21 }, (_, i) => (end * i) / 20).map((x) => `${x / 1e3},${(0.02 * x) / 1e3}`),
      ].join('\n');
    const files = ends.map((end) => write(`pull${end}.csv`, pull(end)));
    const args = ['--force', 'load', '--distance', 'stage', '--force-unit', 'nN', '--distance-unit', 'um'];
    const answer = await estimate('--forward', ...files, ...args, '--kT', '4.11');
    const mean = ends.reduce((sum, x) => sum + 0.5 * 0.02 * x ** 2, 0) / 3 / 4.11;
    expect(at(answer, 'cumulant-1').value).toBeCloseTo(mean, 10);
    expect(answer.import).toMatchObject({ unit: 'pN·nm', unitFrom: 'file', kT: 4.11 });
  });

  test('both directions in one file: other columns, or the rows of each', async () => {
    const split = await estimate('--forward', write('f.csv', lines(w_F)), '--reverse', write('r.csv', lines(w_R)));
    const both = write('both.csv', `wF,wR\n${w_F.map((w, i) => `${w},${w_R[i]}`).join('\n')}\n`);
    const columns = await estimate('--forward', both, '--reverse', both, '--reverse-column', 'wR');
    expect(at(columns, 'bar')).toEqual(at(split, 'bar'));
    const rows = [...w_F.map((w, i) => `${i},forward,${w}`), ...w_R.map((w, i) => `${i},reverse,${w}`)];
    const eddys = write('works.csv', `index,direction,work\n${rows.join('\n')}\n`);
    const own = await estimate('--forward', eddys, '--reverse', eddys);
    expect(at(own, 'bar')).toEqual(at(split, 'bar'));
    expect(own.warnings.join('\n')).toMatch(/works\.csv holds energies in the unit of its model/);
    const parts = [
      ...w_F.map((w, i) => `${i},forward,${w - 0.5 * i},${0.5 * i},0`),
      ...w_R.map((w, i) => `${i},reverse,${w + 2},-2,0`),
    ];
    const total = write('parts.csv', `index,direction,work,shadowWork,heat\n${parts.join('\n')}\n`);
    const summed = await estimate('--forward', total, '--reverse', total);
    expect(at(summed, 'bar').value).toBeCloseTo(at(split, 'bar').value, 9);
    expect(summed.import.forward.files[0].column).toBe('column work + shadowWork where direction is forward');
  });

  test('units that differ between files are each their own, and it is said', async () => {
    const kT = thermalEnergy('kJ/mol', 300);
    const f = write(
      'molar.csv',
      lines(
        w_F.map((w) => w * kT),
        'W (kJ/mol)',
      ),
    );
    const r = write(
      'calories.csv',
      lines(
        w_R.map((w) => (w * kT) / 4.184),
        'W (kcal/mol)',
      ),
    );
    const answer = await estimate('--forward', f, '--reverse', r, '--temperature', '300');
    expect(at(answer, 'bar').value.toFixed(3)).toBe('1.088');
    expect(answer.warnings.join('\n')).toMatch(/in kJ\/mol and kcal\/mol: each was read in its own unit/);
    const forced = await estimate('--forward', f, '--temperature', '300', '--unit', 'kcal/mol');
    expect(forced.warnings.join('\n')).toMatch(/molar\.csv states kJ\/mol; it was read in kcal\/mol, as --unit says/);
  });

  test('lines without a number are skipped with a warning that names them', async () => {
    const answer = await estimate('--forward', write('nan.csv', 'work\n1\nnan\n2\nNA\n3\n'));
    expect(answer.warnings).toContain(
      '--forward: 2 lines hold no finite number and were skipped (nan.csv:3, nan.csv:5)',
    );
    expect(at(answer, 'cumulant-1').value).toBe(2);
  });

  test('says in words how commas are read', async () => {
    const { stdout } = await eddy('estimate', '--forward', write('comma.csv', '3,14\n2,71\n'));
    expect(stdout).toContain('commas are read as dividing columns: “2,71” as 2 and 71');
  });

  test('infinite works count with weight zero, whichever sign the file holds them with', async () => {
    const f = write('inf.csv', 'work\n1\ninf\n1\n1\n');
    const r = write('minus.csv', 'work\n1\n-inf\n1\n1\n');
    const answer = await estimate('--forward', f, '--reverse', r, '--reverse-sign', 'minus');
    expect(at(answer, 'jarzynski-forward').value).toBeCloseTo(1 - Math.log(3 / 4), 12);
    expect(at(answer, 'jarzynski-reverse').value).toBeCloseTo(1 + Math.log(3 / 4), 12);
    expect(answer.warnings.join('\n')).toMatch(/1 of 4 forward works are infinite: weight zero/);
    const never = await eddy('estimate', '--forward', write('never.csv', 'work\n-inf\n'));
    expect(never).toMatchObject({ code: 2, stderr: expect.stringMatching(/holds works of −∞ alone/) });
  });

  test('one work: estimates without an error, with the reason', async () => {
    const answer = await estimate('--forward', write('one.csv', '1.5\n'));
    const e = at(answer, 'jarzynski-forward');
    expect(e).toMatchObject({ value: 1.5, standardError: null, reason: expect.stringMatching(/\S/) });
    expect(answer.verdict.light).not.toBe('green');
  });

  test('one file for both directions, or twice for one: a warning', async () => {
    const f = write('f.csv', lines(w_F));
    const twice = await estimate('--forward', f, '--reverse', f);
    expect(twice.warnings).toContain('forward and reverse works are identical: was one file given twice?');
    expect(twice.verdict.light).toBe('red');
    const again = await estimate('--forward', f, write('copy.csv', lines(w_F)));
    expect(again.warnings).toContain('f.csv and copy.csv hold the same works: was one file given twice?');
  });

  test('another column called work is pointed out', async () => {
    const answer = await estimate('--forward', write('two.csv', 'time,work\n0,1\n1,2\n2,3\n'));
    expect(answer.import.forward.files[0].column).toBe('column time');
    expect(answer.warnings.join('\n')).toMatch(/--column 'work' was probably meant/);
  });
});

describe('eddy estimate', () => {
  test('shows what was taken for granted, the table, the verdict in words', async () => {
    const { code, stdout, stderr } = await eddy(
      'estimate',
      '--forward',
      write('f.csv', lines(w_F)),
      '--reverse',
      write('r.csv', lines(w_R)),
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^forward: 200 works of f\.csv; column work \(by default\)\n/);
    expect(stdout).toMatch(/\nunit: kT \(by default/);
    expect(stdout).toMatch(/\nreverse works: W_R, the work done on the system \(by default\)\n/);
    expect(stdout).toMatch(/\nbar +1\.08\d* ± 0\.0\d+ kT +\d\.\d+ … \d\.\d+\n/);
    expect(stdout).toMatch(/\n(GREEN|AMBER|RED): /);
  });

  test('reads a pipe', () => {
    const program = join(import.meta.dirname, '../../dist/node/cli.js');
    const { status, stdout } = spawnSync(process.execPath, [program, 'estimate', '--forward', '-'], {
      input: lines(w_F),
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^forward: 200 works of stdin; column work/);
  });

  test('5 GB: one line, exit 2', async () => {
    const file = write('five.csv', '1\n');
    truncateSync(file, 5e9); // a hole, which takes no room
    const { code, stdout, stderr } = await eddy('estimate', '--forward', path('five.csv'));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^eddy: --forward five\.csv: 5\.0 GB \(files over 4 GB are not read: [^\n]+\)\n$/);
  });
});
