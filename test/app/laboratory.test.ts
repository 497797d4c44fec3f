import { describe, expect, test } from 'vitest';
import { assignFiles, type LookedFile } from '../../src/app/laboratory/assign-files.ts';
import { dataLink, toDataLink } from '../../src/app/laboratory/data-link.ts';
import { emptyLaboratory, type LaboratoryState } from '../../src/app/laboratory/laboratory-state.ts';
import { presets } from '../../src/app/laboratory/presets.ts';
import { choiceOf, kindsOf, startingChoice, statedUnit } from '../../src/app/laboratory/starting-choice.ts';
import { studyProgress } from '../../src/app/laboratory/study-progress.ts';
import { studyRequest } from '../../src/app/laboratory/study-request.ts';
import { studyWorks } from '../../src/estimate/study-works.ts';
import { inspectTable } from '../../src/import/inspect-table.ts';

/** A file with this text, and what it looks like. */
async function looked(name: string, text: string): Promise<LookedFile> {
  const file = new File([text], name);
  return { file, look: await inspectTable(file) };
}

const works = (name: string) => looked(name, 'work [kT]\n1\n2\n');
const none = { forward: false, reverse: false };

describe('files dropped on the page', () => {
  test('two that say nothing are forward and reverse as they come, and that is said', async () => {
    const [a, b] = [await works('a.csv'), await works('b.csv')];
    const { forward, reverse, note } = assignFiles([a, b], none);
    expect([forward, reverse]).toEqual([[a], [b]]);
    expect(note).toMatch(/a\.csv taken as forward, b\.csv as reverse works\. Swap/);
  });

  test('those that say where they belong go there', async () => {
    const [b, a] = [await looked('integB.dat', 'x.xvg 1\ny.xvg 2\n'), await looked('integA.dat', 'x.xvg 1\ny.xvg 2\n')];
    expect(assignFiles([b, a], none)).toMatchObject({ forward: [a], reverse: [b] });
    expect(assignFiles([b], none)).toMatchObject({ reverse: [b] });
  });

  test('names that speak of the way back say so too', async () => {
    const [back, there] = [await works('refold_1.csv'), await works('unfold_1.csv')];
    expect(assignFiles([back, there], none)).toMatchObject({ forward: [there], reverse: [back] });
  });

  test('one that Eddy wrote is both, and each reads its rows', async () => {
    const both = await looked('works.csv', 'index,direction,work,shadowWork,heat\n0,forward,1,0,0\n0,reverse,2,0,0\n');
    expect(assignFiles([both], none)).toMatchObject({ forward: [both], reverse: [both] });
    expect(startingChoice(both.look, 'reverse')).toMatchObject({
      column: 'work',
      rows: { column: 'direction', value: 'reverse' },
    });
  });

  test('one more fills the free place, or begins anew', async () => {
    const a = await works('a.csv');
    expect(assignFiles([a], { forward: true, reverse: false })).toMatchObject({ reverse: [a] });
    expect(assignFiles([a], { forward: true, reverse: true })).toMatchObject({ forward: [a] });
    const many = [a, await works('b.csv'), await works('c.csv')];
    expect(assignFiles(many, none)).toMatchObject({ forward: many });
  });
});

describe('what is proposed for a file', () => {
  test('a column called work, else the only one with numbers, else none', async () => {
    const choice = async (text: string) => startingChoice((await looked('a.csv', text)).look, 'forward');
    expect(await choice('run,work\n1,2\n')).toEqual({ kind: 'column', column: 'work' });
    expect(await choice('name,b\nx,2\n')).toEqual({ kind: 'column', column: 'b' });
    expect(await choice('a,b\n1,2\n')).toEqual({ kind: 'column', column: '' });
  });

  test('force and distance are a pull, with units where headings state them', async () => {
    const { look } = await looked('a.csv', 'extension (nm),Force\n1,2\n');
    const choice = startingChoice(look, 'forward');
    expect(choice).toEqual({
      kind: 'force-distance',
      force: 'Force',
      distance: 'extension (nm)',
      forceUnit: '',
      distanceUnit: 'nm',
    });
    expect(statedUnit({ look, choice })).toBe('pN·nm');
    expect(kindsOf(look)).toEqual(['column', 'force-distance']);
  });

  test('dhdl.xvg is a switching from the λ that it states', async () => {
    const legend = '@ s0 legend "dH/d\\xl\\f{} fep-lambda = 1.0000"';
    const { look } = await looked('dhdl.xvg', `@ subtitle "T = 300 (K)"\n${legend}\n0 1\n1 2\n`);
    expect(choiceOf('dhdl', look, 'reverse')).toMatchObject({ kind: 'dhdl', from: 1, to: 0 });
    expect(look.temperature).toBe(300);
  });
});

describe('a request', () => {
  const state = async (text: string, patch: Partial<LaboratoryState> = {}): Promise<LaboratoryState> => {
    const { file, look } = await looked('a.csv', text);
    const forward = { files: [file], look, choice: startingChoice(look, 'forward') };
    return { ...emptyLaboratory, forward, ...patch };
  };
  const refusal = (s: LaboratoryState) => {
    const answer = studyRequest(s);
    return 'refused' in answer ? answer.refused.place : null;
  };

  test('says what is missing, at its place', async () => {
    expect(refusal(emptyLaboratory)).toBe('forward');
    expect(refusal(await state('a,b\n1,2\n', { unit: 'kT' }))).toBe('forward.column');
    expect(refusal(await state('w\n1\n2\n'))).toBe('unit');
    expect(refusal(await state('force,x\n1,2\n'))).toBe('forward.forceUnit');
    expect(refusal(await state('w\n1\n2\n', { unit: 'J' }))).toBe('thermal');
    expect(refusal(await state('w\n1\n2\n', { unit: 'J', thermal: { kind: 'kT', value: 0 } }))).toBe('thermal');
    expect(refusal(await state('w\n1\n2\n', { unit: 'kT' }))).toBeNull();
  });

  test('does not mix units', async () => {
    const { forward } = await state('w [kT]\n1\n');
    const other = await state('w [kJ/mol]\n1\n', { unit: 'kT' });
    expect(refusal({ ...other, reverse: forward })).toBe('unit');
  });
});

test('links name the page and the example', () => {
  expect(dataLink('#data')).toEqual({ example: null });
  for (const { id } of presets) expect(dataLink(`#${toDataLink(id)}`)).toEqual({ example: id });
  expect(dataLink('#system=hairpin')).toBeNull();
});

test('progress goes on from nothing to all, in words that are known', () => {
  const shares: number[] = [];
  const says = new Set<string>();
  studyWorks(Float64Array.of(1, 2, 3, 4), Float64Array.of(-1, 0, -2, -3), {
    onProgress: studyProgress((part, share) => {
      says.add(part);
      shares.push(share);
    }, 0.4),
  });
  expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
  expect(shares[0]).toBeGreaterThanOrEqual(0.4);
  expect(shares.at(-1)).toBeLessThanOrEqual(1);
  expect([...says]).toEqual(expect.arrayContaining(['looking at the works', 'blocks of works']));
});
