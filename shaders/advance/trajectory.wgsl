// Which trajectory a lane is, its random numbers, and its start (`start` and `store` are emitted).

struct Trajectory { lo: u32, hi: u32 }

fn trajectory(id: u32) -> Trajectory {
  let lo = p.first_lo + id;
  return Trajectory(lo, p.first_hi + select(0u, 1u, lo < id));
}

// The same of a trajectory that was moved by so many lanes on the way.
fn moved_trajectory(id: u32, by: f32) -> Trajectory { return trajectory(u32(f32(id) - by)); }

fn random_words(who: Trajectory, block: u32, purpose: u32) -> vec4<u32> {
  return threefry(vec4<u32>(p.seed_lo, p.seed_hi, 0u, 0u), vec4<u32>(who.lo, who.hi, block, purpose));
}

@compute @workgroup_size(64)
fn initialise(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
  if (id >= p.n) { return; }
  store(id, start(trajectory(id)));
}
