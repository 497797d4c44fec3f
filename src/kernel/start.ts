import grid from '../../shaders/start/grid.wgsl?raw';
import type { LangevinModel } from '../model/langevin.ts';
import { emitEventStart, emitMedianStates } from './event-start.ts';
import { type Layout, plainColumns } from './layout.ts';
import type { Scope } from './scope.ts';

/**
 * How trajectories start.
 *
 * - `gaussian`: exact draws from the normal law of a harmonic potential
 * - `grid`: Boltzmann law of any potential in one or two coordinates, by independence Metropolis over an alias table
 * - `cells`: any law of one coordinate that is constant within each of 4096 cells, by an alias table
 * - `point`: all at one place
 *
 * Velocities are Maxwell's in every case.
 */
export type StartKind = 'gaussian' | 'grid' | 'cells' | 'point';

/** Cells of a `cells` start, a power of two. */
export const startCells = 4096;

/** Cells of the sampler's grid along each coordinate: powers of two. */
function gridCounts(dimension: number): number[] {
  return dimension === 1 ? [4096] : [256, 256];
}

export interface EmittedStart {
  /** Uniforms that the start needs, to be set for each process. */
  readonly uniforms: readonly string[];
  /** WGSL of `fn start(who) -> State`. */
  readonly code: string;
}

/** First random block of velocities: beyond any that positions use. */
const velocityBlock = 0x80000000;

export function emitStart(kind: StartKind, model: LangevinModel, layout: Layout, scope: Scope): EmittedStart {
  const position = { gaussian: emitGaussian, grid: emitGrid, cells: emitCells, point: emitPoint }[kind](
    model,
    layout,
    scope,
  );
  const velocities = layout.underdamped ? emitNormals(layout.dimension, 'g', velocityBlock) : [];
  const speed = model.coordinates.map((c, d) =>
    c.mass ? `${scope.constant(`sqrt((${c.temperature.text})/(${c.mass.text}))`)} * g${d}` : '',
  );
  const values = plainColumns(layout).map((c) => {
    const d = Number(c.match(/\d+$/)?.[0]);
    if (c === 'accepted' || c === 'wait') return c;
    if (/^(start_)?n\d/.test(c)) return `n${d}`;
    if (layout.carried.includes(c)) return c.startsWith('hit') ? '-1.0' : '0.0';
    if (c.startsWith('turns') || c.startsWith('shift')) return '0.0';
    return /^(start_)?v/.test(c) ? speed[d] : `x${d}`;
  });
  const sums = layout.compensated.map((c) => (layout.sums.includes(c) ? 'Sum(0.0, 0.0)' : `Sum(${c}, 0.0)`));
  const code = [
    position.functions,
    'fn start(who: Trajectory) -> State {',
    ...[...position.body, ...velocities].map((line) => `  ${line}`),
    ...emitEventStart(model, scope),
    `  return State(${[...values, ...sums].join(', ')});`,
    '}',
  ];
  return { uniforms: position.uniforms, code: code.join('\n') };
}

interface PositionStart {
  readonly uniforms: string[];
  readonly functions: string;
  /** Statements that define x0, x1 … (and `accepted`). */
  readonly body: string[];
}

/** Standard normals `${name}0`, `${name}1` … with fine tails, one random block a pair. */
function emitNormals(count: number, name: string, firstBlock: number): string[] {
  return Array.from({ length: Math.ceil(count / 2) }, (_, pair) => [
    `let r_${name}${pair} = random_words(who, ${firstBlock + pair}u, p.purpose + 1u);`,
    `let n_${name}${pair} = normals_fine(r_${name}${pair}.x, r_${name}${pair}.y, r_${name}${pair}.z);`,
    `let ${name}${2 * pair} = n_${name}${pair}.x;`,
    `let ${name}${2 * pair + 1} = n_${name}${pair}.y;`,
  ]).flat();
}

