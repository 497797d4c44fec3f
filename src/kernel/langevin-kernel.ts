import langevin from '../../shaders/advance/langevin.wgsl?raw';
import type { Kernel, Precision } from '../backends/backend.ts';
import type { LangevinModel } from '../model/langevin.ts';
import { baoab } from './baoab.ts';
import { eulerMaruyama } from './euler-maruyama.ts';
import { emitFields } from './fields.ts';
import { flowMembers, type Integrator } from './integrator.ts';
import { createLayout, emitState, type Layout, plainColumns } from './layout.ts';
import { linkModule, type Rounds } from './module.ts';
import { createScope, type Scope, uniformName } from './scope.ts';
import { emitStart, type StartKind } from './start.ts';

export const integrators: readonly Integrator[] = [eulerMaruyama, baoab];

export interface LangevinKernelOptions {
  readonly precision: Precision;
  readonly rounds: Rounds;
  readonly integrator: Integrator;
  /** Whether work and heat are summed. */
  readonly measureWork: boolean;
  readonly start: StartKind;
  /**
   * Steps of twice the length on the same noise: each uses the normalised sum of two adjacent normals. Comparing it with the
   * fine run gives the time-step bias.
   */
  readonly coarse: boolean;
}

export interface LangevinKernel {
  readonly kernel: Kernel;
  readonly layout: Layout;
  /** Values of the kernel's uniforms: from parameter values (with `dt`, the length of one step of this kernel) and the start's own. */
  readonly uniformValues: (
    parameters: Readonly<Record<string, number>>,
    start: Readonly<Record<string, number>>,
  ) => number[];
}

/** Random blocks of four normals and steps that make one group: the fewest that leave none unused, an even number of steps. */
export function groupShape(dimension: number): { steps: number; blocks: number } {
  const steps = dimension % 2 === 1 ? 4 : 2;
  return { steps, blocks: (steps * dimension) / 4 };
}

/** Links a model's formulas with the integrator, the start and the library into a kernel for any backend. @throws SpecError */
export function createLangevinKernel(model: LangevinModel, options: LangevinKernelOptions): LangevinKernel {
  const layout = createLayout(model, { measureWork: options.measureWork, sampled: options.start === 'grid' });
  const scope = createScope(model);
  const start = emitStart(options.start, model, layout, scope);
  const code = [
    emitFields(model, scope),
    `struct Flow { ${flowMembers(layout)
      .map((m) => `${m}: f32`)
      .join(', ')} }`,
    `struct Origin { ${model.coordinates.map((_, d) => `x${d}: f32`).join(', ')} }`,
    options.integrator.emitStep(model, layout, scope),
    emitState(layout),
    emitGroup(model, layout, scope, options.coarse),
    start.code,
    langevin,
  ];
  const hoisted = scope.emitter.uniforms();
  const uniforms = [...hoisted.map((_, i) => uniformName(i)), ...start.uniforms];
  return {
    kernel: {
      source: linkModule({ ...options, uniforms, code }),
      uniforms,
      columns: layout.columns,
      stepsPerGroup: groupShape(layout.dimension).steps / (options.coarse ? 2 : 1),
      controlCount: model.controls.length,
    },
    layout,
    uniformValues: (parameters, startValues) => [
      ...hoisted.map((u) => u.value(parameters)),
      ...start.uniforms.map((name) => startValues[name]!),
    ],
  };
}

/** Emits `fn advance_group(s: State, who: Trajectory, i: u32) -> State`: one group of steps, plainly summed, then added with compensation. */
function emitGroup(model: LangevinModel, layout: Layout, scope: Scope, coarse: boolean): string {
  const { dimension, sums } = layout;
  const group = groupShape(dimension);
  const steps = coarse ? group.steps / 2 : group.steps;
  const lines = ['fn advance_group(s: State, who: Trajectory, i: u32) -> State {'];
  const normals: string[] = [];
  for (let b = 0; b < group.blocks; b++) {
    lines.push(`  let r${b} = random_words(who, (p.group + i) * ${group.blocks}u + ${b}u, p.purpose);`);
    lines.push(`  let m${b} = normals(r${b}.x, r${b}.y);`, `  let n${b} = normals(r${b}.z, r${b}.w);`);
    normals.push(`m${b}.x`, `m${b}.y`, `n${b}.x`, `n${b}.y`);
  }
  const each = (of: (d: number) => string) => model.coordinates.map((_, d) => of(d)).join(', ');
  lines.push(`  let o = Origin(${each((d) => `s.x${d}.hi`)});`);
  const carried = flowMembers(layout).map((m) => {
    if (sums.includes(m)) return '0.0';
    if (m.startsWith('v')) return `s.${m}`;
    return m.startsWith('x') ? `s.${m}.hi` : `s.x${m.slice(1)}.lo`;
  });
  lines.push(`  var f = Flow(${carried.join(', ')});`);
  const driven = model.controls.length > 0;
  // the control after one step is the control before the next
  if (driven) lines.push(`  let h0 = control_row(2u * (i * ${steps}u));`);
  for (let j = 0; j < steps; j++) {
    if (driven) lines.push(`  let h${j + 1} = control_row(2u * (i * ${steps}u + ${j}u) + 1u);`);
    const controls = driven ? [`h${j}`, `h${j + 1}`] : [];
    const z = model.coordinates.map((_, d) =>
      coarse
        ? `0.7071067811865476 * (${normals[2 * j * dimension + d]} + ${normals[(2 * j + 1) * dimension + d]})`
        : normals[j * dimension + d]!,
    );
    lines.push(`  f = step(f, o, ${[...controls, ...z].join(', ')});`);
  }
  const moved = model.coordinates.map((c, d) => {
    lines.push(`  let e${d} = add_to(Sum(s.x${d}.hi, 0.0), f.d${d});`);
    if (!c.period) return `e${d}`;
    lines.push(`  let k${d} = floor(e${d}.hi * ${scope.constant(`1/(${c.period.text})`)});`);
    return `Sum(e${d}.hi - k${d} * ${scope.constant(c.period.text)}, e${d}.lo)`;
  });
  const values = plainColumns(layout).map((c) => {
    if (c.startsWith('turns')) return `s.${c} + k${c.slice('turns'.length)}`;
    return /^v\d/.test(c) ? `f.${c}` : `s.${c}`;
  });
  const added = sums.map((m) => `add_to(s.${m}, f.${m})`);
  lines.push(`  return State(${[...values, ...moved, ...added].join(', ')});`, '}');
  return lines.join('\n');
}
