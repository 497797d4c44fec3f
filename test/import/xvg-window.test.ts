import { describe, expect, test } from 'vitest';
import { windowSet } from '../../src/import/window-set.ts';
import { readXvgWindow } from '../../src/import/xvg-window.ts';
import { dhdl } from './dhdl.ts';
import { fileOf } from './files.ts';

const at = (
  lambda: readonly number[],
  change: Partial<Parameters<typeof dhdl>[0]> = {},
  name = `${lambda.join('-')}.xvg`,
) =>
  readXvgWindow(
    fileOf(
      name,
      dhdl({
        names: ['coul-lambda', 'vdw-lambda'],
        lambda,
        foreign: [
          [0, 0],
          [0.5, 0],
          [1, 0],
          [1, 1],
        ],
        rows: [
          [1, 2, 0.1, 0.2, 0.3, 0.4, 9],
          [3, 4, 0.5, 0.6, 0.7, 0.8, 9],
        ],
        ...change,
      }),
    ),
  );

describe('a λ window of GROMACS', () => {
  test('says λ, state, temperature, ∂H/∂λ and ΔH; energies and pV are passed over', async () => {
    const window = await at([0.5, 0], { state: 1 });
    expect(window).toMatchObject({ temperature: 298.15, state: 1, lambda: [0.5, 0], samples: 2, skipped: 0 });
    expect(window.gradients!.map((g) => [...g])).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(window.differences.map((d) => [d.lambda, ...d.values])).toEqual([
      [[0, 0], 0.1, 0.5],
      [[0.5, 0], 0.2, 0.6],
      [[1, 0], 0.3, 0.7],
      [[1, 1], 0.4, 0.8],
    ]);
  });

  test('of one kind of λ, and as GROMACS wrote it before 4.6', async () => {
    const one = await readXvgWindow(
      fileOf('one.xvg', dhdl({ names: ['fep-lambda'], lambda: [0.25], foreign: [[0], [0.25]], rows: [[1, 2, 3, 4]] })),
    );
    expect(one).toMatchObject({ lambda: [0.25], differences: [{ lambda: [0] }, { lambda: [0.25] }] });
    const old = [
      '@ subtitle "T = 300 (K), \\xl\\f{} = 0.05"',
      '@ s0 legend "dH/d\\xl\\f{} \\xl\\f{} 0.05"',
      '@ s1 legend "\\xD\\f{}H \\xl\\f{} 0"',
      '@ s2 legend "\\xD\\f{}H \\xl\\f{} 0.1"',
      '0.0 5 6 7',
      '0.2 5 6 8',
      '',
    ].join('\n');
    expect(await readXvgWindow(fileOf('old.xvg', old))).toMatchObject({
      temperature: 300,
      lambda: [0.05],
      differences: [{ lambda: [0] }, { lambda: [0.1] }],
    });
  });

  test('leaves rows out that hold no number, whole', async () => {
    const window = await at([0, 0], {
      rows: [
        [1, 2, 3, 4, 5, 6, 7],
        [1, Number.NaN, 3, 4, 5, 6, 7],
        [8, 2, 3, 4, 5, 6, 7],
      ],
    });
    expect(window).toMatchObject({ samples: 2, skipped: 1 });
    expect([...window.gradients![0]!]).toEqual([1, 8]);
  });

  test.each([
    ['a table that is no xvg', 'works.csv', 'work\n1\n2\n', /works\.csv: text \(must be a dhdl\.xvg of GROMACS\)/],
    [
      'an xvg without energies of λ',
      'energy.xvg',
      '@ s0 legend "Potential"\n0 1\n1 2\n',
      /energy\.xvg: .*Potential \(holds neither ∂H\/∂λ nor ΔH\)/,
    ],
    [
      'an expanded ensemble',
      'expanded.xvg',
      '@ s0 legend "Thermodynamic state"\n@ s1 legend "dH/d\\xl\\f{} fep-lambda = 0.0000"\n0 1 2\n1 2 3\n',
      /expanded\.xvg: Thermodynamic state \(an expanded ensemble/,
    ],
    [
      'a window that does not say its λ',
      'mute.xvg',
      '@ s0 legend "\\xD\\f{}H \\xl\\f{} to 0.0000"\n0 1\n1 2\n',
      /mute\.xvg: .*\(does not say its λ\)/,
    ],
  ])('refuses %s', async (_, name, text, message) => {
    await expect(readXvgWindow(fileOf(name, text))).rejects.toThrow(message);
  });
});

describe('a set of λ windows', () => {
  test('stands in the order of the states, however the files came', async () => {
    const files = [await at([1, 1], { state: 3 }), await at([0.5, 0], { state: 1 }), await at([0, 0], { state: 0 })];
    const set = windowSet(files);
    expect(set.windows.map((w) => w.lambda)).toEqual([
      [0, 0],
      [0.5, 0],
      [1, 1],
    ]);
    expect(set.temperature).toBe(298.15);
    expect(set.warnings).toEqual(['ΔH is given to λ = (1, 0) too, of which there is no window']);
    const [first] = set.windows;
    expect([...first!.differences[0]!]).toEqual([0, 0]);
    expect([...first!.differences[2]!]).toEqual([0.4, 0.8]);
  });

  test('takes continuations together, and a file that is given twice once', async () => {
    const rows = [[9, 8, 7, 6, 5, 4, 3]];
    const files = [
      await at([0, 0]),
      await at([0, 0], {}, 'copy.xvg'),
      await at([0, 0], { rows }, 'part2.xvg'),
      await at([1, 1]),
    ];
    const { windows, warnings } = windowSet(files);
    expect(windows[0]).toMatchObject({ files: ['0-0.xvg', 'part2.xvg'], samples: 3 });
    expect([...windows[0]!.gradients![0]!]).toEqual([1, 3, 9]);
    expect(warnings[0]).toBe('copy.xvg holds the same numbers as 0-0.xvg and was left out');
    expect(warnings[1]).toMatch(/0-0\.xvg, part2\.xvg are all of λ = \(0, 0\)/);
  });

  test('has no ΔH where a file lacks it', async () => {
    const near = {
      foreign: [
        [0, 0],
        [0.5, 0],
      ],
      rows: [[1, 2, 3, 4, 5]],
    };
    const { windows } = windowSet([await at([0, 0], near), await at([0.5, 0]), await at([1, 1])]);
    expect(windows[0]!.differences.map((d) => d === null)).toEqual([false, false, true]);
  });

  test.each<[string, () => Promise<Awaited<ReturnType<typeof at>>[]>, RegExp]>([
    [
      'one λ only',
      async () => [await at([0, 0]), await at([0, 0], {}, 'again.xvg')],
      /--windows: 0, 0 \(are all of one λ/,
    ],
    [
      'two temperatures',
      async () => [await at([0, 0]), await at([1, 1], { temperature: 310 })],
      /1-1\.xvg: 310 K \(must be at 298\.15 K, as 0-0\.xvg is\)/,
    ],
    [
      'other kinds of λ',
      async () => [
        await at([0, 0]),
        await readXvgWindow(
          fileOf('b.xvg', dhdl({ names: ['fep-lambda'], lambda: [1], foreign: [[0]], rows: [[1, 2, 3]] })),
        ),
      ],
      /b\.xvg: 1 \(must have 2 kinds of λ/,
    ],
  ])('refuses %s', async (_, files, message) => {
    const read = await files();
    expect(() => windowSet(read)).toThrow(message);
  });
});
