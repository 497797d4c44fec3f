import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { speedChart } from './chart/speed-chart.ts';
import { benchFolder, root } from './folders.ts';
import { growthPicture } from './growth/growth-picture.ts';
import { partsOf } from './parts.ts';
import type { BenchResult } from './result.ts';
import { markdownTable } from './table.ts';

/** JSON with lists of plain values on one line. */
export function jsonOf(value: unknown): string {
  const text = JSON.stringify(value, (_, v) => (typeof v === 'number' ? Number(v.toPrecision(6)) : v), 2);
  return `${text.replace(/\[\s+([^[\]{}]*?)\s+\]/g, (_, items: string) => `[${items.replace(/\s*\n\s*/g, ' ')}]`)}\n`;
}

function write(path: string, text: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** Writes the result below bench/results, and returns where. */
export const save = (result: BenchResult, name: string): string =>
  write(join(benchFolder, 'results', `${name}.json`), jsonOf(result));

/** Draws what a result has: throughput of all programs as `speed.svg`, growth as `growth.svg`. Returns where. */
export function draw({ speed, growth, machine }: BenchResult, folder: string): string[] {
  const on = `${machine.processor}, ${machine.cores} cores`;
  return [
    ...(speed?.trap.rows.some((row) => row.rate) ? [write(join(folder, 'speed.svg'), speedChart(speed, on))] : []),
    ...(growth ? [write(join(folder, 'growth.svg'), growthPicture(growth, on))] : []),
  ];
}

const begin = '<!-- measured: begin -->';
const end = '<!-- measured: end -->';

/** Puts the tables and pictures of a result between the marks of docs/measurements.md, and returns what was written. */
export function document(result: BenchResult): string[] {
  const folder = join(root, 'docs');
  const path = join(folder, 'measurements.md');
  return [write(path, documented(readFileSync(path, 'utf8'), result)), ...draw(result, folder)];
}

/** The text with the result between its marks. @throws Error where it lacks them */
export function documented(text: string, result: BenchResult): string {
  const { speed } = result;
  const pictures: Readonly<Record<string, string>> = { 'Dragged trap': 'speed', Growth: 'growth' };
  const parts = partsOf(result).map(({ heading, lines, table, notes }) =>
    [
      `### ${heading}`,
      ...(pictures[heading] ? [`![${heading}](${pictures[heading]}.svg)`] : []),
      ...lines,
      ...(table ? [markdownTable(table)] : []),
      ...notes,
    ].join('\n\n'),
  );
  const computes = markdownTable([
    ['program', 'computes', 'runs in'],
    ...[...(speed?.trap.rows ?? []), ...(speed?.jumps.rows ?? [])].map((r) => [r.title, r.computes, r.machine]),
  ]);
  const [before, after] = [text.indexOf(begin), text.indexOf(end)];
  if (before < 0 || after < before) throw new Error(`docs/measurements.md: lacks ${begin} … ${end}`);
  const measured = [...parts, `### Programs\n\n${computes}`].join('\n\n');
  return `${text.slice(0, before)}${begin}\n${measured}\n${text.slice(after)}`;
}
