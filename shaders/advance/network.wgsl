// The event loop of networks: exact event times (Gillespie, J. Phys. Chem. 81, 2340 (1977)). Each random block serves two jumps; `block`
// counts the blocks of each trajectory, so its jumps depend on nothing but its own number. What would fall behind the stop is drawn anew
// from there: waiting times have no memory. A walk goes on behind the stop until its turn of the loop is over, unrecorded: so it
// never waits for the comparison of times. Emitted: `State`, `load`, `store`, `start`, `Walk` (what is recorded, `s`, and where the walk
// is by now), `depart` (a walk from what was recorded) and `jump`.

fn under_way(s: State) -> bool { return (s.t.hi - p.stop) + s.t.lo < 0.0; }

fn two_jumps(before: Walk, words: vec4<u32>) -> Walk {
  var after = jump(jump(before, words.x, words.y), words.z, words.w);
  after.s.block = before.s.block + select(0.0, 1.0, under_way(before.s));
  return after;
}

@compute @workgroup_size(64)
fn advance(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
  if (id >= p.n) { return; }
  var walk = depart(load(id));
  let who = moved_trajectory(id, walk.s.moved);
  var block = u32(walk.s.block);
  // Two blocks a turn, written out: turns are dear on CPUs, and inner loops on software adapters.
  for (var i = 0u; i < p.groups && walk.s.reached != p.stop; i++) {
    walk = two_jumps(walk, random_words(who, block, p.purpose));
    walk = two_jumps(walk, random_words(who, block + 1u, p.purpose));
    block += 2u;
    walk.s.t = normalised(walk.s.t);
    if (!under_way(walk.s) | (walk.s.jumps >= p.cap)) { walk.s.reached = p.stop; }
  }
  var s = walk.s;
  if (!under_way(s)) { s.t = Sum(p.stop, 0.0); }
  store(id, s);
}
