import Papa from 'papaparse';
import type { TextLayout } from './table.ts';

/** Lines that are no data: `#` in most files, `@` and `&` in those of Grace, `%` in MATLAB’s. */
export const isComment = (line: string): boolean => /^\s*[#@%]/.test(line);

/** Lines that end a block of rows: blank ones, and Grace’s `&`. */
export const isGap = (line: string): boolean => /^\s*&?\s*$/.test(line);

/** Cells of a line, without quotes and the spaces around them. */
export function splitLine(line: string, delimiter: TextLayout['delimiter']): string[] {
  if (delimiter === ' ')
    return (line.match(/"[^"]*"|[^\s"]\S*/g) ?? ['']).map((cell) => cell.replace(/^"|"$/g, '').trim());
  const cells = line.includes('"') ? (Papa.parse<string[]>(line, { delimiter }).data[0] ?? []) : line.split(delimiter);
  return cells.map((cell) => cell.trim());
}
