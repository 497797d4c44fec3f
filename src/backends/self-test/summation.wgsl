// Adds the 64 numbers of `table` in another order for each trajectory. Linked with precision-single.wgsl and summation.wgsl.

struct Params {
  n: u32, stride: u32, first_lo: u32, first_hi: u32, seed_lo: u32, seed_hi: u32, purpose: u32, group: u32, groups: u32, zero: u32,
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> controls: array<f32>;
@group(0) @binding(2) var<storage, read> table: array<f32>;
@group(0) @binding(3) var<storage, read_write> state: array<f32>;

@compute @workgroup_size(64)
fn initialise(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
  if (id >= p.n) { return; }
  state[id] = 0.0;
  state[p.stride + id] = 0.0;
}

@compute @workgroup_size(64)
fn advance(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
  if (id >= p.n) { return; }
  var sum = Sum(state[id], state[p.stride + id]);
  for (var g = 0u; g < p.groups; g++) {
    sum = add_to(sum, table[(p.first_lo + id + p.group + g) & 63u]);
  }
  state[id] = sum.hi;
  state[p.stride + id] = sum.lo;
}
