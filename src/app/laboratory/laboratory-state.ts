import type { TableLook, WorkChoice } from '../../import/table.ts';
import type { WorkUnit } from '../../import/units.ts';
import type { DrawnStudy } from './drawn-study.ts';
import type { Refusal, Side, Studied, Thermal } from './laboratory-api.ts';
/** Files of one direction, and how they are to be read: all of it is on screen before anything is done with them. */
export interface SideState {
  readonly files: readonly File[];
  readonly look: TableLook;
  readonly choice: WorkChoice;
}

/** What is on screen of the page for one's own data. */
export interface LaboratoryState extends Readonly<Record<Side, SideState | null>> {
  /** Unit of the works; null until it is known or chosen. */
  readonly unit: WorkUnit | null;
  readonly thermal: { readonly kind: Thermal['kind']; readonly value: number | null };
  readonly reverseSign: 'plus' | 'minus';
  /** What is being done, and how much of it is done; null when nothing is. */
  readonly progress: { readonly part: string; readonly share: number } | null;
  readonly shown: (Studied & { readonly drawn: DrawnStudy }) | null;
  /** Example in view. */
  readonly example: string | null;
  readonly refusal: Refusal | null;
  /** What was decided about files that were dropped. */
  readonly note: string | null;
  /** Whether something was changed since what is shown was studied. */
  readonly changed: boolean;
}

export const sides: readonly Side[] = ['forward', 'reverse'];

/** Nothing loaded yet. */
export const emptyLaboratory: LaboratoryState = {
  forward: null,
  reverse: null,
  unit: null,
  thermal: { kind: 'temperature', value: null },
  reverseSign: 'plus',
  progress: null,
  shown: null,
  example: null,
  refusal: null,
  note: null,
  changed: false,
};

/** The line about a place on the page, or about fields within it. */
export const refusedAt = ({ refusal }: LaboratoryState, place: string): string | null =>
  refusal?.place === place ? refusal.message : null;
