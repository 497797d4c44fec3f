import { SpecError } from '../errors.ts';
import { forceUnit, lengthUnit } from './mechanical-units.ts';
import type { TableColumn, TableLook, WorkChoice } from './table.ts';
import { workUnit } from './units.ts';

/**
 * How the works of a file are had unless its user says otherwise; to be shown before use. Where the format does not settle it, an
 * integral ∫F dx when one column is in a unit of force, one in a unit of length and none in one of energy; else the first column
 * of numbers.
 * @throws SpecError where no column holds numbers
 */
export function defaultChoice(look: TableLook, side: 'forward' | 'reverse'): WorkChoice {
  const [derivative] = look.derivatives;
  if (derivative !== undefined)
    return {
      kind: 'dhdl',
      column: look.derivatives.length > 1 ? 'sum' : derivative,
      ...(side === 'forward' ? { from: 0, to: 1 } : { from: 1, to: 0 }),
    };
  const numbers = look.columns.filter(({ numeric }) => numeric);
  if (isEddys(look)) {
    const shadow = numbers.some(({ name }) => name === 'shadowWork');
    return {
      kind: 'column',
      column: 'work',
      ...(shadow && { plus: 'shadowWork' }),
      rows: { column: 'direction', value: side },
    };
  }
  const [force, otherForce] = numbers.filter(({ unit }) => forceUnit(unit ?? ''));
  const [distance, otherDistance] = numbers.filter(({ unit }) => lengthUnit(unit ?? ''));
  const energy = numbers.some(({ unit }) => workUnit(unit ?? ''));
  if (force && distance && !otherForce && !otherDistance && !energy)
    return {
      kind: 'force-distance',
      force: force.name,
      distance: distance.name,
      forceUnit: force.unit!,
      distanceUnit: distance.unit!,
    };
  const column = numbers[0]?.name;
  if (column === undefined)
    throw SpecError.of(look.file, look.columns.map(previewOf).join(', '), 'must hold a column of numbers');
  return { kind: 'column', column };
}

/**
 * Files that `eddy run --out` writes hold the works of both directions, in the unit of the model’s own energies. Free energies follow from the total
 * work, which is protocol work and shadow work together; a scheme without path heat has no shadow work.
 */
export const isEddys = ({ columns }: TableLook): boolean =>
  ['index', 'direction', 'work'].every((name, at) => columns[at]?.name === name);

const previewOf = ({ name, preview }: TableColumn): string => preview[0] ?? name;
