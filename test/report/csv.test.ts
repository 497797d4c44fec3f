import { parse } from 'papaparse';
import { expect, test } from 'vitest';
import { studyCsv } from '../../src/report/csv.ts';
import { exampleStudy } from './example-study.ts';

const study = exampleStudy(2, 500, false);
const tables = studyCsv(study);

const rows = (text: string) => {
  const { data, errors } = parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
};

test('estimates, every digit of them; an empty cell and a reason where there is none', () => {
  const read = rows(tables['estimates.csv']);
  expect(read.map(({ id }) => id)).toEqual(study.estimates.map(({ id }) => id));
  for (const [i, { value, standardError, reason }] of study.estimates.entries()) {
    expect(read[i]!.value).toBe(Number.isNaN(value) ? '' : String(value));
    expect(read[i]!.standardError).toBe(Number.isNaN(standardError) ? '' : String(standardError));
    expect(read[i]!.reason).toBe(reason ?? '');
  }
});

test('convergence and blocks, a row for each number of works', () => {
  const { trajectories, estimates } = study.convergence;
  expect(rows(tables['convergence.csv'])).toHaveLength(trajectories.length * Object.keys(estimates).length);
  const blocks = rows(tables['blocks.csv']).filter(({ id }) => id === 'jarzynski-forward');
  expect(blocks.map(({ works }) => Number(works))).toEqual(study.blocks.works);
  expect(blocks.map(({ mean }) => Number(mean))).toEqual(study.blocks.estimates['jarzynski-forward']!.mean);
});
