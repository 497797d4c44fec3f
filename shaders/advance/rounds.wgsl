// The loop of jump processes whose events come in rounds: `block_events` and `depart` are emitted, `event` is that of jump.wgsl or
// driven-jump.wgsl.
// One round a turn: two would save 4 % of the time, and cost the compilers of software adapters ten times as much.

@compute @workgroup_size(64)
fn advance(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
  if (id >= p.n) { return; }
  let s = load(id);
  let who = moved_trajectory(id, s.moved);
  var w = depart(s);
  for (var i = 0u; i < p.groups && w.s.reached != p.stop; i++) {
    w = block_events(w, who);
    w.s.block += 1.0;
    w.s.t = normalised(w.s.t);
  }
  store(id, w.s);
}
