// Which trajectory a lane is, and its random numbers.

struct Trajectory { lo: u32, hi: u32 }

fn trajectory(id: u32) -> Trajectory {
  let lo = p.first_lo + id;
  return Trajectory(lo, p.first_hi + select(0u, 1u, lo < id));
}

fn random_words(who: Trajectory, block: u32, purpose: u32) -> vec4<u32> {
  return threefry(vec4<u32>(p.seed_lo, p.seed_hi, 0u, 0u), vec4<u32>(who.lo, who.hi, block, purpose));
}
