import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SpecError } from '../errors.ts';
import type { WorkStudy } from '../estimate/work-study.ts';
import { findColumn } from '../import/find-column.ts';
import type { TableLook, WorkChoice } from '../import/table.ts';
import type { ReportAbout, ReportSide } from '../report/about.ts';
import { studyCsv } from '../report/csv.ts';
import { htmlReport } from '../report/html-report.ts';
import { writeStudy } from '../report/study-json.ts';
import { version } from '../version.ts';
import { checkFolder } from './check-folder.ts';
import type { EstimateOptions } from './commands.ts';
import type { ThermalScale } from './thermal-scale.ts';
import type { WorkSide } from './work-side.ts';
import { writeWhole } from './write-whole.ts';

/** Looked at before anything is read, so that the answer is not lost after. @throws SpecError */
export function checkReport({ report, out, windows }: EstimateOptions): void {
  for (const [field, given] of Object.entries({ '--report': report, '--out': out }))
    if (given !== undefined && windows) throw SpecError.of(field, given, 'is for works, not for --windows');
  if (report !== undefined) {
    if (!/\.html?$/i.test(report)) throw SpecError.of('--report', report, 'must end in .html');
    checkFolder(dirname(report), '--report');
    if (statSync(report, { throwIfNoEntry: false })?.isDirectory())
      throw SpecError.of('--report', report, 'is a folder; must be a file');
  }
  if (out !== undefined) checkFolder(out, '--out');
}

/** Writes the page that `--report` asks for, and page, JSON and tables into the folder of `--out`. */
export function writeReport({ report, out }: EstimateOptions, study: WorkStudy, about: ReportAbout): void {
  const page = htmlReport(study, about);
  const files = {
    ...(report !== undefined && { [report]: page }),
    ...(out !== undefined && {
      [join(out, 'report.html')]: page,
      [join(out, 'study.json')]: `${writeStudy(study, about)}\n`,
      ...Object.fromEntries(Object.entries(studyCsv(study)).map(([name, text]) => [join(out, name), text])),
    }),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(path), { recursive: true });
    writeWhole(path, text);
  }
}

/** What the report says of the files. Works of several units were brought to kT each by its own; a warning says so. */
export function aboutFiles(
  sides: readonly WorkSide[],
  { unit, kT, temperature }: ThermalScale,
  reverseSign: 'plus' | 'minus',
  warnings: readonly string[],
): ReportAbout {
  const [forward, reverse] = sides.map(
    ({ files, choice, looks, skipped, skippedAt }): ReportSide => ({
      files: files.map(({ name }) => name),
      choice: named(choice, looks[0]!),
      skipped,
      skippedAt,
    }),
  );
  return {
    title: sides.map(({ files }) => files[0]!.name + (files.length > 1 ? ' …' : '')).join(', '),
    date: new Date().toISOString(),
    version,
    forward: forward!,
    reverse: reverse ?? null,
    unit: unit ?? 'kT',
    kT: kT ?? 1,
    temperature,
    reverseSign,
    exact: null,
    warnings,
  };
}

/** Columns by their headings, where an option gave their numbers. */
function named(choice: WorkChoice, look: TableLook): WorkChoice {
  const name = (column: string) => look.columns[findColumn(look, column)]!.name;
  if (choice.kind === 'force-distance') {
    const { force, distance, pull } = choice;
    return { ...choice, force: name(force), distance: name(distance), ...(pull !== undefined && { pull: name(pull) }) };
  }
  return choice.column === 'sum' ? choice : { ...choice, column: name(choice.column) };
}
