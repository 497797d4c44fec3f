import type { Kernel, Process } from '../../src/backends/backend.ts';
import { noControls } from '../../src/backends/control-table.ts';

/**
 * A renewal process with marks: a waiting time is one more than the upper 10 bits of a hash, times 2⁻¹² … 2⁻²¹ by the trajectory's
 * index; each event adds the lower 8 bits to a sum. All times are multiples of 2⁻²¹ below 8, hence exact in single precision,
 * and every implementation must give the same bits. `stray` makes it miss the stop.
 */
const source = /* wgsl */ `
struct Params {
  n: u32, stride: u32, first_lo: u32, first_hi: u32, seed_lo: u32, seed_hi: u32, purpose: u32, group: u32, groups: u32, zero: u32,
  stop: f32, step: f32, stray: f32,
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

fn draw(id: u32, block: u32) -> u32 {
  return mix(mix(mix(mix(0x9e3779b9u, p.seed_lo), p.first_lo + id), block), p.purpose);
}

fn scale(id: u32) -> f32 {
  let i = p.first_lo + id;
  var s = p.step;
  if ((i & 1u) != 0u) { s = s * 0.5; }
  if ((i & 2u) != 0u) { s = s * 0.25; }
  if ((i & 63u) == 63u) { s = s * 0.015625; }
  return s;
}

@compute @workgroup_size(64)
fn initialise(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
  if (id >= p.n) { return; }
  let h = draw(id, 0u);
  state[id] = table[h & 3u];
  state[p.stride + id] = 0.0;
  state[2u * p.stride + id] = f32((h >> 22u) + 1u) * scale(id);
  state[3u * p.stride + id] = 0.0;
  state[4u * p.stride + id] = 0.0;
}

@compute @workgroup_size(64)
fn advance(@builtin(global_invocation_id) gid: vec3<u32>) {
  let lane = gid.x;
  if (lane >= p.n) { return; }
  let id = u32(f32(lane) - state[4u * p.stride + lane]);
  var sum = state[lane];
  var block = state[p.stride + lane];
  var next = state[2u * p.stride + lane];
  let unit = scale(id);
  for (var r = 0u; r < p.groups && next <= p.stop; r++) {
    block = block + 1.0;
    let h = draw(id, u32(block));
    sum = sum + f32(h & 255u);
    next = next + f32((h >> 22u) + 1u) * unit;
  }
  state[lane] = sum;
  state[p.stride + lane] = block;
  state[2u * p.stride + lane] = next;
  if (next > p.stop) { state[3u * p.stride + lane] = p.stop + p.stray; }
}
`;

export const poissonKernel: Kernel = {
  source,
  uniforms: ['stop', 'step', 'stray'],
  columns: ['sum', 'events', 'next', 'reached', 'moved'],
  stepsPerGroup: 1,
  events: { reached: 3, moved: 4 },
  controlCount: 0,
};

/** About 8 events in unit time where i mod 4 is 0, 64 where it is 3, and 4096 where i mod 64 is 63. */
export function poissonProcess(seed = 0x123456789abcdefn, stray = 0): Process {
  return {
    uniforms: [Number.NaN, 2 ** -12, stray],
    controls: noControls,
    table: Float64Array.from([0, 1, -2, 5]),
    groups: 0,
    purpose: 2,
    seed,
  };
}

function mix(h: number, word: number): number {
  let x = Math.imul(h ^ word, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** The columns of one trajectory at the time `stop`, computed here in JavaScript, event by event. */
export function poisson(process: Process, trajectory: number, stop: number): number[] {
  const { seed, purpose } = process;
  const draw = (block: number) => [Number(seed & 0xffffffffn), trajectory, block, purpose].reduce(mix, 0x9e3779b9);
  const unit =
    process.uniforms[1]! / (trajectory & 1 ? 2 : 1) / (trajectory & 2 ? 4 : 1) / ((trajectory & 63) === 63 ? 64 : 1);
  let sum = process.table[draw(0) & 3]!;
  let next = ((draw(0) >>> 22) + 1) * unit;
  let events = 0;
  while (stop > 0 && next <= stop) {
    const h = draw(++events);
    sum += h & 255;
    next += ((h >>> 22) + 1) * unit;
  }
  return [sum, events, next, stop, 0];
}
