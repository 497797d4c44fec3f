import langevin from '../../shaders/advance/langevin.wgsl?raw';
import type { Kernel, Precision } from '../backends/backend.ts';
import type { LangevinModel } from '../model/langevin.ts';
import { baoab } from './baoab.ts';
import { emitCrossings } from './crossings.ts';
import { eulerMaruyama } from './euler-maruyama.ts';
import { callField, emitField, type FieldGrid, fieldWords } from './field-grid.ts';
import { emitFields } from './fields.ts';
import { emitHybridSteps } from './hybrid-steps.ts';
import { flowMembers, type Integrator } from './integrator.ts';
import { emitEvents } from './langevin-events.ts';
import { createLayout, emitState, type Layout, plainColumns } from './layout.ts';
import { leimkuhlerMatthews } from './leimkuhler-matthews.ts';
import { linkModule, type Rounds } from './module.ts';
import { ornsteinUhlenbeck } from './ornstein-uhlenbeck.ts';
import { createScope, type Scope, uniformName } from './scope.ts';
import { emitStart, type StartKind } from './start.ts';
import { emitStepNormals, groupShape } from './step-normals.ts';
import { stochasticHeun } from './stochastic-heun.ts';

export const integrators: readonly Integrator[] = [
  eulerMaruyama,
  baoab,
  leimkuhlerMatthews,
  stochasticHeun,
  ornsteinUhlenbeck,
];

