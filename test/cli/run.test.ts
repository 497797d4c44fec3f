import { existsSync, readFileSync } from 'node:fs';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { beforeAll, describe, expect, test } from 'vitest';
import { meanOf } from '../mean-of.ts';
import { build, eddy, eddyJson, scratch } from './eddy.ts';

const { path, write } = scratch();
beforeAll(build);

const small = ['--trajectories', '3000', '--dt', '0.01', '--backend', 'cpu'];

// biome-ignore lint/suspicious/noExplicitAny: results as they come
const answer = ({ timing: _, backend: { workers: __, ...backend }, ...rest }: any) =>
  JSON.stringify({ backend, ...rest });

describe('eddy run', () => {
  test('answers in the shape of the contract', async () => {
    const r = await eddyJson('run', 'breathing-trap', ...small, '--seed', '12');
    expect(Object.keys(r)).toEqual(
      expect.arrayContaining([
        'eddy',
        'spec',
        'backend',
        'timing',
        'status',
        'estimates',
        'laws',
        'series',
        'histograms',
        'warnings',
      ]),
    );
    expect(r.backend).toMatchObject({
      kind: 'cpu',
      precision: 'single',
      adapter: expect.any(String),
      workers: expect.any(Number),
    });
    expect(r.timing).toMatchObject({ trajectories: 3000, steps: 100, trajectorySteps: 600_000, jumps: 0 });
    expect(r.timing.advanceSeconds).toBeLessThanOrEqual(r.timing.seconds);
    expect(r.status).toMatchObject({ nonFinite: 0, capped: 0 });
    const ids = r.estimates.map((e: { id: string }) => e.id);
    for (const id of [
      'jarzynski-forward',
      'jarzynski-reverse',
      'cumulant-1',
      'cumulant-2',
      'cumulant-3',
      'cumulant-4',
      'bar',
      'crooks-line',
      'crooks-slope',
      'crooks-gaussian',
      'mean-work',
      'mean-shadow-work',
    ])
      expect(ids).toContain(id);
    for (const e of r.estimates) {
      expect(e).toMatchObject({ id: expect.any(String), unit: expect.any(String) });
      if (e.value === null) expect(e.reason).toMatch(/\S/);
    }
    for (const l of r.laws) {
      expect(['equality', 'bound']).toContain(l.kind);
      for (const key of [
        'id',
        'statement',
        'unit',
        'measured',
        'standardError',
        'timeStepBias',
        'expected',
        'z',
        'holds',
        'reason',
      ])
        expect(l, l.id).toHaveProperty(key);
    }
    for (const side of ['work-forward', 'work-reverse']) {
      const { edges, counts, below, above } = r.histograms[side];
      expect(edges).toHaveLength(counts.length + 1);
      expect(counts.reduce((s: number, c: number) => s + c, below + above)).toBe(3000);
    }
    const { trajectories, bar } = r.series.convergence;
    expect(trajectories.at(-1)).toBe(3000);
    expect(bar.value).toHaveLength(trajectories.length);
    expect(bar.value.at(-1)).toBe(r.estimates.find((e: { id: string }) => e.id === 'bar').value);
  });

  test('one or two workers, another time, and the spec in the result all give the same result, bit for bit', async () => {
    const args = [
      'run',
      'hairpin',
      '--trajectories',
      '9000',
      '--set',
      'tau=0.005',
      '--seed',
      '18446744073709551615',
      '--backend',
      'cpu',
    ];
    const one = await eddyJson(...args, '--workers', '1');
    const two = await eddyJson(...args, '--workers', '2');
    const again = await eddyJson('run', write('again.json', one.spec));
    expect(one.backend.workers).toBe(1);
    expect(two.backend.workers).toBe(2);
    expect(answer(two)).toBe(answer(one));
    expect(answer(again)).toBe(answer(one));
  });

  test('a double well typed in as SPEC.json: all four laws, one worker or two', async () => {
    const spec = write('well.json', {
      model: {
        coordinates: { x: { mobility: 1, temperature: 'kT' } },
        parameters: { kT: 1, a: 3 },
        controls: { lambda: { ramp: [-1, 1] } },
        potential: 'a*(x^2-1)^2 - lambda*x',
      },
      duration: 1,
      dt: 0.005,
      trajectories: 20_000,
      seed: 3,
      backend: 'cpu',
      measure: { work: true, reverse: true },
    });
    const one = await eddyJson('run', spec, '--workers', '1');
    expect(one.laws.map((l: { id: string; holds: boolean }) => [l.id, l.holds])).toEqual(
      ['jarzynski', 'bar', 'crooks-crossing', 'crooks-slope'].map((id) => [id, true]),
    );
    expect(answer(await eddyJson('run', spec, '--workers', '2'))).toBe(answer(one));
    // Options win over the file.
    const other = await eddyJson(
      'run',
      spec,
      '--seed',
      '4',
      '--set',
      'a=1',
      '--trajectories',
      '2000',
      '--precision',
      'double',
      '--rounds',
      '20',
    );
    expect(other.spec).toMatchObject({
      seed: 4,
      parameters: { kT: 1, a: 1 },
      trajectories: 2000,
      precision: 'double',
      rounds: 20,
    });
  });

  test('--duration sets tau; numbers may be written 1e3', async () => {
    const r = await eddyJson(
      'run',
      'dragged-trap',
      '--duration',
      '0.5',
      '--trajectories',
      '1e3',
      '--set',
      'v=2e0',
      '--backend',
      'cpu',
    );
    expect(r.spec).toMatchObject({ duration: 0.5, trajectories: 1000, parameters: { tau: 0.5, v: 2 } });
    const laws = Object.fromEntries(r.laws.map((l: { id: string; expected: number }) => [l.id, l.expected]));
    expect(laws['mean-work']).toBeCloseTo(4 * (0.5 - (1 - Math.exp(-0.5))), 12);
  });

  test('without --json a table for people', async () => {
    const { stdout, stderr, code } = await eddy('run', 'dragged-trap', ...small);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/jarzynski .*σ (holds|untested)/);
    expect(stdout).toMatch(/mean-work .* ± /);
    expect(stdout).not.toMatch(/undefined|NaN|\[object/);
  });

  test('a force and two temperatures: the state and its heat, after a burn-in where the steady state is not known', async () => {
    const spec = write('baths.json', {
      model: {
        coordinates: { x: { temperature: 2 }, y: { temperature: 0.5 } },
        potential: 'x^4/4 + y^2/2 + 0.3*x*y',
      },
      duration: 2,
      trajectories: 500,
    });
    const { code, stdout } = await eddy('run', spec, '--backend', 'cpu');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^model: 500 trajectories/);
    expect(stdout).toContain('relaxed for t = 2 before the process began');
    for (const id of ['mean-heat_x', 'mean-heat_y', 'mean-x', 'sd-x', 'mean-y', 'sd-y'])
      expect(stdout).toMatch(new RegExp(`^  ${id} +\\S+ ± `, 'm'));
  });

  test('events, passages, integrals and currents of a typed-in model keep the names they were given', async () => {
    const { estimates } = await eddyJson(
      'run',
      write('hybrid.json', {
        model: {
          coordinates: { x: {} },
          potential: 'stiff*x^2/2',
          discrete: { stiff: 1 },
          events: [{ name: 'Flip', rate: 1, set: { stiff: '3 - stiff' } }],
          passages: { hit: { coordinate: 'x', level: 1 } },
          integrals: { squareTime: 'x^2' },
          currents: { J: { x: 1 } },
          initial: { x: 0 },
        },
        duration: 2,
        trajectories: 500,
      }),
      '--backend',
      'cpu',
    );
    const ids = estimates.map((e: { id: string }) => e.id);
    expect(ids).toEqual(
      ['J', 'squareTime', 'stiff', 'Flip', 'hit', 'hit_censored', 'x'].map((name) => `mean-${name}`).concat('sd-x'),
    );
  });

  describe('a mean first passage that was cut says so beside the number', () => {
    const well = (a: number, duration: number) =>
      write(`passage-${a}-${duration}.json`, {
        model: {
          coordinates: { x: {} },
          parameters: { a },
          potential: 'a*(x^2-1)^2',
          initial: { x: -1 },
          passages: { escape: { coordinate: 'x', level: 1 } },
        },
        ...{ duration, trajectories: 500, seed: 1, backend: 'cpu' },
      });
    const remark = /^mean of min\(escape, 0\.5\): cut at the duration in (\d+) of 500 trajectories \((\d+(\.\d)?) %\)$/;

    test('in JSON and in text, with how many', async () => {
      const { estimates } = await eddyJson('run', well(1, 0.5));
      const of = (id: string) => estimates.find((e: { id: string }) => e.id === id);
      const [, cut, share] = remark.exec(of('mean-escape').remark)!;
      expect(Number(cut) / 500).toBeCloseTo(of('mean-escape_censored').value, 12);
      expect(Number(share)).toBeCloseTo(Number(cut) / 5, 1);
      expect(of('mean-escape_censored')).not.toHaveProperty('remark');
      const { stdout } = await eddy('run', well(1, 0.5));
      expect(stdout).toMatch(/^ {2}mean-escape +\S+ ± \S+ {2}\(mean of min\(escape, 0\.5\): cut at .*\)$/m);
      const swept = await eddy('run', well(1, 0.5), '--sweep', 'a=1:2:2');
      expect(swept.stdout).toMatch(/^mean-escape at a = 2: mean of min\(escape, 0\.5\): cut at/m);
    });

    test('where all were cut, beside why there is no error', async () => {
      const { stdout } = await eddy('run', well(12, 0.01));
      expect(stdout).toMatch(
        /^ {2}mean-escape +0\.01 {2}\(no spread .*; mean of min\(escape, 0\.01\): cut .* in 500 of 500 .*\)$/m,
      );
    });

    test('where none was, nothing', async () => {
      const { estimates } = await eddyJson('run', well(0.1, 60));
      const mean = estimates.find((e: { id: string }) => e.id === 'mean-escape');
      expect(mean.reason).toBeNull();
      expect(mean).not.toHaveProperty('remark');
    });
  });

  test('of a single trajectory there is no standard deviation', async () => {
    const { estimates } = await eddyJson(
      'run',
      write('single.json', { model: { coordinates: { x: {} }, potential: 'x^2' }, duration: 1, trajectories: 1 }),
      ...['--backend', 'cpu'],
    );
    expect(estimates.find((e: { id: string }) => e.id === 'sd-x')).toMatchObject({
      value: null,
      reason: 'no standard deviation of a single trajectory',
    });
  });

  test('what has no value is listed with its reason', async () => {
    const oneWay = { states: ['A', 'B', 'C'], transitions: ['A -> B : 1', 'B -> C : 1', 'C -> A : 1'] };
    const spec = write('one-way.json', { model: oneWay, duration: 1, trajectories: 100 });
    const { stdout } = await eddy('run', spec, '--backend', 'cpu');
    expect(stdout).toMatch(/^ {2}entropy-production: .*not finite$/m);
  });

  test('progress and remarks never touch stdout', async () => {
    const { stdout, stderr } = await eddy('run', 'brownian', '--trajectories', '500', '--json');
    expect(() => JSON.parse(stdout)).not.toThrow();
    expect(stderr).toMatch(/^(eddy: .*\n)?$/); // which device `auto` took, at most
    expect((await eddy('run', 'brownian', '--trajectories', '500', '--json', '--quiet')).stderr).toBe('');
  });

  test('--sweep runs every value and names it', async () => {
    const r = await eddyJson('run', 'dragged-trap', ...small, '--sweep', 'v=0.5:1.5:3');
    expect(r.sweep).toEqual({ name: 'v', values: [0.5, 1, 1.5] });
    expect(r.results.map((x: { spec: { parameters: { v: number } } }) => x.spec.parameters.v)).toEqual([0.5, 1, 1.5]);
    const tau = await eddyJson('run', write('trap.json', r.results[0].spec), '--sweep', 'tau=1:2:2');
    expect(tau.results.map((x: { spec: { duration: number } }) => x.spec.duration)).toEqual([1, 2]);
  });

  test('trajectories that all blow up: exit 3, and what there is is said', async () => {
    const { code, stdout, stderr } = await eddy(
      'run',
      'bit-erasure',
      '--dt',
      '0.25',
      '--set',
      'tau=50',
      '--trajectories',
      '300',
      '--backend',
      'cpu',
      '--json',
    );
    expect(code).toBe(3);
    expect(stderr).toMatch(/^eddy: no trajectory stayed finite: .*dt.*\n$/);
    const r = JSON.parse(stdout);
    expect(r.status).toMatchObject({ finished: 0 });
    expect(r.warnings.join(' ')).toMatch(/try dt = /);
  });

  test('trajectories of which some blow up: exit 0, a warning with the dt to take', async () => {
    const r = await eddyJson(
      'run',
      write('steep.json', {
        model: { coordinates: { x: {} }, controls: { lambda: { ramp: [0, 1] } }, potential: '2*x^4 + lambda*x' },
        duration: 4,
        dt: 0.1,
        trajectories: 2000,
      }),
      '--backend',
      'cpu',
    );
    expect(r.status.nonFinite).toBeGreaterThan(0);
    expect(r.status.finished).toBeGreaterThan(0);
    for (const l of r.laws) expect(l.holds).not.toBe(true);
  });
});

