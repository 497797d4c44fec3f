import Papa from 'papaparse';
import { SpecError } from '../errors.ts';
import { readText } from './request.ts';

/** Works read from a file, and what was left out. */
export interface WorkFile {
  readonly values: Float64Array;
  /** Lines that hold no finite number (`nan`, empty cells), counted from 1. */
  readonly skipped: readonly number[];
  /** Name or number of the column that was read. */
  readonly column: string;
}

const notANumber = /^(nan|na|null|inf|\+inf|-inf|infinity|-infinity|)$/i;

/** Reads one column of a CSV, TSV or whitespace-separated file; the first line may be a header. @throws SpecError */
export function readWorks(path: string, field: string, column?: string): WorkFile {
  const text = readText(path, field).trim();
  if (text === '') throw SpecError.of(field, path, 'is empty');
  const delimiter = /[,;\t]/.exec(text.slice(0, 2000))?.[0];
  const rows = delimiter
    ? Papa.parse<string[]>(text, { delimiter, skipEmptyLines: false }).data
    : text.split(/\r?\n/).map((line) => line.trim().split(/\s+/));
  const isNumber = (cell: string | undefined) =>
    cell !== undefined && cell.trim() !== '' && Number.isFinite(Number(cell));
  const header = rows[0]!.some((cell) => isNumber(cell)) ? null : rows[0]!.map((cell) => cell.trim());
  const body = rows.slice(header ? 1 : 0);
  if (body.length === 0) throw SpecError.of(field, path, 'holds a header and no values');
  const at = columnOf(column, header, body[0]!, isNumber, field);
  const skipped: number[] = [];
  const values: number[] = [];
  body.forEach((row, i) => {
    const cell = (row[at] ?? '').trim();
    if (isNumber(cell)) values.push(Number(cell));
    else if (notANumber.test(cell)) skipped.push(i + (header ? 2 : 1));
    else throw SpecError.of(`${field} line ${i + (header ? 2 : 1)}`, cell, 'must be a number');
  });
  return { values: Float64Array.from(values), skipped, column: header?.[at] ?? String(at + 1) };
}

function columnOf(
  column: string | undefined,
  header: readonly string[] | null,
  first: readonly string[],
  isNumber: (cell: string | undefined) => boolean,
  field: string,
): number {
  if (column === undefined) return Math.max(0, first.findIndex(isNumber));
  const named = header?.indexOf(column) ?? -1;
  if (named >= 0) return named;
  const number = Number(column);
  if (Number.isInteger(number) && number >= 1 && number <= first.length) return number - 1;
  throw SpecError.of('--column', column, `${field} has ${header ? header.join(', ') : `${first.length} columns`}`);
}
