import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { createPlan } from '../../src/experiment/create-plan.ts';
import { parseRequest } from '../../src/experiment/spec.ts';
import { version } from '../../src/version.ts';
import { catalogue } from '../systems/catalogue.ts';
import { build, eddy, eddyJson, eddyWith, scratch } from './eddy.ts';

const { path, write } = scratch();
beforeAll(build);

const published = (name: string) =>
  JSON.parse(readFileSync(new URL(`../known-answer/works/${name}.json`, import.meta.url), 'utf8'));

interface Named {
  readonly id: string;
}
const byId = <T extends Named>(list: T[], id: string): T => list.find((item) => item.id === id)!;

describe('eddy list and show', () => {
  test('list --json: every system with its parameters and laws', async () => {
    const list = await eddyJson('list');
    for (const [id, { parameters, laws }] of Object.entries(catalogue)) {
      const system = byId<Named & { parameters: Named[]; laws: Named[] }>(list, id);
      expect(
        system.parameters.map((p) => p.id),
        id,
      ).toEqual(expect.arrayContaining(parameters));
      expect(
        system.laws.map((l) => l.id),
        id,
      ).toEqual(expect.arrayContaining(laws));
    }
    for (const system of list) {
      expect(system.title).toMatch(/\S/);
      expect(['langevin', 'jump', 'hybrid']).toContain(system.kind);
      for (const p of system.parameters) {
        expect(typeof p.default).toBe('number');
        expect(typeof p.unit).toBe('string');
        expect(p).toHaveProperty('minimum');
        expect(p).toHaveProperty('maximum');
      }
      for (const l of system.laws) expect(['equality', 'bound']).toContain(l.kind);
    }
  });

  test('list and show speak to people without --json', async () => {
    const { stdout } = await eddy('list');
    for (const id of Object.keys(catalogue)) expect(stdout).toMatch(new RegExp(`^${id} `, 'm'));
    const hairpin = await eddy('show', 'hairpin');
    expect(hairpin.code).toBe(0);
    for (const part of ['barrier', 'pN·nm', 'jarzynski', 'crooks-slope', 'Sources', 'dx = ', 'U = '])
      expect(hairpin.stdout).toContain(part);
    expect(hairpin.stdout).not.toMatch(/undefined|NaN|\[object/);
  });

  test('show writes events out, with the starts of their variables', async () => {
    const { code, stdout } = await eddy('show', 'heat-rod');
    expect(code).toBe(0);
    expect(stdout).toContain('start of e1, e2, e3, e4, e5, e6: exponential(TH)');
    expect(stdout).toContain('e1-e2: 1; e1 → uniform*(e1 + e2), e2 → (1 - uniform)*(e1 + e2)');
  });

  test('show tells what noise, starts, controls and measured quantities mean, and keeps what only laws read to itself', async () => {
    const shown = async (id: string) => (await eddy('show', id)).stdout;
    const ring = await shown('driven-ring');
    expect(ring).toContain('dx = mu·(−∂U/∂x + f) dt + √(2 mu kT) dW\nx runs on a circle of length 2*pi');
    expect(ring).toContain('starts in the stationary state');
    expect(ring).not.toMatch(/velocityCos|pushSin|wave/);
    const nessSwitch = await shown('ness-switch');
    expect(nessSwitch).toContain('v(t): from v1 to v2, linearly');
    expect(nessSwitch).toContain('excess: change of k*(y + v/(mu*k))^2/(2*kT) with the controls');
    const resetting = await shown('resetting');
    expect(resetting).toContain('resets: r; x → 0');
    expect(resetting).toContain('passage: first time that x = target');
    expect(await shown('triangle')).toContain('current counts A -> B');
    expect(await shown('two-state')).toContain('start of B: binomial(molecules, kPlus/(kPlus + kMinus))');
    expect(await shown('gyrator')).toContain('circulation = ∫ (-y) ∘ dx + x ∘ dy, per time');
  });

  test('show says how many trajectories are run at the parameters that it shows', async () => {
    const { stdout } = await eddy('show', 'heat-rod', '--set', 'cells=20');
    expect(stdout).toMatch(/^ {2}cells +20 /m);
    expect(stdout).toContain(
      'start of e1, e2, e3, e4, e5, e6, e7, e8, e9, e10, e11, e12, e13, e14, e15, e16, e17, e18, e19, e20:',
    );
    expect(stdout).toMatch(/^Trajectories, where no number is asked for: 2223, which is 20000\*min\(/m);
    expect((await eddy('show', 'heat-rod')).stdout).toMatch(/^Trajectories, .*: 20000, which/m);
    expect((await eddy('show', 'brownian')).stdout).toMatch(/^Trajectories, where no number is asked for: \d+$/m);
    const shown = await eddyJson('show', 'heat-rod', '--set', 'cells=20');
    const plan = createPlan(parseRequest({ system: 'heat-rod', parameters: { cells: 20 } }));
    expect(shown.trajectories).toBe(plan.spec.trajectories);
    expect(shown.parameters[0]).toMatchObject({ id: 'cells', default: 6, value: 20 });
    const refused = await eddy('show', 'heat-rod', '--set', 'cells=9.5');
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toMatch(/^eddy: parameters\.cells: 9\.5 \(must be a whole number\)\n$/);
  });

  test('show --json adds the equations and the model as formulas', async () => {
    const shown = await eddyJson('show', 'dragged-trap');
    expect(shown).toMatchObject({ id: 'dragged-trap', kind: 'langevin', model: { potential: 'k/2*(x - lambda)^2' } });
    expect(shown.equations.join('\n')).toContain('k/2*(x - lambda)^2');
    expect(shown.sources.length).toBeGreaterThan(0);
  });
});

describe('eddy verify', () => {
  test('exit 0 when every law holds', async () => {
    const { code, stdout } = await eddy(
      'verify',
      'breathing-trap',
      'brownian',
      '--trajectories',
      '6000',
      '--seed',
      '2',
      '--backend',
      'cpu',
      '--json',
    );
    expect(code).toBe(0);
    const { laws } = JSON.parse(stdout);
    expect(laws.map((l: { system: string; id: string }) => `${l.system} ${l.id}`)).toEqual([
      ...catalogue['breathing-trap']!.laws.map((id) => `breathing-trap ${id}`),
      'brownian msd',
    ]);
    for (const law of laws) expect(law).toMatchObject({ seed: 2, backend: 'cpu', holds: true, z: expect.any(Number) });
  });

  test('a law that so few trajectories cannot test is said, with the reason, and is no failure below the default size', async () => {
    const { code, stdout } = await eddy('verify', 'hairpin', '--trajectories', '50', '--backend', 'cpu');
    expect(code).toBe(0);
    expect(stdout).toMatch(/jarzynski .*untested: .*effective/);
    expect(stdout).toMatch(/\d of 5 laws hold, \d not tested at this size/);
  });

  test('--jitter moves every parameter, by the same factors for the same seed', async () => {
    const run = (seed: string) =>
      eddyJson('verify', 'brownian', '--trajectories', '2000', '--jitter', seed, '--backend', 'cpu');
    const [a, b, c] = await Promise.all(['1', '1', '2'].map(run));
    expect(a.laws[0].expected).toBe(b.laws[0].expected);
    expect(a.laws[0].expected).not.toBe(c.laws[0].expected);
    expect(a.laws[0].expected).not.toBe(20);
  });

  test('--page writes every law with its statement and the verdict that was printed', async () => {
    const page = path('laws.md');
    const { stdout } = await eddy('verify', 'sink', '--trajectories', '2000', '--backend', 'cpu', '--page', page);
    const rows = readFileSync(page, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    expect(rows.map((row) => row.split('`')[1])).toEqual(catalogue.sink!.laws);
    for (const row of rows) {
      const [, , statement, measured, , verdict] = row.split('|').map((text) => text.trim());
      expect(statement).toMatch(/=/);
      expect(stdout).toContain(measured);
      expect(verdict).toMatch(/σ holds$/);
    }
  });
});

describe('eddy estimate', () => {
  const estimates = async (...args: string[]) => {
    const r = await eddyJson('estimate', ...args);
    return (id: string) => byId<Named & { value: number; standardError: number; unit: string }>(r.estimates, id);
  };

  test('pymbar’s published example from files, to every printed digit', async () => {
    const { w_F, w_R } = published('pymbar-gaussian-seed0');
    const f = write('f.csv', `work\n${w_F.join('\n')}\n`);
    const r = write('r.csv', `${w_R.join('\n')}\n`);
    const at = await estimates('--forward', f, '--reverse', r);
    expect(at('bar').value.toFixed(3)).toBe('1.088');
    expect(at('jarzynski-forward').value.toFixed(3)).toBe('1.088');
    expect(at('jarzynski-reverse').value.toFixed(3)).toBe('1.073');
    expect(at('cumulant-2').value.toFixed(3)).toBe('1.049');
    expect(at('bar').unit).toBe('kT');
    // The works of the reverse side as −W_R, in another column, with tabs.
    const table = write('r.tsv', `time\tminus_w\n${w_R.map((w: number, i: number) => `${i}\t${-w}`).join('\n')}\n`);
    const minus = await estimates(
      '--forward',
      f,
      '--reverse',
      table,
      '--column',
      'minus_w',
      '--reverse-sign',
      'minus',
    ).catch(() => null);
    expect(minus).toBeNull(); // --column names a column of both files
    const second = write('f.tsv', `time\tminus_w\n${w_F.map((w: number, i: number) => `${i}\t${w}`).join('\n')}\n`);
    const same = await estimates(
      '--forward',
      second,
      '--reverse',
      table,
      '--column',
      'minus_w',
      '--reverse-sign',
      'minus',
    );
    expect(same('bar').value).toBeCloseTo(at('bar').value, 12);
    const byNumber = await estimates(
      '--forward',
      second,
      '--reverse',
      table,
      '--column',
      '2',
      '--reverse-sign',
      'minus',
    );
    expect(byNumber('bar').value).toBe(same('bar').value);
  });

  test('pmx’s published set in kJ/mol: the exact root of Bennett’s ratio', async () => {
    const { wf, wr, T_K } = published('pmx-dgdl');
    const kT = 8.31446261815324e-3 * T_K;
    const args = [
      '--forward',
      write('wf.txt', wf.join('\n')),
      '--reverse',
      write('wr.txt', wr.join('\n')),
      '--reverse-sign',
      'minus',
    ];
    const at = await estimates(...args, '--unit', 'kJ/mol', '--temperature', String(T_K));
    // pmx's constant differs from CODATA's in the sixth digit.
    expect(at('bar').value * kT).toBeCloseTo(0.85326077744, 4);
    const plain = await estimates(...args, '--kT', String(kT));
    expect(plain('bar').value).toBeCloseTo(at('bar').value, 12);
  });

  test('forward works alone leave what needs both directions without a value, and say so', async () => {
    const r = await eddyJson('estimate', '--forward', write('alone.csv', '1\n2\n1.5\n'));
    expect(byId<Named & { value: null; reason: string }>(r.estimates, 'bar')).toMatchObject({
      value: null,
      reason: expect.stringContaining('reverse'),
    });
    expect(Object.keys(r)).toEqual(expect.arrayContaining(['estimates', 'histograms', 'warnings']));
  });

  test('works without overlap get a warning, never a confident number', async () => {
    const f = write('far-f.csv', Array.from({ length: 200 }, (_, i) => 50 + Math.sin(i)).join('\n'));
    const r = write('far-r.csv', Array.from({ length: 200 }, (_, i) => 50 + Math.cos(i)).join('\n'));
    const answer = await eddyJson('estimate', '--forward', f, '--reverse', r);
    expect(answer.warnings.join(' ')).toMatch(/overlap/);
    expect(byId<Named & { value: null }>(answer.estimates, 'crooks-line').value).toBeNull();
  });
});

describe('the rest', () => {
  test('devices --json tells what there is', async () => {
    const { devices } = await eddyJson('devices');
    const cpu = devices.find((d: { backend: string }) => d.backend === 'cpu');
    expect(cpu).toMatchObject({ available: true, precisions: ['single', 'double'], software: false });
    const gpu = devices.find((d: { backend: string }) => d.backend === 'webgpu');
    expect(typeof gpu.available).toBe('boolean');
    if (gpu.available) expect(gpu).toMatchObject({ adapter: expect.any(String), software: expect.any(Boolean) });
    else expect(gpu.reason).toMatch(/\S/);
  });

  test('--version and --help go to stdout with exit 0; no command at all helps too', async () => {
    expect(await eddy('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    for (const args of [['--help'], [], ['run', '--help']]) {
      const { code, stdout } = await eddy(...args);
      expect(code).toBe(0);
      expect(stdout).toMatch(/^Usage: eddy/);
    }
  });

  test('no WebGPU: by name exit 3 with one line; auto takes the CPU and says so', async () => {
    const none = { VK_ICD_FILENAMES: '/nonexistent.json', VK_DRIVER_FILES: '/nonexistent.json' };
    const { code, stdout, stderr } = await eddyWith(
      none,
      'run',
      'brownian',
      '--trajectories',
      '100',
      '--backend',
      'webgpu',
    );
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^eddy: [^\n]+\n$/);
    const auto = await eddyWith(none, 'run', 'brownian', '--trajectories', '100', '--json');
    expect(auto.code).toBe(0);
    expect(auto.stderr).toMatch(/^eddy: no WebGPU .*running on the CPU\n$/);
    expect(JSON.parse(auto.stdout).backend.kind).toBe('cpu');
  });
});
