import { studyWorks } from '../../src/estimate/study-works.ts';
import type { WorkStudy } from '../../src/estimate/work-study.ts';
import type { ReportAbout } from '../../src/report/about.ts';
import { gaussianWorks } from '../estimate/gaussian-works.ts';

/** A study of Gaussian works that obey Crooks' theorem, of both directions or of one. */
export function exampleStudy(sigma = 2.6, count = 20_000, bothWays = true): WorkStudy {
  const { forward, reverse } = gaussianWorks(3, count, count, sigma, 18.686);
  return studyWorks(forward, bothWays ? reverse : null, { resamples: 100 });
}

/** What is said about it. */
export const exampleAbout: ReportAbout = {
  title: 'Unfolding of hairpin H3 at 20 pN/s',
  date: '2026-07-30T10:00:00.000Z',
  version: '0.1.0',
  forward: {
    files: ['pull-forward.csv'],
    choice: { kind: 'column', column: 'work' },
    skipped: 2,
    skippedAt: ['pull-forward.csv:17', 'pull-forward.csv:40'],
  },
  reverse: {
    files: ['pull-reverse.csv'],
    choice: { kind: 'column', column: 'work' },
    skipped: 0,
    skippedAt: [],
  },
  unit: 'kJ/mol',
  kT: 2.4789,
  temperature: 298.15,
  reverseSign: 'plus',
  exact: null,
  warnings: ['pull-forward.csv: 2 cells hold no finite number and were skipped'],
};
