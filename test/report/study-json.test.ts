import { expect, test } from 'vitest';
import { SpecError } from '../../src/errors.ts';
import { readReport } from '../../src/report/read-report.ts';
import { readStudy, writeStudy } from '../../src/report/study-json.ts';
import { exampleAbout, exampleStudy } from './example-study.ts';

const study = exampleStudy(2, 500, false);
const text = writeStudy(study, exampleAbout);

test('numbers that cannot be given are null beside a reason, infinite ones a word', () => {
  const json = JSON.parse(text);
  const bar = json.study.estimates.find((e: { id: string }) => e.id === 'bar');
  expect(bar).toMatchObject({ value: null, standardError: null, reason: 'no reverse works' });
  const infinite = { ...study, forward: { ...study.forward, maximum: Number.POSITIVE_INFINITY } };
  const written = writeStudy(infinite, exampleAbout);
  expect(JSON.parse(written).study.forward.maximum).toBe('Infinity');
  expect(readStudy(written).study).toEqual(infinite);
});

const broken = (change: (json: { format: string; about: { kT: number }; study: { forward: unknown } }) => void) => {
  const json = JSON.parse(text);
  change(json);
  return JSON.stringify(json);
};

test.each([
  ['no JSON', 'hello\nthere', /^study: hello there \(must be JSON\)$/],
  ['another layout', broken((j) => (j.format = 'eddy-study/9')), /^format: eddy-study\/9 \(.+\)$/],
  ['no kT', broken((j) => (j.about.kT = -1)), /^about\.kT: -1 \(.+\)$/],
  ['no forward works', broken((j) => (j.study.forward = 7)), /^study\.forward: 7 \(.+\)$/],
  ['the result of a run', '{"spec":{},"estimates":[],"laws":[]}', /^study: the result of a run \(.*or works: .+\)$/],
  ['a list', '[]', /^study: \[\] \(.+\)$|^format: missing \(.+\)$/],
])('%s is refused in one line that names the field', (_, wrong, message) => {
  expect(() => readStudy(wrong)).toThrow(SpecError);
  expect(() => readStudy(wrong)).toThrow(message);
});

test('a page that is no report is refused in one line', () => {
  expect(() => readReport('<html>\n</html>')).toThrow(/^report: <html> <\/html> \(holds no study of Eddy\)$/);
});
