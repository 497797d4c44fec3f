// Counts the trajectories of a dispatch that have not reached the stop. Runs right after `advance`, with the same bindings.

struct Params {
  n: u32, stride: u32, first_lo: u32, first_hi: u32, seed_lo: u32, seed_hi: u32, purpose: u32, group: u32, groups: u32, zero: u32,
  stop: u32,
}

/** The column of the time reached. */
override reached: u32;

@group(0) @binding(0) var<uniform> p: Params;
/** Times are compared as bits, so that no driver flushes small ones to zero. */
@group(0) @binding(3) var<storage, read_write> state: array<u32>;
@group(1) @binding(0) var<storage, read_write> under_way: atomic<u32>;

@compute @workgroup_size(64)
fn count(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
  if (id >= p.n) { return; }
  if (state[reached * p.stride + id] != p.stop) { atomicAdd(&under_way, 1u); }
}
