import { beforeAll, describe, expect, test } from 'vitest';
import { build, eddy, eddyJson, scratch } from './eddy.ts';

const { write } = scratch();
beforeAll(build);

const ring = ['run', 'driven-ring', '--trajectories', '600', '--backend', 'cpu', '--seed', '3'];

describe('eddy run --sweep', () => {
  test('prints a table a law, a row a value: measured, expected, verdict; then the averages', async () => {
    const { code, stdout } = await eddy(...ring, '--sweep', 'f=0.5:1.5:3');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^driven-ring: f = 0\.5 … 1\.5 in 3 values, 600 trajectories each\n/);
    expect(stdout).toMatch(/\n\d+ of 24 laws hold/);
    const table =
      /\n\nvelocity: v = .*\n {2}f +measured +expected +verdict\n((?: {2}.*\n){3})\n/.exec(stdout)?.[1] ?? '';
    const rows = table.trimEnd().split('\n');
    expect(rows.map((row) => row.trim().split(/\s+/)[0])).toEqual(['0.5', '1', '1.5']);
    for (const row of rows) expect(row).toMatch(/ -?[\d.]+ ± [\d.]+ +exact [\d.]+ +[+−]\d+\.\d σ holds$/);
    expect(stdout).toMatch(/\n {2}f +mean-work +mean-total-work/);
    expect(stdout.split('\n').every((line) => line.length <= 160)).toBe(true);
  });

  test('names the laws that fail and where', async () => {
    const { stdout } = await eddy(
      'run',
      'dragged-trap',
      '--backend',
      'cpu',
      '--trajectories',
      '20000',
      '--dt',
      '0.2',
      '--sweep',
      'k=0.5:3:2',
    );
    expect(stdout).toMatch(/laws hold.*; FAILS: .*mean-work at k = 3/);
  });

  test('takes values a factor apart, and whole numbers of what is counted', async () => {
    const trap = ['run', 'dragged-trap', '--trajectories', '300', '--dt', '0.02', '--backend', 'cpu'];
    const r = await eddyJson(...trap, '--sweep', 'k=0.5:2:3:log');
    expect(r.sweep).toEqual({ name: 'k', values: [0.5, 1, 2] });
    expect(Object.keys(r)).toEqual(['sweep', 'results']);
    const rod = await eddyJson(
      'run',
      'two-state',
      '--trajectories',
      '300',
      '--backend',
      'cpu',
      '--sweep',
      'molecules=1:3:9',
    );
    expect(rod.sweep.values).toEqual([1, 2, 3]);
  });

  test('each result says its own seed, with which it can be had again', async () => {
    const { results } = await eddyJson(...ring, '--sweep', 'f=0.5:1.5:2');
    expect(results[0].spec.seed).toBe(3);
    expect(results[1].spec.seed).not.toEqual(3);
    const again = await eddyJson('run', write('point.json', results[1].spec));
    expect(again.laws).toEqual(results[1].laws);
  });

  test.each([
    ['f', 'must be name=from:to:count or name=from:to:count:log'],
    ['f=0:2:5:lin', 'must be name=from:to:count or name=from:to:count:log'],
    ['f=a:2:5', 'sweep.from: a (must be a number)'],
    ['f=0:2:2.5', 'sweep.count: 2.5 (must be an integer ≥ 1)'],
    ['f=0:2:3:log', 'sweep.from: 0 (must be > 0 where values are a factor apart)'],
    ['F=0:2:3', 'parameters.F: 0 (is not a parameter; there are V0, f, mu, kT)'],
    ['f=0:1e30:2', 'parameters.f: 1e+30 (must be at most 100)'],
  ])('%s: exit 2, one line, nothing run', async (form, said) => {
    const { code, stdout, stderr } = await eddy(...ring, '--sweep', form);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^eddy: [^\n]+\n$/);
    expect(stderr).toContain(said);
  });

  test('two of them: exit 2, for one would be passed over', async () => {
    const { code, stderr } = await eddy(...ring, '--sweep', 'f=0:2:2', '--sweep', 'kT=1:2:2');
    expect(code).toBe(2);
    expect(stderr).toBe('eddy: --sweep: kT=1:2:2 (cannot be given again: f=0:2:2 is there already)\n');
  });

  test('a duration beside a swept tau: exit 2, one line', async () => {
    const { code, stdout, stderr } = await eddy('run', 'dragged-trap', '--duration', '2', '--sweep', 'tau=1:2:2');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe('eddy: --duration: 2 (sets tau too: give one of the two)\n');
  });
});
