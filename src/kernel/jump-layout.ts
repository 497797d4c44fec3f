import type { JumpModel } from '../model/jump.ts';
import { rememberedJumps } from './jump-sequences.ts';

/** State columns of a jump kernel: populations (or the occupied state), then bookkeeping. */
export interface JumpLayout {
  /** `n0`, `n1` … for species and variables; `n0` alone is the number of the occupied state in a network. */
  readonly populations: readonly string[];
  readonly currents: readonly string[];
  /** Counts of sequences of jumps. */
  readonly sequences: readonly string[];
  /** Whether the entropy given to the surroundings is summed. */
  readonly entropy: boolean;
  /** Whether the heat given to the surroundings is summed. */
  readonly heat: boolean;
  /** What jumps take from each summed change. */
  readonly changes: readonly string[];
  readonly columns: readonly string[];
}

export function createJumpLayout(model: JumpModel, entropy = model.irreversible === null): JumpLayout {
  const populations = populationColumns(model);
  const currents = model.currents.map((_, i) => `j${i}`);
  const sequences = model.form === 'network' ? model.sequences.map((_, i) => `q${i}`) : [];
  const heat = model.form === 'network' && model.energies !== null;
  const changes = model.form === 'network' ? model.changes.map((_, i) => `y${i}`) : [];
  const columns = [
    ...populations,
    ...(model.form === 'events' ? [] : populations.map((n) => `start_${n}`)),
    't',
    't_lo',
    'reached',
    'moved',
    'block',
    'jumps',
    'fault',
    ...(model.form === 'events' ? currents.flatMap((j) => [j, `${j}_lo`]) : currents),
    ...(entropy ? ['entropy', 'entropy_lo'] : []),
    ...[...(heat ? ['heat'] : []), ...changes].flatMap((sum) => [sum, `${sum}_lo`]),
    ...(model.controls.length > 0 ? ['segment'] : []),
    ...(model.form === 'network' ? rememberedJumps(model) : []),
    ...sequences,
    ...(model.form === 'reactions' ? model.events.flatMap((e, i) => (e.at ? [] : [`was${i}`])) : []),
  ];
  return { populations, currents, sequences, entropy, heat, changes, columns };
}

function populationColumns(model: JumpModel): string[] {
  if (model.form === 'network') return ['n0'];
  return (model.form === 'events' ? model.variables : model.species).map((_, i) => `n${i}`);
}

/** Columns that are compensated sums, their second word behind them: time, entropy, heat, changes, counters of events. */
const sumsOf = (columns: readonly string[]): string[] => columns.filter((c) => columns.includes(`${c}_lo`));

/** Emits `State`, `load` and `store`. */
export function emitJumpState({ columns }: JumpLayout): string {
  const sums = sumsOf(columns);
  const plain = columns.filter((c) => !sums.includes(c) && !c.endsWith('_lo'));
  const at = (column: string) => `state[${columns.indexOf(column)}u * p.stride + id]`;
  const members = [...plain.map((c) => `${c}: f32`), ...sums.map((c) => `${c}: Sum`)];
  const values = [...plain.map(at), ...sums.map((c) => `Sum(${at(c)}, ${at(`${c}_lo`)})`)];
  const writes = [
    ...plain.map((c) => `${at(c)} = s.${c};`),
    ...sums.flatMap((c) => [`${at(c)} = s.${c}.hi;`, `${at(`${c}_lo`)} = s.${c}.lo;`]),
  ];
  return [
    `struct State { ${members.join(', ')} }`,
    `fn load(id: u32) -> State { return State(${values.join(', ')}); }`,
    `fn store(id: u32, s: State) {\n  ${writes.join('\n  ')}\n}`,
  ].join('\n');
}

/** Emits the beginning of `start`: a state at time 0 with the given populations. */
export function emitFreshState({ columns }: JumpLayout, population: (column: string) => string): string {
  const sums = sumsOf(columns);
  const plain = columns.filter((c) => !sums.includes(c) && !c.endsWith('_lo'));
  const values = plain.map((c) => {
    if (/^(start_)?n\d+$/.test(c)) return population(c.replace('start_', ''));
    return c === 'reached' ? '-1.0' : '0.0';
  });
  return `State(${[...values, ...sums.map(() => 'Sum(0.0, 0.0)')].join(', ')})`;
}
