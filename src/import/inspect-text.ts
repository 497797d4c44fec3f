import { SpecError } from '../errors.ts';
import { numberInText } from './number-in-text.ts';
import type { Source } from './source.ts';
import type { TableColumn, TableLook } from './table.ts';
import { type TextHead, textHead } from './text-layout.ts';
import { unitInHeading } from './unit-in-heading.ts';
import { isDerivative, xvgHeader } from './xvg-header.ts';

const previewed = 6;

/** Looks at a text. @param first its first bytes @throws SpecError where it holds no rows */
export function inspectText(source: Source, first: Uint8Array): TableLook {
  const text = new TextDecoder().decode(first);
  const whole = first.length >= source.size;
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  if (!whole && lines.length > 1) lines.pop();
  const { name } = source;
  if (text.trim() === '') throw SpecError.of(name, `${source.size} bytes`, 'is empty');
  if (!text.includes('\n') && text.trim().includes('\r'))
    throw SpecError.of(name, 'lines ending in CR', 'must end in LF or CR LF: save it again');
  const head = textHead(lines);
  if (head.rows.length === 0 && whole)
    throw SpecError.of(
      name,
      head.headings?.join(', ') ?? lines.find((line) => line.trim() !== '')!.trim(),
      head.layout.headerLine > 0 ? 'holds a header and no values' : 'holds comments and no values',
    );
  const common = { file: name, layout: head.layout, rows: null };
  if (isXvg(name, lines)) return { ...common, ...xvg(head, lines) };
  if (isPmx(name, head)) return { ...common, ...pmx(head, name) };
  const headings = head.headings ?? numbered(head);
  return {
    ...common,
    format: 'text',
    columns: columnsOf(head, headings, headings.map(unitInHeading)),
    notes: head.notes,
    temperature: null,
    lambda: null,
    derivatives: [],
    direction: null,
  };
}

const numbered = ({ layout }: TextHead): string[] => Array.from({ length: layout.width }, (_, i) => String(i + 1));

function columnsOf(
  { rows, layout }: TextHead,
  headings: readonly string[],
  units: readonly (string | null)[],
): TableColumn[] {
  return headings.map((name, at) => {
    const cells = rows.map((row) => row[at] ?? '').slice(0, 200);
    const read = cells.map((cell) => numberInText(cell, layout.decimalComma));
    return {
      name,
      unit: units[at] ?? null,
      // text further down is refused by its line when it is read
      numeric: read[0] !== null && read.some((v) => v !== null && !Number.isNaN(v)),
      preview: cells.slice(0, previewed),
    };
  });
}

const isXvg = (name: string, lines: readonly string[]): boolean =>
  /\.xvg$/i.test(name) || lines.some((line) => /^\s*@\s*(s\d+\s+legend|TYPE|title|xaxis)\b/.test(line));

/** GROMACS writes kJ/mol, and ∂H/∂λ in kJ/mol for a λ without unit. */
function xvg(head: TextHead, lines: readonly string[]) {
  const { headings, title, temperature, state, lambda } = xvgHeader(lines, head.layout.width);
  const derivatives = headings.filter(isDerivative);
  const units = headings.map((h) => (isDerivative(h) || /^ΔH/.test(h) ? 'kJ/mol' : unitInHeading(h)));
  return {
    format: 'xvg' as const,
    columns: columnsOf(head, headings, units),
    notes: [
      ...(title ? [`title: ${title}`] : []),
      ...(temperature ? [`temperature: ${temperature} K`] : []),
      ...(state ? [state] : []),
      ...(derivatives.length > 1 ? [`${derivatives.length} columns hold ∂H/∂λ`] : []),
      ...head.notes,
    ],
    temperature,
    lambda,
    derivatives,
    direction: lambda === 0 ? ('forward' as const) : lambda === 1 ? ('reverse' as const) : null,
  };
}

/** pmx lists the work of each of its dhdl files: a path, and a number in kJ/mol. */
const isPmx = (name: string, { layout, rows }: TextHead): boolean =>
  layout.delimiter === ' ' &&
  layout.width === 2 &&
  layout.headerLine === 0 &&
  rows.every(([file]) => numberInText(file!, false) === null) &&
  (/integ[AB].*\.dat$/i.test(name) || rows.every(([file]) => /\.xvg$/i.test(file!)));

function pmx(head: TextHead, name: string) {
  const side = /integ([AB])/i.exec(name)?.[1]?.toUpperCase();
  return {
    format: 'pmx' as const,
    columns: columnsOf(head, ['file', 'work'], [null, 'kJ/mol']),
    notes: [
      'pmx: the work of each file in kJ/mol',
      ...(side === 'A' ? ['A → B, the forward process'] : []),
      ...(side === 'B' ? ['B → A, the reverse process; pmx writes −W_R'] : []),
    ],
    temperature: null,
    lambda: null,
    derivatives: [],
    direction: side === 'A' ? ('forward' as const) : side === 'B' ? ('reverse' as const) : null,
  };
}
