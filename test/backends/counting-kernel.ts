import type { Kernel, Process } from '../../src/backends/backend.ts';
import { noControls } from '../../src/backends/control-table.ts';

/**
 * A kernel whose trajectories add to a field at places and by amounts that depend on trajectory, group of steps, seed and purpose:
 * in each group one to `field[16·(trajectory mod 4) + h mod 16]`, h a hash, and `step` or its negative to the word after.
 */
const source = /* wgsl */ `
struct Params {
  n: u32, stride: u32, first_lo: u32, first_hi: u32, seed_lo: u32, seed_hi: u32, purpose: u32, group: u32, groups: u32, zero: u32,
  step: f32, bias: f32,
}
@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> controls: array<f32>;
@group(0) @binding(2) var<storage, read> table: array<f32>;
@group(0) @binding(3) var<storage, read_write> state: array<f32>;
@group(0) @binding(4) var<storage, read_write> field: array<atomic<i32>, 65>;

fn hash(trajectory: u32, group: u32) -> u32 {
  var x = (trajectory * 0x9e3779b9u) ^ (group * 0x85ebca6bu) ^ p.seed_lo ^ p.purpose;
  x = (x ^ (x >> 16u)) * 0x7feb352du;
  x = (x ^ (x >> 15u)) * 0x846ca68bu;
  return x ^ (x >> 16u);
}

@compute @workgroup_size(64)
fn initialise(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
  if (id >= p.n) { return; }
  state[id] = 0.0;
}

@compute @workgroup_size(64)
fn advance(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
  if (id >= p.n) { return; }
  let trajectory = p.first_lo + id;
  for (var i = 0u; i < p.groups; i++) {
    let h = hash(trajectory, p.group + i);
    let word = 16u * (trajectory & 3u) + (h & 15u);
    let down = f32(h >> 16u) < p.bias;
    atomicAdd(&field[word], 1);
    atomicAdd(&field[word + 1u], select(i32(p.step), -i32(p.step), down));
  }
  state[id] = state[id] + f32(p.groups);
}
`;

export const countingKernel: Kernel = {
  source,
  uniforms: ['step', 'bias'],
  columns: ['groups'],
  stepsPerGroup: 1,
  controlCount: 0,
  // words are shared by places that follow one another, and the last word of a slice by the next slice
  field: { size: 65, slices: 1, largest: 2 ** 16 },
};

/** @param share of the negative steps */
export function countingProcess(groups: number, step: number, share: number, seed = 77n): Process {
  return {
    uniforms: [step, share * 65536],
    controls: noControls,
    table: new Float64Array(0),
    groups,
    purpose: 4,
    seed,
  };
}

function hash({ seed, purpose }: Process, trajectory: number, group: number): number {
  let x = Math.imul(trajectory, 0x9e3779b9) ^ Math.imul(group, 0x85ebca6b) ^ Number(seed & 0xffffffffn) ^ purpose;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/** The field computed here in JavaScript. */
export function countedField(process: Process, first: number, count: number, groups: number): number[] {
  const field = Array<number>(65).fill(0);
  const [step, bias] = process.uniforms as [number, number];
  for (let trajectory = first; trajectory < first + count; trajectory++)
    for (let group = 0; group < groups; group++) {
      const h = hash(process, trajectory, group);
      const word = 16 * (trajectory & 3) + (h & 15);
      field[word]! += 1;
      field[word + 1]! += h >>> 16 < bias ? -step : step;
    }
  return field;
}
