import type { JumpModel } from '../model/jump.ts';

/** State columns of a jump kernel: populations (or the occupied state), then bookkeeping. */
export interface JumpLayout {
  /** `n0`, `n1` … for species; `n0` alone is the number of the occupied state in a network. */
  readonly populations: readonly string[];
  readonly currents: readonly string[];
  /** Counts of sequences of states. */
  readonly sequences: readonly string[];
  /** Whether the entropy given to the surroundings is summed. */
  readonly entropy: boolean;
  readonly columns: readonly string[];
}

export function createJumpLayout(model: JumpModel): JumpLayout {
  const populations = model.form === 'network' ? ['n0'] : model.species.map((_, i) => `n${i}`);
  const currents = model.currents.map((_, i) => `j${i}`);
  const entropy = model.irreversible === null;
  const sequences = model.form === 'network' ? model.sequences.map((_, i) => `q${i}`) : [];
  const columns = [
    ...populations,
    ...populations.map((n) => `start_${n}`),
    't',
    't_lo',
    'reached',
    'block',
    'jumps',
    'fault',
    ...currents,
    ...(entropy ? ['entropy', 'entropy_lo'] : []),
    ...(sequences.length > 0 ? ['previous', ...sequences] : []),
    ...(model.form === 'reactions' ? model.events.flatMap((e, i) => (e.at ? [] : [`was${i}`])) : []),
  ];
  return { populations, currents, sequences, entropy, columns };
}

/** Emits `State`, `load` and `store`; time and entropy are compensated sums. */
export function emitJumpState({ columns }: JumpLayout): string {
  const sums = ['t', 'entropy'].filter((name) => columns.includes(name));
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
  const sums = ['t', 'entropy'].filter((name) => columns.includes(name));
  const plain = columns.filter((c) => !sums.includes(c) && !c.endsWith('_lo'));
  const values = plain.map((c) => {
    if (/^(start_)?n\d+$/.test(c)) return population(c.replace('start_', ''));
    return c === 'reached' || c === 'previous' ? '-1.0' : '0.0';
  });
  return `State(${[...values, ...sums.map(() => 'Sum(0.0, 0.0)')].join(', ')})`;
}
