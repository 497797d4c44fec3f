import { numberInText } from './number-in-text.ts';
import { isComment, isGap, splitLine } from './split-line.ts';
import type { TextLayout } from './table.ts';

/** How a text is laid out, its headings, and its first rows. */
export interface TextHead {
  readonly layout: TextLayout;
  /** One for each cell of a row; null where the text has none. */
  readonly headings: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
  /** What was read into it, in plain words. */
  readonly notes: readonly string[];
}

/** So many rows tell how the cells lie. */
const looked = 200;

/** Layout of a text from its first lines, cut at the end of one. */
export function textHead(lines: readonly string[]): TextHead {
  const data = lines
    .map((text, i) => ({ text, line: i + 1 }))
    .filter(({ text }) => !isComment(text) && !isGap(text))
    .slice(0, looked + 1);
  const delimiter = delimiterOf(data.map(({ text }) => text));
  const decimalComma = hasDecimalComma(
    data.map(({ text }) => text),
    delimiter,
  );
  const split = decimalComma && delimiter === ',' ? ' ' : delimiter;
  const cells = data.map(({ text }) => splitLine(text, split));
  const titled = isHeading(cells, decimalComma);
  const rows = cells.slice(titled ? 1 : 0);
  const width = Math.max(1, ...(rows.length > 0 ? rows : cells).map((row) => row.length));
  const headings = titled
    ? headingsFrom(data[0]!.text, split, width)
    : headingsInComment(lines.slice(0, (data[0]?.line ?? 1) - 1), split, width);
  return {
    layout: { delimiter: split, decimalComma, headerLine: titled ? data[0]!.line : 0, width },
    headings,
    rows,
    notes: [
      ...(decimalComma ? ['commas are read as decimal commas'] : []),
      ...(!decimalComma && delimiter === ',' && looksDecimal(rows)
        ? [`commas are read as dividing columns: “${data.at(-1)!.text.trim()}” as ${rows.at(-1)!.join(' and ')}`]
        : []),
    ],
  };
}

/** Semicolons and tabs first: where they divide, a comma may be decimal. */
function delimiterOf(lines: readonly string[]): TextLayout['delimiter'] {
  const bare = lines.map((line) => line.replace(/"[^"]*"/g, ''));
  const body = bare.length > 1 ? bare.slice(1) : bare;
  const divides = (mark: string) => body.filter((line) => line.includes(mark)).length > body.length / 2;
  if (divides(';')) return ';';
  if (divides('\t')) return '\t';
  return divides(',') && !body.every(isRowOfDecimalCommas) ? ',' : ' ';
}

/** `1,5 2,25`: at least two numbers, with commas in them and spaces between them. */
function isRowOfDecimalCommas(line: string): boolean {
  const cells = splitLine(line, ' ');
  return cells.length > 1 && line.includes(',') && cells.every((cell) => /^[-+]?\d*(,\d+)?([eE][-+]?\d+)?$/.test(cell));
}

/** Where another mark divides the cells, or where the heading says that a row has one cell only. */
function hasDecimalComma(lines: readonly string[], delimiter: TextLayout['delimiter']): boolean {
  const body = lines.slice(1);
  if (delimiter === ',') {
    const title = lines[0] ?? '';
    return (
      body.length > 0 &&
      !title.includes(',') &&
      !/\d/.test(title) &&
      body.every((l) => /^\s*[-+]?\d+,\d+([eE][-+]?\d+)?\s*$/.test(l))
    );
  }
  const cells = (body.length > 0 ? body : lines).flatMap((line) => splitLine(line, delimiter));
  return (
    cells.some((cell) => /^[-+]?\d*,\d+([eE][-+]?\d+)?$/.test(cell)) && !cells.some((c) => /^[-+]?\d*\.\d+$/.test(c))
  );
}

/** Whether rows of two whole numbers might have been numbers with a decimal comma: `3,14`. */
const looksDecimal = (rows: readonly (readonly string[])[]): boolean =>
  rows.length > 0 && rows.every((row) => row.length === 2 && /^[-+]?\d+$/.test(row[0]!) && /^\d+$/.test(row[1]!));

/** Whether the first row is a heading: no number in it, or text above a number. */
function isHeading([first, second]: readonly (readonly string[])[], decimalComma: boolean): boolean {
  const values = first?.map((cell) => numberInText(cell, decimalComma)) ?? [];
  const isText = (at: number) => values[at] === null;
  if (!values.some((_, at) => isText(at))) return false;
  if (!values.some(Number.isFinite)) return true;
  return (second ?? []).some((cell, at) => isText(at) && numberInText(cell, decimalComma) !== null);
}

/** Headings from a line; one of several words may name the only column, and a bracketed unit belongs to the word before it. */
function headingsFrom(line: string, delimiter: TextLayout['delimiter'], width: number): string[] | null {
  const tries = [
    () => splitLine(line, delimiter),
    () => (width === 1 ? [line.trim()] : []),
    () => line.trim().split(/\s*[\t,;|]\s*|\s{2,}/),
    () =>
      line
        .trim()
        .replace(/\s+(?=[([])/g, '\u00a0')
        .replace(/\s*\/\s*/g, '\u00a0/\u00a0')
        .split(/[ \t]+/),
  ];
  for (const attempt of tries) {
    const cells = attempt().map((cell) => cell.replace(/^"|"$/g, '').replaceAll('\u00a0', ' ').trim());
    if (cells.length === width) return cells;
  }
  return null;
}

/** Headings in the last comment above the rows, as numpy.savetxt writes them, with the units that JPK writes in another. */
function headingsInComment(
  comments: readonly string[],
  delimiter: TextLayout['delimiter'],
  width: number,
): string[] | null {
  const texts = comments.filter((line) => /^\s*[#%]/.test(line)).map((line) => line.replace(/^[\s#%]+/, ''));
  const labelled = (label: RegExp) => texts.findLast((text) => label.test(text))?.replace(label, '');
  const columns = labelled(/^columns:\s*/i) ?? texts.at(-1);
  const headings = columns ? headingsFrom(columns, delimiter, width) : null;
  if (!headings || headings.some((h) => h === '' || numberInText(h, false) !== null)) return null;
  const units = splitLine(labelled(/^units:\s*/i) ?? '', ' ');
  return units.length === width ? headings.map((h, i) => `${h} (${units[i]})`) : headings;
}