/** x = mean + L z with L the Cholesky factor of the covariance. */
function emitGaussian(_: LangevinModel, { dimension }: Layout): PositionStart {
  const uniforms: string[] = [];
  const body = emitNormals(dimension, 'z', 0);
  for (let d = 0; d < dimension; d++) {
    const terms = Array.from({ length: d + 1 }, (_, e) => `p.start_factor_${d}_${e} * z${e}`);
    uniforms.push(`start_mean_${d}`, ...terms.map((_, e) => `start_factor_${d}_${e}`));
    body.push(`let x${d} = p.start_mean_${d} + (${terms.join(' + ')});`);
  }
  return { uniforms, functions: '', body };
}

function emitPoint(_: LangevinModel, { dimension }: Layout): PositionStart {
  const uniforms = Array.from({ length: dimension }, (_, d) => `start_x_${d}`);
  return { uniforms, functions: '', body: uniforms.map((u, d) => `let x${d} = p.${u};`) };
}

/** The table holds threshold and alias of each cell (Walker 1977). */
function emitCells(): PositionStart {
  return {
    uniforms: ['start_origin', 'start_width'],
    functions: '',
    body: [
      'let r = random_words(who, 0u, p.purpose + 1u);',
      `let cell = r.x & ${startCells - 1}u;`,
      'let drawn = select(u32(table[2u * cell + 1u]), cell, unit(r.y) <= table[2u * cell]);',
      'let x0 = p.start_origin + (f32(drawn) + unit(r.z)) * p.start_width;',
    ],
  };
}

function emitGrid(model: LangevinModel, { dimension }: Layout, scope: Scope): PositionStart {
  const counts = gridCounts(dimension);
  const coordinates = counts.map((_, d) => `at.x${d}`);
  const uniforms = [
    ...counts.flatMap((_, d) => [`start_origin_${d}`, `start_width_${d}`]),
    ...model.controls.map((_, c) => `start_control_${c}`),
    'start_rounds',
    'start_beta',
    'start_confined',
  ];
  const control = `Control(${model.controls.map((_, c) => `p.start_control_${c}`).join(', ')})`;
  const inside = model.confine ? `(${scope.emit(model.confine)}) != 0.0 || p.start_confined == 0.0` : 'true';
  // coordinate 0 uses the third word of the round's block, the others words of the next block
  const jitter = ['r.z', 'more.x', 'more.y', 'more.z'];
  const shifts = counts.map((_, d) => counts.slice(0, d).reduce((bits, n) => bits + Math.log2(n), 0));
  const place = counts.map(
    (n, d) =>
      `p.start_origin_${d} + (f32((cell >> ${shifts[d]}u) & ${n - 1}u) + unit(${jitter[d]})) * p.start_width_${d}`,
  );
  const functions = [
    `const START_CELLS = ${counts.reduce((a, b) => a * b, 1)}u;`,
    `const START_BLOCKS = ${dimension > 1 ? 2 : 1}u;`,
    `struct Point { ${counts.map((_, d) => `x${d}: f32`).join(', ')} }`,
    'fn propose(who: Trajectory, round: u32, cell: u32, r: vec4<u32>) -> Point {',
    ...(dimension > 1 ? ['  let more = random_words(who, round * START_BLOCKS + 1u, p.purpose + 1u);'] : []),
    `  return Point(${place.join(', ')});`,
    '}',
    'fn reduced_energy(at: Point) -> f32 {',
    ...coordinates.map((c, d) => `  let x${d} = ${c};`),
    ...emitMedianStates(model, scope),
    `  return select(1e30, p.start_beta * potential(${scope.call(coordinates, control)}), ${inside});`,
    '}',
    grid,
  ].join('\n');
  return {
    uniforms,
    functions,
    body: [
      'let begin = start_point(who);',
      ...counts.map((_, d) => `let x${d} = begin.at.x${d};`),
      'let accepted = begin.accepted;',
    ],
  };
}
