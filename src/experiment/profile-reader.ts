import type { Columns } from '../backends/backend.ts';
import type { ProfileBatch } from '../estimate/profile/profile-tally.ts';
import type { Layout } from '../kernel/layout.ts';
import type { LangevinModel } from '../model/langevin.ts';
import { type Ends, escaped } from './instant-reader.ts';
import { bindPotential } from './split-potential.ts';
import { copyColumn, stateColumn, wholeColumn } from './state-column.ts';
import { valueAt } from './value-at.ts';

type Side = 'forward' | 'reverse';

/**
 * Reads positions and works of a model of one coordinate off the state at each slice, in kT: the total work ΔE + Q, which obeys Crooks' theorem at any
 * time step, where the path has heat, else the protocol work. Both are those of the position itself (see `createExtraction`).
 *
 * @param options.ends controls of each direction at each slice, slices counted along the forward process
 */
export function createProfileReader(options: {
  model: LangevinModel;
  parameters: Readonly<Record<string, number>>;
  kT: number;
  layout: Layout;
  ends: Readonly<Record<Side, readonly Ends[]>>;
}): (side: Side, columns: readonly Columns[]) => ProfileBatch {
  const { model, kT, layout, parameters } = options;
  const column = (name: string) => layout.columns.indexOf(name);
  const [x, low, startX] = [column('x0'), column('x0_lo'), column('start_x0')];
  const [v, startV] = [column('v0'), column('start_v0')];
  const sum = layout.measureHeat ? 'q0' : 'w';
  const [high, rest] = [column(sum), column(`${sum}_lo`)];
  const { mass } = model.coordinates[0]!;
  const inertia = mass ? valueAt(mass, parameters) / (2 * kT) : 0;
  const potential = bindPotential(model, parameters, kT);
  const energies = (side: Side, which: 'end' | 'last') => options.ends[side].map((ends) => potential(ends[which]));
  const potentials = { forward: energies('forward', 'end'), reverse: energies('reverse', 'end') };
  const lasts = { forward: energies('forward', 'last'), reverse: energies('reverse', 'last') };

  return (side, columns) => {
    const { count } = columns[0]!;
    const first = side === 'forward' ? potentials.forward[0]! : potentials.reverse.at(-1)!;
    const positions = new Float64Array(count);
    const works = new Float64Array(count);
    const before = new Float64Array(count);
    if (layout.measureHeat) {
      first(copyColumn(columns[0]!, startX, positions), before);
      const speeds = mass ? stateColumn(columns[0]!, startV) : null;
      if (speeds) for (let i = 0; i < count; i++) before[i]! += inertia * speeds[i]! ** 2;
    }
    const at = (slice: number) => {
      const state = columns[slice]!;
      wholeColumn(state, x, low, 1, positions);
      potentials[side][slice]!(positions, works);
      if (!layout.measureHeat) lasts[side][slice]!(positions, before);
      const [first, second] = [stateColumn(state, high), stateColumn(state, rest)];
      for (let i = 0; i < count; i++) works[i] = works[i]! - before[i]! + (first[i]! + second[i]!) / kT;
      const speeds = mass && layout.measureHeat ? stateColumn(state, v) : null;
      if (speeds) for (let i = 0; i < count; i++) works[i]! += inertia * speeds[i]! ** 2;
      return { positions, works };
    };
    // What is not finite stays so: the end of the path tells.
    const end = at(side === 'forward' ? columns.length - 1 : 0);
    const total = end.works.map((w, i) =>
      Number.isFinite(w) && Math.abs(end.positions[i]!) < escaped ? w : Number.NaN,
    );
    return { count, total, at };
  };
}
