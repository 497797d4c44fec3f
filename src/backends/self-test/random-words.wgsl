// Threefry of three published counters and keys, for trajectories in turn (the last for two of four); words in halves, which single
// precision holds. Linked with random.wgsl.

struct Params {
  n: u32, stride: u32, first_lo: u32, first_hi: u32, seed_lo: u32, seed_hi: u32, purpose: u32, group: u32, groups: u32, zero: u32,
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> controls: array<f32>;
@group(0) @binding(2) var<storage, read> table: array<f32>;
@group(0) @binding(3) var<storage, read_write> state: array<f32>;

fn store(id: u32, column: u32, word: u32) {
  state[2u * column * p.stride + id] = f32(word >> 16u);
  state[(2u * column + 1u) * p.stride + id] = f32(word & 0xffffu);
}

@compute @workgroup_size(64)
fn initialise(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
  if (id >= p.n) { return; }
  for (var column = 0u; column < 4u; column++) { store(id, column, 0u); }
}

@compute @workgroup_size(64)
fn advance(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
  if (id >= p.n) { return; }
  let which = (p.first_lo + id) & 3u;
  let same = select(0u, 0xffffffffu, which == 1u);
  var counter = vec4<u32>(same, same, same, same);
  var key = counter;
  if (which >= 2u) {
    counter = vec4<u32>(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u);
    key = vec4<u32>(0xa4093822u, 0x299f31d0u, 0x082efa98u, 0xec4e6c89u);
  }
  let words = threefry4x32_13(key, counter);
  store(id, 0u, words.x);
  store(id, 1u, words.y);
  store(id, 2u, words.z);
  store(id, 3u, words.w);
}
