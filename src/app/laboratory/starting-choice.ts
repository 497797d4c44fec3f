import { defaultChoice, isEddys } from '../../import/default-choice.ts';
import { forceUnit, lengthUnit } from '../../import/mechanical-units.ts';
import type { TableColumn, TableLook, WorkChoice } from '../../import/table.ts';
import { type WorkUnit, workUnit } from '../../import/units.ts';
import type { Side } from './laboratory-api.ts';
import type { SideState } from './laboratory-state.ts';

/** Ways in which a file can hold works. */
export function kindsOf({ format, columns, derivatives }: TableLook): readonly WorkChoice['kind'][] {
  if (format === 'pmx') return ['column'];
  const numbers = columns.filter((c) => c.numeric).length;
  return [
    'column',
    ...(derivatives.length > 0 ? (['dhdl'] as const) : numbers > 1 ? (['force-distance'] as const) : []),
  ];
}

const force = /force|^f\b/i;
const distance = /dist|exten|sep|position|height|^[xz]\b/i;

/** What is proposed for a file; all of it is shown and can be changed before use. */
export function startingChoice(look: TableLook, side: Side): WorkChoice {
  const named = (pattern: RegExp, unit: typeof forceUnit) =>
    look.columns.some((c) => c.numeric && (pattern.test(c.name) || (c.unit && unit(c.unit))));
  const pull = named(force, forceUnit) && named(distance, lengthUnit) && look.derivatives.length === 0;
  return choiceOf(look.derivatives.length > 0 ? 'dhdl' : pull ? 'force-distance' : 'column', look, side);
}

/** What is proposed for this kind of work. */
export function choiceOf(kind: WorkChoice['kind'], look: TableLook, side: Side): WorkChoice {
  const numbers = look.columns.filter((c) => c.numeric);
  const find = (is: (column: TableColumn) => boolean): string => numbers.find(is)?.name ?? '';
  if (kind === 'column') {
    if (isEddys(look)) return defaultChoice(look, side);
    const column = find((c) => /work|^w/i.test(c.name)) || find((c) => workUnit(c.unit ?? '') !== null);
    return { kind, column: column || (numbers.length === 1 ? numbers[0]!.name : '') };
  }
  if (kind === 'dhdl') {
    const [from, to] = side === 'forward' ? [0, 1] : [1, 0];
    return {
      kind,
      column: look.derivatives.length > 1 ? 'sum' : (look.derivatives[0] ?? ''),
      from: look.lambda ?? from,
      to,
    };
  }
  const along = find((c) => distance.test(c.name)) || find((c) => lengthUnit(c.unit ?? '') !== null);
  const pulling = find((c) => force.test(c.name)) || find((c) => forceUnit(c.unit ?? '') !== null);
  const unitOf = (name: string) => look.columns.find((c) => c.name === name)?.unit ?? '';
  return {
    kind,
    force: pulling,
    distance: along,
    forceUnit: forceUnit(unitOf(pulling)) ?? '',
    distanceUnit: lengthUnit(unitOf(along)) ?? '',
  };
}

/** Unit of the works that a file states; null where it says nothing. */
export function statedUnit({ choice, look }: Pick<SideState, 'choice' | 'look'>): WorkUnit | null {
  if (choice.kind === 'force-distance') return 'pN·nm';
  const column = choice.column === 'sum' ? look.derivatives[0] : choice.column;
  return workUnit(look.columns.find((c) => c.name === column)?.unit ?? '');
}
