import { unparse } from 'papaparse';
import type { WorkStudy } from '../estimate/work-study.ts';

/** A study as tables, by file name. */
export interface CsvTables {
  readonly 'estimates.csv': string;
  readonly 'convergence.csv': string;
  readonly 'blocks.csv': string;
}

type Cell = string | number | null;

/**
 * Estimates, their convergence and the block study as CSV with a header, one row each number with its error; energies in kT. A number
 * that cannot be given is an empty cell, beside it why; an infinite one is `Infinity`.
 */
export function studyCsv(study: WorkStudy): CsvTables {
  return {
    'estimates.csv': csv(
      [
        'id',
        'value',
        'standardError',
        'bootstrapError',
        'analyticError',
        'lower95',
        'upper95',
        'unit',
        'reason',
        'doubt',
      ],
      study.estimates.map((e) => [
        e.id,
        e.value,
        e.standardError,
        e.bootstrapError,
        e.analyticError,
        e.interval?.[0] ?? null,
        e.interval?.[1] ?? null,
        e.id === 'crooks-slope' ? 'β' : 'kT',
        e.reason,
        e.doubt,
      ]),
    ),
    'convergence.csv': csv(
      ['id', 'works', 'value', 'standardError'],
      Object.entries(study.convergence.estimates).flatMap(([id, { value, standardError }]) =>
        study.convergence.trajectories.map((n, i) => [id, n, value[i]!, standardError[i]!]),
      ),
    ),
    'blocks.csv': csv(
      ['id', 'works', 'blocks', 'mean', 'meanError', 'spread', 'spreadError', 'reason'],
      Object.entries(study.blocks.estimates).flatMap(([id, series]) =>
        study.blocks.works.map((n, i) => [
          id,
          n,
          series.blocks[i]!,
          series.mean[i]!,
          series.meanError[i]!,
          series.spread[i]!,
          series.spreadError[i]!,
          series.reason[i]!,
        ]),
      ),
    ),
  };
}

/** Texts of other programs that spreadsheets would take for formulas get a quote in front. */
const csv = (header: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `${unparse({ fields: [...header], data: rows.map((row) => row.map(cell)) }, { newline: '\n', escapeFormulae: /^[=+@]/ })}\n`;

const cell = (value: Cell): Cell => (Number.isNaN(value) ? null : value);
