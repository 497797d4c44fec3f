import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { benchFolder, root } from './folders.ts';
import type { BenchResult } from './result.ts';
import { goalTable, jumpLine, jumpTable, machineLine, markdownTable, rateTable } from './table.ts';

/** JSON with lists of plain values on one line. */
export function jsonOf(value: unknown): string {
  const text = JSON.stringify(value, (_, v) => (typeof v === 'number' ? Number(v.toPrecision(6)) : v), 2);
  return `${text.replace(/\[\s+([^[\]{}]*?)\s+\]/g, (_, items: string) => `[${items.replace(/\s*\n\s*/g, ' ')}]`)}\n`;
}

/** Writes the result below bench/results, and returns where. */
export function save(result: BenchResult, name: string): string {
  const path = join(benchFolder, 'results', `${name}.json`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, jsonOf(result));
  return path;
}

const begin = '<!-- measured: begin -->';
const end = '<!-- measured: end -->';

/** Puts the tables of a result between the marks in docs/measurements.md. */
export function document(result: BenchResult): string {
  const path = join(root, 'docs/measurements.md');
  const text = readFileSync(path, 'utf8');
  const { problem, leftOut, rows, jumps } = result;
  const tables = [
    begin,
    `${problem.trajectories} trajectories × ${problem.steps} steps, ${problem.rounds} rounds, seed ${problem.seed}.`,
    machineLine(result),
    '',
    markdownTable(rateTable(result)),
    '',
    ...leftOut.map(({ title, reason }) => `${title}: left out (${reason}).\n`),
    jumpLine(jumps),
    '',
    markdownTable(jumpTable(jumps)),
    '',
    ...jumps.leftOut.map(({ title, reason }) => `${title}: left out (${reason}).\n`),
    markdownTable(goalTable(result)),
    '',
    markdownTable([
      ['program', 'computes', 'runs in'],
      ...[...rows, ...jumps.rows].map((r) => [r.title, r.computes, r.machine]),
    ]),
    end,
  ].join('\n');
  const [before, after] = [text.indexOf(begin), text.indexOf(end)];
  if (before < 0 || after < before) throw new Error(`docs/measurements.md: lacks ${begin} … ${end}`);
  writeFileSync(path, text.slice(0, before) + tables + text.slice(after + end.length));
  return path;
}
