import type { LangevinModel } from '../model/langevin.ts';

/** What a trajectory carries: positions, velocities, and running sums of work, of heat into each bath, and of currents. */
export interface Layout {
  readonly dimension: number;
  readonly underdamped: boolean;
  /** Whether work and heat are summed. */
  readonly measureWork: boolean;
  /** Whether path heat is summed beside the work. */
  readonly measureHeat: boolean;
  /** Running sums: `w` (protocol work) and `q0`, `q1` … (path heat into each bath) where they are measured; `c0`, `c1` … for currents; `i0`, `i1` … for time integrals; `y0`, `y1` … for changes with the controls. */
  readonly sums: readonly string[];
  /**
   * Passed on by every step as they are: discrete variables `n0`, `n1` …; with events `wait` and `rest` (what is left of the hazard up to the next one, in two words), `fired`
   * (events so far) and the first place where a rate was no rate (`fault`: its number and one, or −1 where more events were due than a part of a step
   * holds; `fault_time`, `fault_x0` …); `count0` … of counted
   * events; `hit0` …, times of first passage, negative before.
   */
  readonly carried: readonly string[];
  /** Carried in two words, the second below the last bit of the first: positions `x0`, `x1` …, then the sums. */
  readonly compensated: readonly string[];
  /** Bath of each coordinate; coordinates with the same temperature formula share a bath. */
  readonly bath: readonly number[];
  /** Temperature formula of each bath. */
  readonly temperatures: readonly string[];
  readonly periodic: readonly boolean[];
  /** State columns of the kernel, in order. */
  readonly columns: readonly string[];
}

/**
 * @param options.measureWork whether work is summed: the model is driven and the run asks for it
 * @param options.measureHeat whether path heat is, too
 * @param options.shifted whether coordinates are seen elsewhere than at their position (`Integrator.shifts`): by `shift_x0`, `shift_x1` …
 */
export function createLayout(
  model: LangevinModel,
  options: { measureWork: boolean; measureHeat: boolean; sampled: boolean; shifted: boolean },
): Layout {
  const dimension = model.coordinates.length;
  const each = (prefix: string) => model.coordinates.map((_, d) => `${prefix}${d}`);
  const underdamped = model.dynamics === 'underdamped';
  const temperatures = [...new Set(model.coordinates.map((c) => c.temperature.text))];
  const sums = [
    ...(options.measureWork ? ['w'] : []),
    ...(options.measureHeat ? temperatures.map((_, b) => `q${b}`) : []),
    ...model.currents.map((_, c) => `c${c}`),
    ...model.integrals.map((_, i) => `i${i}`),
    ...(model.controls.length > 0 ? model.changes.map((_, i) => `y${i}`) : []),
  ];
  const carried = [
    ...model.discrete.map((_, k) => `n${k}`),
    ...(model.events.length > 0 ? ['wait', 'rest', 'fired', 'fault', 'fault_time', ...each('fault_x')] : []),
    ...model.events.flatMap((event, e) => (event.counted === null ? [] : [`count${e}`])),
    ...model.passages.map((_, p) => `hit${p}`),
  ];
  const periodic = model.coordinates.map((c) => c.period !== null);
  const compensated = [...each('x'), ...sums];
  const columns = [
    ...(underdamped ? each('v') : []),
    ...each('turns').filter((_, d) => periodic[d]),
    ...carried,
    ...model.discrete.map((_, k) => `start_n${k}`),
    ...compensated.flatMap((s) => [s, `${s}_lo`]),
    ...each('start_x'),
    ...(underdamped ? each('start_v') : []),
    ...(options.sampled ? ['accepted'] : []),
    ...(options.shifted ? each('shift_x') : []),
  ];
  return {
    dimension,
    underdamped,
    measureWork: options.measureWork,
    measureHeat: options.measureHeat,
    sums,
    carried,
    compensated,
    bath: model.coordinates.map((c) => temperatures.indexOf(c.temperature.text)),
    temperatures,
    periodic,
    columns,
  };
}

/** Columns of one word, in the order of `State`, whose two-word members follow them. */
export const plainColumns = ({ columns, compensated }: Layout): string[] =>
  columns.filter((c) => !compensated.includes(c) && !c.endsWith('_lo'));

/** Emits `State` (as carried between groups of steps), `load` and `store`. */
export function emitState(layout: Layout): string {
  const plain = plainColumns(layout);
  const at = (column: string) => `state[${layout.columns.indexOf(column)}u * p.stride + id]`;
  const members = [...plain.map((c) => `${c}: f32`), ...layout.compensated.map((s) => `${s}: Sum`)];
  const values = [...plain.map(at), ...layout.compensated.map((s) => `Sum(${at(s)}, ${at(`${s}_lo`)})`)];
  const writes = [
    ...plain.map((c) => `${at(c)} = s.${c};`),
    ...layout.compensated.flatMap((s) => [`${at(s)} = s.${s}.hi;`, `${at(`${s}_lo`)} = s.${s}.lo;`]),
  ];
  return [
    `struct State { ${members.join(', ')} }`,
    `fn load(id: u32) -> State { return State(${values.join(', ')}); }`,
    `fn store(id: u32, s: State) {\n  ${writes.join('\n  ')}\n}`,
  ].join('\n');
}
