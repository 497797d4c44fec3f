import type { Answer, Refusal, Side, SideRequest, StudyRequest, Thermal } from './laboratory-api.ts';
import { type LaboratoryState, type SideState, sides } from './laboratory-state.ts';
import { statedUnit } from './starting-choice.ts';

const refused = (place: string, message: string): { refused: Refusal } => ({ refused: { place, message } });

/** What is asked for on the page, or the first thing that is missing, in one line. */
export function studyRequest(state: LaboratoryState): Answer<StudyRequest> {
  const { forward, reverse, unit, reverseSign } = state;
  if (!forward) return refused('forward', 'forward works: none (drop a file, or choose one)');
  for (const side of sides) {
    const missing = state[side] && missingOf(state[side], side);
    if (missing) return { refused: missing };
  }
  const [f, r] = [statedUnit(forward), reverse && statedUnit(reverse)];
  if (f && r && f !== r) return refused('unit', `unit: forward works are in ${f}, reverse works in ${r} (must be one)`);
  if (unit === null) return refused('unit', 'unit of the works: not chosen (the files do not state it)');
  const thermal = thermalOf(state);
  if (thermal && 'place' in thermal) return { refused: thermal };
  return { ok: { forward: readingOf(forward), reverse: reverse && readingOf(reverse), unit, thermal, reverseSign } };
}

const readingOf = ({ files, choice }: SideState): SideRequest => ({ files, choice });

/** What a side does not say yet. */
function missingOf({ choice }: SideState, side: Side): Refusal | null {
  if (choice.kind !== 'force-distance')
    return choice.column === '' ? { place: `${side}.column`, message: 'column: not chosen' } : null;
  for (const field of ['force', 'distance'] as const)
    if (choice[field] === '') return { place: `${side}.${field}`, message: `column of the ${field}: not chosen` };
  for (const field of ['forceUnit', 'distanceUnit'] as const)
    if (choice[field] === '') {
      const what = field === 'forceUnit' ? 'force' : 'distance';
      return { place: `${side}.${field}`, message: `unit of the ${what}: not chosen (the file does not state it)` };
    }
  return null;
}

/** Whether kT is needed to read the works. */
export const needsThermal = ({ unit }: LaboratoryState): boolean => unit !== null && unit !== 'kT';

function thermalOf(state: LaboratoryState): Thermal | Refusal | null {
  if (!needsThermal(state)) return null;
  const { kind, value } = state.thermal;
  const name = kind === 'kT' ? 'kT' : 'temperature';
  if (value === null) return { place: 'thermal', message: `${name}: not given (works are divided by kT)` };
  if (!(value > 0)) return { place: 'thermal', message: `${name}: ${value} (must be > 0)` };
  return { kind, value };
}
