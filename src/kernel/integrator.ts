import type { LangevinModel } from '../model/langevin.ts';
import type { Layout } from './layout.ts';
import type { Scope } from './scope.ts';

/** A time-stepping scheme with the heat of its own discrete path (physics.md section 1). */
export interface Integrator {
  readonly id: 'euler-maruyama' | 'baoab';
  readonly dynamics: LangevinModel['dynamics'];
  /** Order of the error of averages in dt. */
  readonly weakOrder: 1 | 2;
  /**
   * Emits `fn step(f: Flow, o: Origin, g: Control, h: Control, z0: f32, …) -> Flow`: the controls change from g to h, then one step of
   * the dynamics at h with one normal per coordinate. `Flow` holds positions, velocities and the sums of this group of steps;
   * positions as displacements `d0`, `d1` … from where the group began, `o`, so that rounding is not carried from step to step,
   * and as `x0`, `x1` …, rounded. The step defines the displacement `s0`, `s1` … and the new positions `y0`, `y1` ….
   */
  readonly emitStep: (model: LangevinModel, layout: Layout, scope: Scope) => string;
}

/** Members of `Flow`, in order. */
export function flowMembers(layout: Layout): string[] {
  const each = (prefix: string) => Array.from({ length: layout.dimension }, (_, d) => `${prefix}${d}`);
  return [...each('x'), ...each('d'), ...(layout.underdamped ? each('v') : []), ...layout.sums];
}

/** Head of `step`: signature, and the positions (and velocities) as local names. */
export function stepHead(model: LangevinModel, layout: Layout): string[] {
  const normals = model.coordinates.map((_, d) => `z${d}: f32`);
  const controls = model.controls.length > 0 ? ['g: Control', 'h: Control'] : [];
  return [
    `fn step(f: Flow, o: Origin, ${[...controls, ...normals].join(', ')}) -> Flow {`,
    ...flowMembers(layout)
      .filter((m) => !layout.sums.includes(m))
      .map((m) => `  let ${m} = f.${m};`),
  ];
}

/** Statements that move coordinate d by an expression: its displacement `s{d}` and its new position `y{d}`. */
export function move(d: number, by: string): string[] {
  return [`  let s${d} = ${by};`, `  let y${d} = o.x${d} + (d${d} + s${d});`];
}

/**
 * Tail of `step`: adds protocol work (change of control at the old position, plus Σ f·Δx of non-conservative forces at the
 * midpoint), heat and currents, and returns the new `Flow`. `heat[d]` is the heat that coordinate d gave to its bath.
 */
export function stepTail(model: LangevinModel, layout: Layout, scope: Scope, heat: readonly string[]): string[] {
  const from = model.coordinates.map((_, d) => `x${d}`);
  const to = model.coordinates.map((_, d) => `y${d}`);
  const work = [
    'f.w',
    ...(model.controls.length > 0 ? [`control_work(${[...from, 'g', 'h'].join(', ')})`] : []),
    ...model.forces.flatMap((force, d) =>
      force ? [`0.5 * (push_${d}(${scope.call(from, 'h')}) + push_${d}(${scope.call(to, 'h')})) * s${d}`] : [],
    ),
  ].join(' + ');
  const values = flowMembers(layout).map((member) => {
    if (member === 'w') return work;
    if (member.startsWith('q')) {
      const bath = Number(member.slice(1));
      return [`f.${member}`, ...heat.filter((_, d) => layout.bath[d] === bath)].join(' + ');
    }
    if (member.startsWith('c')) {
      const c = Number(member.slice(1));
      const field = (d: number, at: readonly string[]) => `current_${c}_${d}(${scope.call(at, 'h')})`;
      const terms = model.currents[c]!.fields.flatMap((f, d) =>
        f ? [`0.5 * (${field(d, from)} + ${field(d, to)}) * s${d}`] : [],
      );
      return [`f.${member}`, ...terms].join(' + ');
    }
    const d = member.slice(1);
    if (member.startsWith('d')) return `d${d} + s${d}`;
    return member.startsWith('x') ? `y${d}` : `u${d}`;
  });
  return [`  return Flow(${values.join(', ')});`, '}'];
}