describe('--out', () => {
  test('writes the result, and every work as Parquet and CSV', async () => {
    const out = path('a/new/folder');
    const { code, stdout } = await eddy('run', 'breathing-trap', ...small, '--out', out, '--csv', '--json');
    expect(code).toBe(0);
    const result = JSON.parse(stdout);
    expect(JSON.parse(readFileSync(`${out}/result.json`, 'utf8'))).toEqual(result);
    const rows = await parquetReadObjects({ file: await asyncBufferFromFile(`${out}/works.parquet`) });
    expect(rows).toHaveLength(6000);
    expect(Object.keys(rows[0]!)).toEqual(['index', 'direction', 'work', 'shadowWork', 'heat']);
    for (const direction of ['forward', 'reverse']) {
      const side = rows.filter((row) => row.direction === direction);
      expect(side.map((row) => Number(row.index))).toEqual(Array.from({ length: 3000 }, (_, i) => i));
      const id = direction === 'forward' ? 'mean-work' : 'mean-work-reverse';
      const { value, standardError } = result.estimates.find((e: { id: string }) => e.id === id);
      const { mean, error } = meanOf(side.map((row) => Number(row.work)));
      expect(mean).toBeCloseTo(value, 10);
      expect(error).toBeCloseTo(standardError, 8);
    }
    const lines = readFileSync(`${out}/works.csv`, 'utf8').trimEnd().split('\n');
    expect(lines[0]).toBe('index,direction,work,shadowWork,heat');
    expect(lines).toHaveLength(6001);
    expect(lines[3001]).toBe(Object.values(rows[3000]!).join(','));
    // The file is what `estimate` reads: the same works give the same Jarzynski average of protocol work.
    const estimated = await eddyJson('estimate', '--forward', `${out}/works.csv`, '--column', 'work');
    expect(estimated.estimates.find((e: { id: string }) => e.id === 'cumulant-1').value).not.toBeNull();
  });

  test('heat that a scheme does not have is empty, not NaN', async () => {
    const out = path('heatless');
    const spec = write('heatless.json', {
      model: {
        coordinates: { x: { mobility: '1 + x^2/4' } },
        controls: { lambda: { ramp: [0, 1] } },
        potential: 'x^2/2 - lambda*x',
        convention: 'isothermal',
      },
      duration: 1,
      trajectories: 50,
      integrator: 'stochastic-heun',
    });
    expect((await eddy('run', spec, '--out', out, '--csv', '--backend', 'cpu')).code).toBe(0);
    const [row] = await parquetReadObjects({ file: await asyncBufferFromFile(`${out}/works.parquet`) });
    expect(row).toMatchObject({ work: expect.any(Number), shadowWork: null, heat: null });
    expect(readFileSync(`${out}/works.csv`, 'utf8').split('\n')[1]).toBe(`0,forward,${row!.work},,`);
  });

  test('a field comes as field.csv, a row for each cell with the exact density and current', async () => {
    const out = path('field');
    const { code, stdout } = await eddy(
      'run',
      'driven-ring',
      '--trajectories',
      '200',
      '--out',
      out,
      '--backend',
      'cpu',
    );
    expect(code).toBe(0);
    expect(stdout).toContain('256 cells of x');
    const { field } = JSON.parse(readFileSync(`${out}/result.json`, 'utf8'));
    const [head, ...rows] = readFileSync(`${out}/field.csv`, 'utf8').trimEnd().split('\n');
    expect(head).toBe(
      'x,density,density_error,current_x,current_x_error,divergence,divergence_error,exact_density,exact_current_x',
    );
    expect(rows).toHaveLength(field.density.value.length);
    const [x, density] = rows[7]!.split(',').map(Number);
    expect(x).toBeCloseTo((7.5 / 256) * 2 * Math.PI, 12);
    expect(density).toBe(field.density.value[7]);
  });

  test('works of a system without driving are not invented', async () => {
    const out = path('brownian');
    expect((await eddy('run', 'brownian', '--trajectories', '100', '--out', out, '--backend', 'cpu')).code).toBe(0);
    expect(existsSync(`${out}/result.json`)).toBe(true);
    expect(existsSync(`${out}/works.parquet`)).toBe(false);
  });
});
