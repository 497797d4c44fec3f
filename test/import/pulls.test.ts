import { describe, expect, test } from 'vitest';
import { defaultChoice } from '../../src/import/default-choice.ts';
import { inspectTable } from '../../src/import/inspect-table.ts';
import { readWorks } from '../../src/import/read-works.ts';
import { fileOf, readByDefault, refusal, worksOf } from './files.ts';

const [stiffness, x1, x2] = [0.08, 12, 85]; // pN/nm, nm
/** A Hookean spring from x1 to x2; the trapezium rule is exact for it. */
const exact = (stiffness * (x2 ** 2 - x1 ** 2)) / 2;
const trace = (from = x1, to = x2, points = 40) =>
  Array.from({ length: points + 1 }, (_, i) => {
    const x = from + (to - from) * (i / points) ** 1.5;
    return [x, stiffness * x] as const;
  });
const rows = (points: readonly (readonly [number, number])[], length = 1, force = 1) =>
  points.map(([x, f]) => `${x / length},${f / force}`).join('\n');
const choice = { kind: 'force-distance', force: 'F', distance: 'x', forceUnit: 'pN', distanceUnit: 'nm' } as const;

describe('a force–distance curve', () => {
  test.each([
    ['pN', 1, 'nm', 1],
    ['nN', 1e3, 'µm', 1e3],
    ['N', 1e12, 'm', 1e9],
    ['pN', 1, 'Å', 0.1],
  ])('of a spring is ½k(x2² − x1²), in %s and %s alike', async (forceUnit, force, distanceUnit, length) => {
    const file = fileOf('pull.csv', `x (${distanceUnit}),F (${forceUnit})\n${rows(trace(), length, force)}\n`);
    const look = await inspectTable(file);
    expect(defaultChoice(look, 'forward')).toMatchObject({ kind: 'force-distance', forceUnit, distanceUnit });
    const read = await readByDefault(file);
    expect(read.values).toHaveLength(1);
    expect(read.values[0]! / exact).toBeCloseTo(1, 12);
    expect(read.files[0]).toMatchObject({ unit: 'pN·nm', count: 1 });
  });

  test('on the way back has the opposite work', async () => {
    const file = fileOf('back.csv', `x,F\n${rows(trace(x2, x1))}\n`);
    expect((await worksOf(file, choice))[0]! / exact).toBeCloseTo(-1, 12);
  });

  test('many files are as many works; blank lines and a column divide one file', async () => {
    const ends = [40, 60, 85];
    const works = ends.map((end) => (stiffness * (end ** 2 - x1 ** 2)) / 2);
    const files = ends.map((end, i) => fileOf(`${i}.csv`, `x,F\n${rows(trace(x1, end))}\n`));
    const blocks = fileOf('blocks.csv', `x,F\n${ends.map((end) => rows(trace(x1, end))).join('\n\n')}\n`);
    // told apart by a column, and one after the other or mixed
    const pulls = ends.map((end, i) => trace(x1, end).map(([x, f]) => `p${i},${x},${f}`));
    const named = fileOf('named.csv', `pull,x,F\n${pulls.flat().join('\n')}\n`);
    const mixed = fileOf('mixed.csv', `pull,x,F\n${pulls[0]!.flatMap((_, i) => pulls.map((p) => p[i])).join('\n')}\n`);
    const several = await readWorks(files, choice);
    for (const read of [
      [...several.values],
      await worksOf(blocks, choice),
      await worksOf(named, { ...choice, pull: 'pull' }),
      await worksOf(mixed, { ...choice, pull: 'pull' }),
    ])
      for (const [i, work] of read.entries()) expect(work / works[i]!).toBeCloseTo(1, 12);
    expect(several.files.map(({ first, count }) => [first, count])).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
    ]);
  });

  test('a point without a number is passed over and counted', async () => {
    const lines = rows(trace()).split('\n');
    lines[7] = `nan,${lines[7]!.split(',')[1]}`;
    const read = await readWorks([fileOf('gap.csv', `x,F\n${lines.join('\n')}\n`)], choice);
    expect(read.values[0]! / exact).toBeCloseTo(1, 12);
    expect(read.skippedAt).toEqual(['gap.csv:9']);
  });

  test('a trace that comes back is pointed out', async () => {
    const file = fileOf('loop.csv', `x,F\n${rows([...trace(), ...trace(x2, x1)])}\n`);
    const read = await readWorks([file], choice);
    expect(Math.abs(read.values[0]!)).toBeLessThan(1e-9 * exact);
    expect(read.warnings[0]).toMatch(/^loop\.csv: 1 of 1 traces come back to where they began/);
  });

  test('several pulls run together are pointed out', async () => {
    const read = await readWorks([fileOf('long.csv', `x,F\n${rows([...trace(), ...trace()])}\n`)], choice);
    expect(read.warnings).toEqual([expect.stringMatching(/^long\.csv: in 1 of 1 traces the distance jumps over half/)]);
    expect((await readWorks([fileOf('one.csv', `x,F\n${rows(trace())}\n`)], choice)).warnings).toEqual([]);
  });

  test('a column goes by its heading without the unit, where that names one', async () => {
    const file = fileOf('pull.csv', `X (nm),F [pN]\n${rows(trace())}\n`);
    expect((await worksOf(file, choice))[0]! / exact).toBeCloseTo(1, 12);
    const two = fileOf(
      'two.csv',
      `x (nm),x (m),F\n${trace()
        .map(([x, f]) => `${x},${x},${f}`)
        .join('\n')}\n`,
    );
    await expect(worksOf(two, choice)).rejects.toThrow('distance: x (two.csv has x (nm), x (m), F)');
  });

  test.each([
    [{ force: 'G' }, 'force: G (pull.csv has x, F)'],
    [{ distance: 'F' }, 'force: F (is the column of the distance too)'],
    [{ forceUnit: 'V' }, 'forceUnit: V (must be one of fN, pN, nN, µN, mN, N)'],
    [{ distanceUnit: '' }, 'distanceUnit:  (must be one of pm, Å, nm, µm, mm, m)'],
    [{ pull: 'id' }, 'pull: id (pull.csv has x, F)'],
  ])('%o is refused', async (wrong, line) => {
    const file = fileOf('pull.csv', `x,F\n${rows(trace())}\n`);
    expect(await refusal(readWorks([file], { ...choice, ...wrong }))).toBe(`SpecError: ${line}`);
  });

  test('one point is no pull', async () => {
    expect(await refusal(readWorks([fileOf('dot.csv', 'x,F\n1,2\n')], choice))).toBe(
      'SpecError: dot.csv: 1 point (an integral over the distance needs two)',
    );
  });
});

describe('files of one set', () => {
  test('one given twice is pointed out by name', async () => {
    const works = Array.from({ length: 9 }, (_, i) => Math.sin(i)).join('\n');
    const read = await readByDefault(fileOf('a.txt', works), fileOf('b.txt', '1\n2\n'), fileOf('c.txt', works));
    expect(read.warnings).toEqual(['a.txt and c.txt hold the same works: was one file given twice?']);
  });

  test('units that differ are pointed out', async () => {
    const files = [fileOf('a.csv', 'W (kJ/mol)\n1\n2\n'), fileOf('b.csv', 'W (kcal/mol)\n1\n3\n')];
    const read = await readWorks(files, { kind: 'column', column: '1' });
    expect(read.files.map(({ unit }) => unit)).toEqual(['kJ/mol', 'kcal/mol']);
    expect(read.warnings).toEqual(['the files differ in unit: kJ/mol (a.csv), kcal/mol (b.csv)']);
  });
});
