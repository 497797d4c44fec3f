import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defaultChoice } from '../../src/import/default-choice.ts';
import { inspectTable } from '../../src/import/inspect-table.ts';
import { readWorks } from '../../src/import/read-works.ts';
import { fileOf, readByDefault, refusal, worksOf } from './files.ts';

/** As GROMACS writes it: `lambda` in subtitle and legend is λ at the start. */
const xvg = (lambda: number, rows: string, legends = [`dH/d\\xl\\f{} fep-lambda = ${lambda.toFixed(4)}`]) =>
  [
    '# This file was created Sat Nov 21 12:00:00 2026',
    '@    title "dH/d\\xl\\f{} and \\xD\\f{}H"',
    '@    xaxis  label "Time (ps)"',
    '@    yaxis  label "dH/d\\xl\\f{} and \\xD\\f{}H (kJ/mol [\\xl\\f{}]\\S-1\\N)"',
    '@TYPE xy',
    `@ subtitle "T = 298 (K) \\xl\\f{} state ${lambda}: fep-lambda = ${lambda.toFixed(4)}"`,
    '@ legend on',
    ...legends.map((legend, i) => `@ s${i} legend "${legend}"`),
    rows,
    '',
  ].join('\n');

/** A harmonic ∂H/∂λ = a + bλ + cλ², whose integral from 0 to 1 is a + b/2 + c/3. */
const [a, b, c] = [30, -50, 12];
const derivative = (l: number) => a + b * l + c * l * l;
const integral = a + b / 2 + c / 3;
const [steps, duration] = [2000, 50];
const switching = (at: (share: number) => number) =>
  Array.from(
    { length: steps + 1 },
    (_, i) => `${((i * duration) / steps).toFixed(4)} ${derivative(at(i / steps))}`,
  ).join('\n');
/** The trapezium rule is off by h²/12 times the change of slope. */
const tolerance = (2 * Math.abs(c)) / (12 * steps ** 2);

