import { beforeAll, describe, expect, test } from 'vitest';
import { thermalEnergy } from '../../src/import/units.ts';
import { dhdl } from '../import/dhdl.ts';
import { normals } from '../random-normal.ts';
import { build, eddy, eddyJson, scratch } from './eddy.ts';

const { path, write } = scratch();
beforeAll(build);

const kelvin = 298.15;
const kT = thermalEnergy('kJ/mol', kelvin);
const lambdas = [0, 0.25, 0.5, 0.75, 1];
/** H = (1 + 2λ)x²/2 in kT: ΔF = ln(3)/2 kT. */
const stiffness = (lambda: number) => 1 + 2 * lambda;

function traps(to: readonly number[] = lambdas): string[] {
  const normal = normals(8);
  return lambdas.map((lambda, state) => {
    const rows = Array.from({ length: 1500 }, () => {
      const half = (normal() ** 2 / stiffness(lambda) / 2) * kT;
      return [2 * half, ...to.map((l) => (stiffness(l) - stiffness(lambda)) * half), 0.7];
    });
    const text = dhdl({
      names: ['fep-lambda'],
      lambda: [lambda],
      foreign: to.map((l) => [l]),
      rows,
      state,
      temperature: kelvin,
    });
    return write(`trap-${state}-${to.length}.xvg`, text);
  });
}

describe('eddy estimate --windows', () => {
  test('gives MBAR, BAR, integration and the overlap of files in any order', async () => {
    const answer = await eddyJson('estimate', '--windows', ...traps().toReversed());
    expect(answer.estimates.map((e: { id: string; unit: string }) => [e.id, e.unit])).toEqual([
      ['mbar', 'kT'],
      ['bar', 'kT'],
      ['thermodynamic-integration', 'kT'],
    ]);
    for (const { value, standardError } of answer.estimates) {
      expect(Math.abs(value - Math.log(3) / 2)).toBeLessThan(4.5 * standardError);
      expect(standardError).toBeLessThan(0.1);
    }
    const [{ bootstrapError, standardError }] = answer.estimates;
    expect(Math.abs(bootstrapError / standardError - 1)).toBeLessThan(4.5 * Math.hypot(0.1, 0.05));
    expect(answer.histograms).toEqual({});
    expect(answer.warnings).toEqual([]);
    expect(answer.windows.lambda).toEqual(lambdas.map((l) => [l]));
    expect(answer.windows.samples).toEqual(lambdas.map(() => 1500));
    for (const row of answer.windows.overlap) expect(row.reduce((a: number, b: number) => a + b)).toBeCloseTo(1, 9);
    expect(answer.import).toMatchObject({ temperature: kelvin, unit: 'kJ/mol' });
    const text = await eddy('estimate', '--windows', ...traps());
    expect(text.code).toBe(0);
    expect(text.stdout).toMatch(/5 windows, kJ\/mol, kT = 2\.478/);
    expect(text.stdout).toMatch(/λ = 0\.25 +\d+ of 1500/);
  });

  test('another temperature is obeyed and said; unknown windows leave MBAR out with the reason', async () => {
    const warm = await eddyJson('estimate', '--windows', ...traps(), '--temperature', '600');
    expect(warm.warnings[0]).toBe('the files say 298.15 K; --temperature is 600 K');
    const beside = await eddyJson('estimate', '--windows', ...traps([0, 0.5, 1]));
    expect(beside.estimates[0]).toMatchObject({
      id: 'mbar',
      value: null,
      reason: expect.stringMatching(/calc-lambda-neighbors/),
    });
  });

  test.each<[string, () => string[], RegExp]>([
    ['a missing file', () => [path('none.xvg')], /--windows: .*none\.xvg \(no such file\)/],
    ['one file', () => [traps()[0]!], /--windows: 0 \(are all of one λ/],
    ['works', () => [write('works.csv', '1\n2\n'), ...traps()], /works\.csv: text \(must be a dhdl\.xvg/],
    ['works beside', () => [...traps(), '--forward', traps()[0]!], /--windows: .*cannot be combined with --forward/],
    ['another unit', () => [...traps(), '--unit', 'kcal/mol'], /--unit: kcal\/mol \(must be kJ\/mol/],
    ['no temperature above 0', () => [...traps(), '--temperature', '0'], /--temperature: 0 \(must be > 0\)/],
  ])('refuses %s', async (_, options, message) => {
    const { code, stderr, stdout } = await eddy('estimate', '--windows', ...options());
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  test('is asked for where there are no works', async () => {
    const { code, stderr } = await eddy('estimate');
    expect(code).toBe(2);
    expect(stderr).toMatch(/--forward: none \(give files of works, or --pair, or --windows\)/);
  });
});

describe('eddy run --windows', () => {
  test('adds estimates, a law and the windows to the result', async () => {
    const result = await eddyJson(
      'run',
      'breathing-trap',
      '--windows',
      '7',
      '--trajectories',
      '1000',
      '--backend',
      'cpu',
    );
    expect(result.spec.windows).toEqual({ count: 7, samples: 10_000 });
    expect(result.laws.at(-1)).toMatchObject({ id: 'mbar', holds: true });
    expect(result.estimates.slice(-2).map((e: { id: string }) => e.id)).toEqual(['mbar', 'thermodynamic-integration']);
    expect(result.windows.overlap).toHaveLength(7);
    const text = await eddy('run', 'breathing-trap', '--windows', '7', '--trajectories', '1000', '--backend', 'cpu');
    expect(text.stdout).toMatch(/Windows of 10000 equilibrium samples/);
  });
});