export interface LangevinKernelOptions {
  readonly precision: Precision;
  readonly rounds: Rounds;
  readonly integrator: Integrator;
  /** Whether work and heat are summed. */
  readonly measureWork: boolean;
  readonly start: StartKind;
  /** Whether trajectories relax before the process begins: the start's uniform `settled` is then the number of groups of steps they take. */
  readonly settles: boolean;
  /**
   * Steps of twice the length on the same noise: each uses the normalised sum of two adjacent normals. Comparing it with the
   * fine run gives the time-step bias.
   */
  readonly coarse: boolean;
  /** Where positions and displacements of all trajectories are added up together, if anywhere. */
  readonly field?: FieldGrid;
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

/** Links a model's formulas with the integrator, the start and the library into a kernel for any backend. @throws SpecError */
export function createLangevinKernel(model: LangevinModel, options: LangevinKernelOptions): LangevinKernel {
  const { integrator, measureWork } = options;
  const layout = createLayout(model, {
    measureWork,
    measureHeat: measureWork && !integrator.heatless?.(model),
    sampled: options.start === 'grid',
    shifted: integrator.shifts !== undefined,
  });
  const scope = createScope(model);
  const start = emitStart(options.start, model, layout, scope);
  const field = options.field && emitField(options.field, model, scope);
  const code = [
    emitFields(model, scope),
    `struct Flow { ${flowMembers(layout)
      .map((m) => `${m}: f32`)
      .join(', ')} }`,
    `struct Origin { ${model.coordinates.map((_, d) => `x${d}: f32`).join(', ')} }`,
    integrator.emitStep(model, layout, scope),
    ...(model.events.length > 0 ? [emitEvents(model, layout, scope)] : []),
    ...(model.passages.length > 0 ? [emitCrossings(model, scope)] : []),
    emitState(layout),
    emitGroup(model, layout, scope, options),
    emitSeen(model, layout, scope, options),
    ...(options.settles ? [emitBegin(layout)] : []),
    ...(field ? [field.code] : []),
    start.code,
    langevin,
  ];
  const words = options.field && fieldWords(options.field);
  const hoisted = scope.emitter.uniforms();
  const startUniforms = [...start.uniforms, ...(options.settles ? ['settled'] : []), ...(field?.uniforms ?? [])];
  const coefficients = integrator.coefficients?.(model);
  const uniforms = [...hoisted.map((_, i) => uniformName(i)), ...(coefficients?.names ?? []), ...startUniforms];
  return {
    kernel: {
      source: linkModule({ ...options, uniforms, code, ...(words && { fieldSize: words.size }) }),
      uniforms,
      ...(words && { field: words }),
      ...(!words && comesInPairs(model) && { pairs: true }),
      columns: layout.columns,
      stepsPerGroup: groupShape(layout.dimension).steps / (options.coarse ? 2 : 1),
      controlCount: model.controls.length,
    },
    layout,
    uniformValues: (parameters, startValues) => [
      ...hoisted.map((u) => u.value(parameters)),
      ...(coefficients?.values(parameters) ?? []),
      ...startUniforms.map((name) => startValues[name]!),
    ],
  };
}

/**
 * Whether two trajectories to an invocation pay: what they share is the control and the loop, a tenth of the instructions of one coordinate
 * and little of more. Never with a field, where the trajectory that comes twice would count twice.
 */
const comesInPairs = ({ coordinates, events, passages }: LangevinModel): boolean =>
  coordinates.length === 1 && events.length === 0 && passages.length === 0;

/** Emits `fn advance_group(s: State, who: Trajectory, i: u32) -> State`: one group of steps, plainly summed, then added with compensation. */
function emitGroup(
  model: LangevinModel,
  layout: Layout,
  scope: Scope,
  { coarse, settles, field, integrator }: Pick<LangevinKernelOptions, 'coarse' | 'settles' | 'field' | 'integrator'>,
): string {
  const { dimension, sums } = layout;
  const normals = emitStepNormals(dimension, coarse, 'p.group + i');
  const { steps } = normals;
  const lines = ['fn advance_group(s: State, who: Trajectory, i: u32) -> State {', ...normals.lines];
  const each = (of: (d: number) => string) => model.coordinates.map((_, d) => of(d)).join(', ');
  lines.push(`  var o = Origin(${each((d) => `s.x${d}.hi`)});`);
  const carried = flowMembers(layout).map((m) => {
    if (sums.includes(m)) return '0.0';
    if (m.startsWith('v') || layout.carried.includes(m)) return `s.${m}`;
    return m.startsWith('x') ? `s.${m}.hi` : `s.x${m.slice(1)}.lo`;
  });
  lines.push(`  var f = Flow(${carried.join(', ')});`);
  const driven = model.controls.length > 0;
  // the control after one step is the control before the next
  if (driven) lines.push(`  let h0 = control_row(i * ${steps}u);`);
  const hybrid = emitHybridSteps(model, scope, { steps, stride: coarse ? 2 : 1, settles });
  lines.push(...hybrid.opening);
  for (let j = 0; j < steps; j++) {
    if (driven) lines.push(`  let h${j + 1} = control_row(i * ${steps}u + ${j + 1}u);`);
    const controls = driven ? [`h${j}`, `h${j + 1}`] : [];
    lines.push(
      ...hybrid.before(j),
      `  f = step(f, o, ${[...controls, ...normals.of(j)].join(', ')});`,
      ...hybrid.after(j),
    );
  }
  const moved = model.coordinates.map((c, d) => {
    lines.push(`  let e${d} = add_to(Sum(o.x${d}, 0.0), f.d${d});`);
    if (!c.period) return `e${d}`;
    lines.push(`  let k${d} = floor(e${d}.hi * ${scope.constant(`1/(${c.period.text})`)});`);
    return `Sum(e${d}.hi - k${d} * ${scope.constant(c.period.text)}, e${d}.lo)`;
  });
  if (field) lines.push(...callField(field, model, scope, integrator, normals.of(0)));
  const values = plainColumns(layout).map((c) => {
    if (c.startsWith('turns')) return `s.${c} + k${c.slice('turns'.length)}`;
    return /^v\d/.test(c) || layout.carried.includes(c) ? `f.${c}` : `s.${c}`;
  });
  const added = sums.map((m) => `add_to(s.${m}, f.${m})`);
  const next = `State(${[...values, ...moved, ...added].join(', ')})`;
  lines.push(settles ? `  return begin(${next}, f32(p.group + i) + 1.0 == p.settled);` : `  return ${next};`, '}');
  return lines.join('\n');
}

/** Emits `fn seen(s: State, who: Trajectory) -> State`: the state as it is stored, with where coordinates are seen from their positions. */
function emitSeen(
  model: LangevinModel,
  layout: Layout,
  scope: Scope,
  { coarse, integrator }: Pick<LangevinKernelOptions, 'coarse' | 'integrator'>,
): string {
  const head = 'fn seen(s: State, who: Trajectory) -> State {';
  if (!integrator.shifts) return `${head} return s; }`;
  const normals = emitStepNormals(layout.dimension, coarse, 'p.group + p.groups');
  const next = normals.of(0).map((normal, d) => `  let z${d} = ${normal};`);
  const shifts = integrator.shifts(model, scope);
  const values = plainColumns(layout).map((c) => (c.startsWith('shift') ? shifts[Number(c.slice(7))]! : `s.${c}`));
  const rest = layout.compensated.map((c) => `s.${c}`);
  return [head, ...normals.lines, ...next, `  return State(${[...values, ...rest].join(', ')});`, '}'].join('\n');
}

/** Emits `fn begin(s: State, now: bool) -> State`: the process begins here, whatever was summed before. */
function emitBegin(layout: Layout): string {
  const plain = plainColumns(layout).map((c) => {
    if (c.startsWith('turns') || c.startsWith('count')) return `select(s.${c}, 0.0, now)`;
    if (c.startsWith('hit')) return `select(s.${c}, -1.0, now)`;
    if (c.startsWith('start_v') || c.startsWith('start_n')) return `select(s.${c}, s.${c.slice('start_'.length)}, now)`;
    return c.startsWith('start_x') ? `select(s.${c}, s.${c.slice('start_'.length)}.hi, now)` : `s.${c}`;
  });
  const sums = layout.compensated.map((c) =>
    layout.sums.includes(c) ? `Sum(select(s.${c}.hi, 0.0, now), select(s.${c}.lo, 0.0, now))` : `s.${c}`,
  );
  return `fn begin(s: State, now: bool) -> State {\n  return State(${[...plain, ...sums].join(', ')});\n}`;
}