describe('dhdl.xvg', () => {
  test('says what it is: temperature, state, λ, units', async () => {
    const look = await inspectTable(
      fileOf(
        'dhdl.xvg',
        xvg(
          0,
          switching((s) => s),
        ),
      ),
    );
    expect(look).toMatchObject({
      format: 'xvg',
      temperature: 298,
      lambda: 0,
      direction: 'forward',
      derivatives: ['dH/dλ fep-lambda = 0.0000'],
    });
    expect(look.columns.map(({ name, unit }) => [name, unit])).toEqual([
      ['Time (ps)', 'ps'],
      ['dH/dλ fep-lambda = 0.0000', 'kJ/mol'],
    ]);
    expect(look.notes).toEqual(['title: dH/dλ and ΔH', 'temperature: 298 K', 'state 0: fep-lambda = 0.0000']);
  });

  test('forward and reverse switching give ∫(∂H/∂λ)dλ and its negative', async () => {
    const forward = fileOf(
      'dhdl0.xvg',
      xvg(
        0,
        switching((s) => s),
      ),
    );
    const reverse = fileOf(
      'dhdl1.xvg',
      xvg(
        1,
        switching((s) => 1 - s),
      ),
    );
    const choice = defaultChoice(await inspectTable(forward), 'forward');
    expect(choice).toEqual({ kind: 'dhdl', column: 'dH/dλ fep-lambda = 0.0000', from: 0, to: 1 });
    const works = await readWorks([forward, forward], choice);
    for (const work of works.values) expect(Math.abs(work - integral)).toBeLessThan(1.01 * tolerance);
    expect(works.files[0]).toMatchObject({ unit: 'kJ/mol', temperature: 298, count: 1 });
    const back = await readWorks([reverse], defaultChoice(await inspectTable(reverse), 'reverse'));
    expect(Math.abs(back.values[0]! + integral)).toBeLessThan(1.01 * tolerance);
    expect(back.warnings).toEqual([]);
  });

  test('a file of the other direction is pointed out', async () => {
    const reverse = fileOf(
      'dhdl1.xvg',
      xvg(
        1,
        switching((s) => 1 - s),
      ),
    );
    const { warnings } = await readByDefault(reverse);
    expect(warnings).toEqual([
      'dhdl1.xvg says that it began at λ = 1, and is read as if from λ = 0: are forward and reverse swapped?',
    ]);
  });

  test('an equilibrium sample at one λ, read as a switching, is pointed out', async () => {
    const legends = ['dH/d\\xl\\f{} fep-lambda = 0.0000', '\\xD\\f{}H \\xl\\f{} to 0.5000'];
    const { warnings } = await readByDefault(fileOf('dhdl0.xvg', xvg(0, '0 1 2\n1 1.5 2\n2 1 2', legends)));
    expect(warnings).toEqual([expect.stringMatching(/^dhdl0\.xvg holds ΔH to other λ.*--windows$/)]);
  });

  test('part of the way, uneven times, rows divided by &', async () => {
    const choice = { kind: 'dhdl', column: '2', from: 0.25, to: 0.75 } as const;
    // ∂H/∂λ linear in time is integrated exactly, whatever the times
    const uneven = '0 1\n1 2\n5 6\n6 7\n';
    expect(await worksOf(fileOf('a.xvg', xvg(0, uneven)), choice)).toEqual([(0.5 * (1 + 7)) / 2]);
    expect(await worksOf(fileOf('b.xvg', xvg(0, `${uneven}&\n0 3\n2 5\n`)), choice)).toEqual([2, 2]);
  });

  test('several ∂H/∂λ are summed unless one is named', async () => {
    const legends = [
      'Total Energy (kJ/mol)',
      'dH/d\\xl\\f{} coul-lambda = 0.0000',
      'dH/d\\xl\\f{} vdw-lambda = 0.0000',
    ];
    const file = fileOf('dhdl.xvg', xvg(0, '0 -9 1 10\n1 -9 3 20\n', legends));
    const look = await inspectTable(file);
    expect(look.notes).toContain('2 columns hold ∂H/∂λ');
    expect(await worksOf(file)).toEqual([2 + 15]);
    expect(await worksOf(file, { kind: 'dhdl', column: '3', from: 0, to: 1 })).toEqual([2]);
  });

  test.each([
    [
      'time that stands still',
      '0 1\n1 2\n1 3\n',
      /^SpecError: a\.xvg line 11: 1 \(time must increase: the line above says 1\)$/,
    ],
    ['one point', '0 1\n', /^SpecError: a\.xvg: 1 point \(an integral over λ needs two\)$/],
    ['no rows', '', /^SpecError: a\.xvg: .* \(holds comments and no values\)$/],
  ])('%s is refused', async (_, rows, line) => {
    expect(await refusal(readByDefault(fileOf('a.xvg', xvg(0, rows))))).toMatch(line);
  });
});

describe('pmx', () => {
  const { wf, wr } = JSON.parse(
    readFileSync(new URL('../known-answer/works/pmx-dgdl.json', import.meta.url), 'utf8'),
  ) as { wf: number[]; wr: number[] };
  const list = (works: readonly number[]) => works.map((w, i) => `run_${i}/dhdl.xvg ${w}`).join('\n');

  test('integA.dat and integB.dat: works in kJ/mol beside the files they are of', async () => {
    const look = await inspectTable(fileOf('integB.dat', list(wr)));
    expect(look).toMatchObject({ format: 'pmx', direction: 'reverse' });
    expect(look.columns[1]).toMatchObject({ name: 'work', unit: 'kJ/mol', numeric: true });
    expect(look.notes.join(' ')).toContain('−W_R');
    expect(await worksOf(fileOf('integA.dat', list(wf)))).toEqual(wf);
    expect(await worksOf(fileOf('integB.dat', list(wr)))).toEqual(wr);
  });

  test('by its content under another name', async () => {
    expect((await inspectTable(fileOf('works.txt', list(wf)))).format).toBe('pmx');
  });
});
