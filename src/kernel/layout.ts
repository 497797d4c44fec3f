import type { LangevinModel } from '../model/langevin.ts';

/** What a trajectory carries: positions, velocities, and running sums of work, of heat into each bath, and of currents. */
export interface Layout {
  readonly dimension: number;
  readonly underdamped: boolean;
  /** Whether work and heat are summed. */
  readonly measureWork: boolean;
  /** Running sums: `w` (protocol work) and `q0`, `q1` … (path heat into each bath) where work is measured; `c0`, `c1` … for currents. */
  readonly sums: readonly string[];
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

/** @param measureWork whether work and heat are summed: the model is driven and the run asks for them */
export function createLayout(model: LangevinModel, options: { measureWork: boolean; sampled: boolean }): Layout {
  const dimension = model.coordinates.length;
  const each = (prefix: string) => model.coordinates.map((_, d) => `${prefix}${d}`);
  const underdamped = model.dynamics === 'underdamped';
  const temperatures = [...new Set(model.coordinates.map((c) => c.temperature.text))];
  const sums = [
    ...(options.measureWork ? ['w', ...temperatures.map((_, b) => `q${b}`)] : []),
    ...model.currents.map((_, c) => `c${c}`),
  ];
  const periodic = model.coordinates.map((c) => c.period !== null);
  const compensated = [...each('x'), ...sums];
  const columns = [
    ...(underdamped ? each('v') : []),
    ...each('turns').filter((_, d) => periodic[d]),
    ...compensated.flatMap((s) => [s, `${s}_lo`]),
    ...each('start_x'),
    ...(underdamped ? each('start_v') : []),
    ...(options.sampled ? ['accepted'] : []),
  ];
  return {
    dimension,
    underdamped,
    measureWork: options.measureWork,
    sums,
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
