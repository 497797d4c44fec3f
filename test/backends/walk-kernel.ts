import type { Kernel, Process } from '../../src/backends/backend.ts';
import { wholeTable } from '../../src/backends/control-table.ts';

/**
 * A relaxing walk x ← x + (λ − x)·rate + amplitude·noise that uses every binding: λ from `controls`, the start from
 * `table`, noise from a hash of (seed, trajectory, step, purpose). Its products are exact (rate and amplitude are powers
 * of two), so fused multiply-adds change nothing and every implementation must give the same bits.
 */
const source = /* wgsl */ `
struct Params {
  n: u32, stride: u32, first_lo: u32, first_hi: u32, seed_lo: u32, seed_hi: u32, purpose: u32, group: u32, groups: u32, zero: u32,
  rate: f32, amplitude: f32,
}
@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> controls: array<f32>;
@group(0) @binding(2) var<storage, read> table: array<f32>;
@group(0) @binding(3) var<storage, read_write> state: array<f32>;

fn mix(h: u32, word: u32) -> u32 {
  var x = (h ^ word) * 0x85ebca6bu;
  x = (x ^ (x >> 13u)) * 0xc2b2ae35u;
  return x ^ (x >> 16u);
}

fn draw(id: u32, step: u32, purpose: u32) -> u32 {
  let low = p.first_lo + id;
  let high = p.first_hi + select(0u, 1u, low < p.first_lo);
  return mix(mix(mix(mix(mix(mix(0x9e3779b9u, p.seed_lo), p.seed_hi), low), high), step), purpose);
}

@compute @workgroup_size(64)
fn initialise(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
  if (id >= p.n) { return; }
  state[id] = table[draw(id, 0u, p.purpose + 1u) & 15u];
  state[p.stride + id] = 0.0;
  state[2u * p.stride + id] = 0.0;
}

@compute @workgroup_size(64)
fn advance(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
  if (id >= p.n) { return; }
  var x = state[id];
  var w = state[p.stride + id];
  var steps = state[2u * p.stride + id];
  for (var g = 0u; g < p.groups; g++) {
    for (var j = 0u; j < 4u; j++) {
      let step = 4u * g + j;
      let lambda = controls[2u * step + 2u];
      let noise = f32(draw(id, 4u * p.group + step, p.purpose) >> 8u) * 5.9604644775390625e-8 - 0.5;
      w = w + (controls[2u * step + 2u] - controls[2u * step]) + controls[2u * step + 1u];
      x = x + (lambda - x) * p.rate + p.amplitude * noise;
      steps = steps + 1.0;
    }
  }
  state[id] = x;
  state[p.stride + id] = w;
  state[2u * p.stride + id] = steps;
}
`;

export const walkKernel: Kernel = {
  source,
  uniforms: ['rate', 'amplitude'],
  columns: ['x', 'w', 'steps'],
  stepsPerGroup: 4,
  controlCount: 2,
};

/** A process of `groups` groups of four steps: λ grows, a second control alternates; both and the table depend on the seed. */
export function walkProcess(groups: number, seed = 0x123456789abcdefn, purpose = 2): Process {
  const rows = 4 * groups + 2;
  const shift = Number(seed % 7n) / 5;
  return {
    uniforms: [0.125, 0.25],
    controls: wholeTable(
      Float64Array.from({ length: 2 * rows }, (_, i) => (i % 2 ? ((i >> 1) % 3) / 7 : shift + Math.sqrt(i) / 3)),
      2,
    ),
    table: Float64Array.from({ length: 16 }, (_, i) => (i - 8) / 3 - shift),
    groups,
    purpose,
    seed,
  };
}

function mix(h: number, word: number): number {
  let x = Math.imul(h ^ word, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** The columns of one trajectory after `groups` groups, computed here in JavaScript, rounding by `round` after every operation. */
export function walk(process: Process, trajectory: number, groups: number, round: (x: number) => number): number[] {
  const words = [
    Number(process.seed & 0xffffffffn),
    Number(process.seed >> 32n),
    trajectory % 2 ** 32,
    Math.floor(trajectory / 2 ** 32),
  ];
  const draw = (step: number, purpose: number) => [...words, step, purpose].reduce(mix, 0x9e3779b9);
  const control = Array.from(process.controls.read(0, 4 * groups + 1), round);
  let x = round(process.table[draw(0, process.purpose + 1) & 15]!);
  let w = 0;
  for (let step = 0; step < 4 * groups; step++) {
    const [before, drift, lambda] = control.slice(2 * step, 2 * step + 3) as [number, number, number];
    const noise = (draw(step, process.purpose) >>> 8) * 2 ** -24 - 0.5;
    w = round(round(w + round(lambda - before)) + drift);
    x = round(round(x + round(lambda - x) * 0.125) + 0.25 * noise);
  }
  return [x, w, 4 * groups];
}
