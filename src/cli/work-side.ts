import { SpecError } from '../errors.ts';
import { defaultChoice, isEddys } from '../import/default-choice.ts';
import { findColumn } from '../import/find-column.ts';
import { inspectTable } from '../import/inspect-table.ts';
import { readWorks } from '../import/read-works.ts';
import type { Source } from '../import/source.ts';
import type { ReadWorks, TableLook, WorkChoice } from '../import/table.ts';
import { workUnit } from '../import/units.ts';
import type { EstimateOptions } from './commands.ts';
import { fileSource } from './file-source.ts';
import { parseNumber } from './numbers.ts';

export type Side = 'forward' | 'reverse';

/** Works of one direction as the command line asks for them, and how they were had. */
export interface WorkSide extends ReadWorks {
  readonly side: Side;
  readonly choice: WorkChoice;
  /** Whether an option chose column or integral, or the format or order of columns did. */
  readonly chosenBy: 'option' | 'default';
  readonly looks: readonly TableLook[];
}

/** Reads the files of one direction. @throws SpecError that begins with the option */
export async function readSide(side: Side, paths: readonly string[], options: EstimateOptions): Promise<WorkSide> {
  const field = `--${side}`;
  const sources: Source[] = [];
  for (const path of paths) sources.push(await fileSource(path, field));
  return naming(field, async () => {
    const looks: TableLook[] = [];
    for (const source of sources) looks.push(await inspectTable(source));
    const asked = askedChoice(looks[0]!, side, options);
    const choice = asked ?? defaultChoice(looks[0]!, side);
    const works = await readWorks(sources, choice);
    return {
      ...works,
      side,
      looks,
      choice,
      chosenBy: asked ? 'option' : 'default',
      warnings: [
        ...works.warnings,
        ...(asked ? [] : otherColumn(looks[0]!, choice)),
        ...otherSide(looks, side),
        ...modelUnit(looks, options),
      ],
    };
  });
}

/** A refusal of the import, with the option whose files it is about; a column is an option itself. */
async function naming<T>(field: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    const option = /^(column|force|distance|pull|forceUnit|distanceUnit): /.exec(error.message)?.[1];
    const dashed = option?.replace('Unit', '-unit');
    throw new SpecError(dashed ? `--${dashed}${error.message.slice(option!.length)}` : `${field} ${error.message}`);
  }
}

/** What the options say of how works are had; null where they say nothing. @throws SpecError */
function askedChoice(look: TableLook, side: Side, options: EstimateOptions): WorkChoice | null {
  const { force, distance, lambda, pull } = options;
  const column = (side === 'reverse' ? options.reverseColumn : undefined) ?? options.column;
  if (force !== undefined || distance !== undefined) {
    if (force === undefined) throw SpecError.of('--distance', distance, 'needs --force');
    if (distance === undefined) throw SpecError.of('--force', force, 'needs --distance');
    if (column !== undefined) throw SpecError.of('--column', column, 'give it or --force, not both');
    const unitOf = (name: string, given: string | undefined, option: string) =>
      given ?? look.columns[findColumn(look, name, option.replace('-unit', ''))]!.unit ?? missing(`--${option}`, name);
    return {
      kind: 'force-distance',
      force,
      distance,
      forceUnit: unitOf(force, options.forceUnit, 'force-unit'),
      distanceUnit: unitOf(distance, options.distanceUnit, 'distance-unit'),
      ...(pull !== undefined && { pull }),
    };
  }
  const pulling = { pull, 'force-unit': options.forceUnit, 'distance-unit': options.distanceUnit };
  const [ofPull] = Object.entries(pulling).filter(([, given]) => given !== undefined);
  if (ofPull) {
    const standard = column === undefined && lambda === undefined ? defaultChoice(look, side) : null;
    if (standard?.kind !== 'force-distance')
      throw SpecError.of(`--${ofPull[0]}`, ofPull[1], 'needs --force and --distance');
    return {
      ...standard,
      forceUnit: options.forceUnit ?? standard.forceUnit,
      distanceUnit: options.distanceUnit ?? standard.distanceUnit,
      ...(pull !== undefined && { pull }),
    };
  }
  const chosen = column ?? null;
  if (lambda !== undefined || look.derivatives.length > 0) {
    if (lambda === undefined && chosen === null) return null;
    const [a, b] = lambda === undefined ? [0, 1] : parseLambda(lambda);
    const [from, to] = side === 'forward' ? [a, b] : [b, a];
    const derivative = chosen ?? (look.derivatives.length === 0 ? '2' : defaultColumn(look, side));
    return { kind: 'dhdl', column: derivative, from, to };
  }
  if (chosen === null) return null;
  const standard = defaultChoice(look, side);
  const rows = standard.kind === 'column' && standard.rows;
  return { kind: 'column', column: chosen, ...(rows && { rows }) };
}

const defaultColumn = (look: TableLook, side: Side): string => {
  const choice = defaultChoice(look, side);
  return choice.kind === 'dhdl' ? choice.column : '2';
};

function missing(option: string, column: string): never {
  throw SpecError.of(option, `none for ${column}`, 'must be given: the heading states none');
}

/** λ at the start and the end of the forward process. @throws SpecError */
function parseLambda(text: string): [number, number] {
  const [from, to, ...rest] = text.split(':').map((part) => parseNumber(part, '--lambda'));
  if (from === undefined || to === undefined || rest.length > 0 || from === to)
    throw SpecError.of('--lambda', text, 'must be two different numbers, as 0:1');
  return [from, to];
}

/** A column that may have been meant instead of the one taken by default. */
function otherColumn(look: TableLook, choice: WorkChoice): string[] {
  if (choice.kind !== 'column' || look.format === 'pmx') return [];
  const taken = look.columns[findColumn(look, choice.column)]!;
  const isWork = ({ name, unit }: TableLook['columns'][number]) =>
    workUnit(unit ?? '') !== null || /\bwork\b|^w(_?[fr])?\b/i.test(name);
  const other = look.columns.find((column) => column.numeric && isWork(column));
  return other && other !== taken && !isWork(taken)
    ? [`${look.file}: column ${taken.name} was read, the first of numbers: --column '${other.name}' was probably meant`]
    : [];
}

/** Works that Eddy wrote are in the unit of their model, which may not be kT. */
function modelUnit(looks: readonly TableLook[], { kT, unit, temperature }: EstimateOptions): string[] {
  const own = looks.find(isEddys);
  return own && kT === undefined && unit === undefined && temperature === undefined
    ? [
        `${own.file} holds energies in the unit of its model and was read as if kT were 1 there; --kT says how large it is`,
      ]
    : [];
}

/** Files that say that they are of the other direction. */
function otherSide(looks: readonly TableLook[], side: Side): string[] {
  return looks
    .filter(({ direction, lambda }) => direction !== null && direction !== side && lambda === null)
    .slice(0, 3)
    .map(
      ({ file, direction }) => `${file} is of the ${direction} process by its name: are forward and reverse swapped?`,
    );
}
