import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { thermalEnergy } from '../../src/import/units.ts';
import { readReport } from '../../src/report/read-report.ts';
import { readStudy } from '../../src/report/study-json.ts';
import { gaussianWorks } from '../estimate/gaussian-works.ts';
import { build, eddy, eddyJson, scratch } from './eddy.ts';

const { path, write } = scratch();
beforeAll(build);

const { forward, reverse } = gaussianWorks(1, 400, 300, 1.5, 4);
const unit = thermalEnergy('kJ/mol', 300);
const lines = (works: Float64Array) => `work\n${[...works.map((w) => w * unit)].join('\n')}\n`;
const files = () => [
  ...['estimate', '--forward', write('f.csv', `${lines(forward)}nan\n`), '--reverse', write('r.csv', lines(reverse))],
  ...['--unit', 'kJ/mol', '--temperature', '300'],
];

test('estimate --report writes a page that holds the study it printed, and what it was made from', async () => {
  const answer = await eddyJson(...files(), '--report', path('page.html'));
  const { study, about } = readReport(readFileSync(path('page.html'), 'utf8'));
  for (const [i, { id, value }] of study.estimates.entries()) expect(answer.estimates[i]).toMatchObject({ id, value });
  expect(about).toMatchObject({
    title: 'f.csv, r.csv',
    unit: 'kJ/mol',
    kT: unit,
    temperature: 300,
    reverseSign: 'plus',
    forward: { files: ['f.csv'], choice: { kind: 'column', column: 'work' }, skipped: 1, skippedAt: ['f.csv:402'] },
  });
});

test('estimate --out writes page, JSON and tables', async () => {
  const { code } = await eddy(...files(), '--out', path('kept'));
  expect(code).toBe(0);
  const read = (name: string) => readFileSync(path(`kept/${name}`), 'utf8');
  expect(readStudy(read('study.json'))).toEqual(readReport(read('report.html')));
  for (const name of ['estimates', 'convergence', 'blocks']) expect(read(`${name}.csv`)).toMatch(/^id,/);
});

test.each([
  ['a page of another kind', 'page.txt', /^eddy: --report: page\.txt \(must end in \.html\)\n$/],
  ['a folder that is a file', 'f.csv/page.html', /^eddy: --report: \S+ \(\S+ is a file; must be a folder\)\n$/],
])('estimate --report refuses %s before it reads anything', async (_, name, message) => {
  const report = name.includes('/') ? path(name) : name;
  const { code, stdout, stderr } = await eddy(...files(), '--report', report);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(message);
  expect(existsSync(report)).toBe(false);
});
