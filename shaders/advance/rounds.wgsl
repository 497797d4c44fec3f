// The loop of jump processes whose events come in rounds: `block_events` and `turn` (a round or two) are emitted, `event` is that of
// jump.wgsl or driven-jump.wgsl.

fn next_round(s: State, who: Trajectory) -> State {
  var next = block_events(s, who);
  next.block += select(0.0, 1.0, s.reached != p.stop);
  return next;
}

@compute @workgroup_size(64)
fn advance(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
  if (id >= p.n) { return; }
  let who = trajectory(id);
  var s = load(id);
  for (var i = 0u; i < p.groups && s.reached != p.stop; i++) {
    s = turn(s, who);
    s.t = normalised(s.t);
  }
  store(id, s);
}
