import type { LangevinModel } from '../model/langevin.ts';
import type { Layout } from './layout.ts';
import type { Scope } from './scope.ts';

/** A time-stepping scheme with the heat of its own discrete path (physics.md section 1). */
export interface Integrator {
  readonly id: 'euler-maruyama' | 'baoab' | 'leimkuhler-matthews' | 'stochastic-heun' | 'ornstein-uhlenbeck';
  readonly dynamics: LangevinModel['dynamics'];
  /** Order of the error of averages in dt. */
  readonly weakOrder: 1 | 2;
  /**
   * Coordinate d is seen at its position plus `shifts(…)[d]` of the next step's first normals `z0`, `z1` …: for schemes that carry another
   * point than the one that averages are taken at. Energies and work always use the position itself.
   */
  readonly shifts?: (model: LangevinModel, scope: Scope) => string[];
  /** Why the scheme cannot run this model; null (or no such function) where it can. */
  readonly refuses?: (model: LangevinModel) => string | null;
  /** Why the scheme's path has no heat for this model; null (or no such function) where it has. */
  readonly heatless?: (model: LangevinModel) => string | null;
  /** Uniforms `p.NAME` of the step that no formula gives: their values come from parameter values, `dt` among them. */
  readonly coefficients?: (model: LangevinModel) => {
    readonly names: readonly string[];
    readonly values: (parameters: Readonly<Record<string, number>>) => number[];
  };
  /**
   * Emits `fn step(f: Flow, o: Origin, g: Control, h: Control, z0: f32, …) -> Flow`: the controls change from g to h, then one step of
   * the dynamics at h with one normal per coordinate. `Flow` holds positions, velocities, what is carried and the sums of this group of steps;
   * positions as displacements `d0`, `d1` … from where the group began, `o`, so that rounding is not carried from step to step,
   * and as `x0`, `x1` …, rounded. The step defines the displacement `s0`, `s1` … and the new positions `y0`, `y1` ….
   */
  readonly emitStep: (model: LangevinModel, layout: Layout, scope: Scope) => string;
}

/** Members of `Flow`, in order. */
export function flowMembers(layout: Layout): string[] {
  const each = (prefix: string) => Array.from({ length: layout.dimension }, (_, d) => `${prefix}${d}`);
  return [...each('x'), ...each('d'), ...(layout.underdamped ? each('v') : []), ...layout.carried, ...layout.sums];
}

/** Head of `step`: signature, and positions, velocities and discrete variables as local names. */
export function stepHead(model: LangevinModel, layout: Layout): string[] {
  const normals = model.coordinates.map((_, d) => `z${d}: f32`);
  const controls = model.controls.length > 0 ? ['g: Control', 'h: Control'] : [];
  return [
    `fn step(f: Flow, o: Origin, ${[...controls, ...normals].join(', ')}) -> Flow {`,
    ...flowMembers(layout)
      .filter((m) => !layout.sums.includes(m) && (!layout.carried.includes(m) || m.startsWith('n')))
      .map((m) => `  let ${m} = f.${m};`),
  ];
}

/** Statements that move coordinate d by an expression: its displacement `s{d}` and its new position `y{d}`. */
export function move(d: number, by: string): string[] {
  return [`  let s${d} = ${by};`, `  let y${d} = o.x${d} + (d${d} + s${d});`];
}

/**
 * Tail of `step`: adds protocol work (change of control at the old position, plus Σ f·Δx of non-conservative forces at the
 * midpoint), heat and currents, and returns the new `Flow`. `heat[d]` is the heat that coordinate d gave to its bath. Fields along
 * the step are averages of both ends, or taken at the point `middle` where the scheme has one.
 */
export function stepTail(
  model: LangevinModel,
  layout: Layout,
  scope: Scope,
  heat: readonly string[],
  middle?: readonly string[],
): string[] {
  const from = model.coordinates.map((_, d) => `x${d}`);
  const to = model.coordinates.map((_, d) => `y${d}`);
  const states = model.discrete.map((_, k) => `n${k}`);
  const average = (field: string) => {
    const at = (point: readonly string[]) => `${field}(${scope.call(point, 'h')})`;
    return middle ? at(middle) : `0.5 * (${at(from)} + ${at(to)})`;
  };
  const along = (field: string, d: number) => `${average(field)} * s${d}`;
  const work = [
    'f.w',
    ...(model.controls.length > 0 ? [`control_work(${[...from, ...states, 'g', 'h'].join(', ')})`] : []),
    ...model.forces.flatMap((force, d) => (force ? [along(`push_${d}`, d)] : [])),
  ].join(' + ');
  const values = flowMembers(layout).map((member) => {
    if (layout.carried.includes(member)) return `f.${member}`;
    if (member === 'w') return work;
    if (member.startsWith('q')) {
      const bath = Number(member.slice(1));
      return [`f.${member}`, ...heat.filter((_, d) => layout.bath[d] === bath)].join(' + ');
    }
    if (member.startsWith('c')) {
      const c = Number(member.slice(1));
      const terms = model.currents[c]!.fields.flatMap((f, d) => (f ? [along(`current_${c}_${d}`, d)] : []));
      return [`f.${member}`, ...terms].join(' + ');
    }
    if (member.startsWith('y'))
      return `f.${member} + change_${member.slice(1)}(${[...from, ...states, 'g', 'h'].join(', ')})`;
    if (member.startsWith('i'))
      return `f.${member} + ${average(`integral_${member.slice(1)}`)} * ${scope.constant('dt')}`;
    const d = member.slice(1);
    if (member.startsWith('d')) return `d${d} + s${d}`;
    return member.startsWith('x') ? `y${d}` : `u${d}`;
  });
  return [`  return Flow(${values.join(', ')});`, '}'];
}
