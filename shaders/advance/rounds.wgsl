// The loop of jump processes whose events come in rounds: `block_events` is emitted, `event` is that of jump.wgsl or driven-jump.wgsl.
// One round a turn: two would save 4 % of the time, and cost the compilers of software adapters ten times as much.

@compute @workgroup_size(64)
fn advance(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
  if (id >= p.n) { return; }
  let who = trajectory(id);
  var s = load(id);
  for (var i = 0u; i < p.groups && s.reached != p.stop; i++) {
    s = block_events(s, who);
    s.block += 1.0;
    s.t = normalised(s.t);
  }
  store(id, s);
}
